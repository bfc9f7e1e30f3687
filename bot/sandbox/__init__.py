"""A strict, stateful Bot API server to try and test bots against, with phones instead of a network of people."""
