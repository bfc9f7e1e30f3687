"""What is owed to the outside once a change is on disk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.screens import Screen


class Lane(StrEnum):
    REPLY = "reply"
    BULK = "bulk"  # reminders and broadcasts together


class Effect(StrEnum):
    SCREEN = "screen"  # one message on the screen at a time: it edits, or takes the last one's buttons away
    NOTICE = "notice"  # a message that stands beside the conversation
    NUDGE = "nudge"  # a notice of what is owed when it is sent; it awaits input, unless something else does
    FILE = "file"  # a document or picture beside the conversation, made when it is sent
    FETCH = "fetch"  # a file that somebody sent: it stands in nobody's chat
    MENU = "menu"  # the list of commands of one chat


@dataclass(frozen=True, slots=True)
class Owed:
    """One effect owed once; the key says which once it is."""

    key: str
    chat: int
    person: str | None
    screen: Screen
    acted: datetime
    effect: Effect = Effect.NOTICE
    lane: Lane = Lane.REPLY
    edits: int | None = None
    strips: int | None = None
    revision: int | None = None
    due: datetime | None = None
