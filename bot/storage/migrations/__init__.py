"""The steps from an empty database to today's; a released one is never changed, and the next gets the next number."""
