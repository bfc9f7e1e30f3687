"""What the clock calls: APScheduler only ticks; what is due stands in the database."""
