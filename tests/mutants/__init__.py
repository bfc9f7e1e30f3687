"""Ways to break the code, and the tests that have to notice."""
