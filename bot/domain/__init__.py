"""Rules without a world: no database, no network, no clock, no text."""
