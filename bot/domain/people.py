"""A person as Kept knows one: a random id, a language, hours, roles; never a name."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    PARTNER = "partner"
    ORGANISER = "organiser"
    ADMIN = "admin"


class State(StrEnum):
    ACTIVE = "active"
    STOPPED = "stopped"  # asked for silence
    UNREACHABLE = "unreachable"  # has blocked the bot, or the account is gone


QUIET = (21 * 60, 8 * 60)  # minutes of the day between which nothing is sent unasked


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    language: str | None
    hint: str
    zone: str
    quiet: tuple[int, int]
    plain: bool
    state: State
    blocked: bool
    roles: frozenset[Role]

    @property
    def reads(self) -> str:
        """The language to write to them in: the chosen one, else what their phone suggests."""
        return self.language or self.hint

    @property
    def code(self) -> str:
        """What organisers call somebody whose name is not theirs to know."""
        return self.id[:4].upper()
