"""Kept: a Telegram bot through which people keep their promises."""

__version__ = "0.1.0"
