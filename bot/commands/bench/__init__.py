"""Measure the numbers to hold, as a table."""
