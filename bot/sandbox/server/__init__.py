"""The world over HTTP: the Bot API for bots, the phone API for the web chat and tests, switches for both."""
