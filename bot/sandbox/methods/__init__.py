"""The Bot API's methods, one module a kind; importing this package registers them all."""

from bot.sandbox.methods import callbacks, changing, chats, inline, media, profile, sending, topics, updating
from bot.sandbox.registry import METHODS

__all__ = [
    "METHODS",
    "callbacks",
    "changing",
    "chats",
    "inline",
    "media",
    "profile",
    "sending",
    "topics",
    "updating",
]
