"""What a person does on a phone: reads, writes, taps, blocks; each act is a plain function of the world."""
