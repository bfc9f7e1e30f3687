"""Organisations as Kept lists them, the people one writes to there, and links that admit to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.authority import Matter, Standing
from bot.domain.people import Grant, Reach, Scope


@dataclass(frozen=True, slots=True)
class Organisation:
    """A promise-maker; its names by language, one of which is the main one."""

    id: str
    type: str
    names: Mapping[str, str]
    main: str
    country: str | None = None  # ISO 3166, three letters
    language: str | None = None  # the one it is written to in
    standing: Standing = Standing.ACTIVE
    signed: bool = True  # whether somebody has to sign for it
    source: str | None = None
    source_id: str | None = None
    proposed_by: str | None = None

    def name(self, language: str) -> str:
        """What a reader of that language calls it."""
        return self.names.get(language) or self.names[self.main]

    @property
    def scope(self) -> Scope:
        return Scope.within(self.id)

    @property
    def matter(self) -> Matter:
        return Matter(self.id, self.country or "", standing=self.standing)


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at an organisation whom an organiser can write to; nobody to Kept."""

    id: str
    organisation: str
    name: str
    email: str = ""
    language: str | None = None
    function: str = ""


class Ended(StrEnum):
    """Why a link admits nobody."""

    UNKNOWN = "unknown"
    REVOKED = "revoked"
    EXPIRED = "expired"
    FULL = "full"
    LEFT = "left"  # whoever was removed, or has left, does not come back by the same link
    GONE = "gone"  # the organisation is


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that gives a role to so many people until then."""

    id: str
    grant: Grant
    places: int
    expires: datetime
    made: datetime
    made_by: str | None = None
    contact: str | None = None
    joined: int = 0
    opened: int = 0
    revoked: datetime | None = None
    hands_over: bool = False

    def ended(self, now: datetime) -> Ended | None:
        if self.revoked:
            return Ended.REVOKED
        if self.expires <= now:
            return Ended.EXPIRED
        return Ended.FULL if self.joined >= self.places else None

    @property
    def organisation(self) -> str:
        """Whose people it admits; empty for every other role."""
        return self.grant.scope.value if self.grant.scope.reach is Reach.ORGANISATION else ""


class Reached(StrEnum):
    """How far an organisation has been reached by links; each counts once."""

    JOINED = "joined"
    OPENED = "opened"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Reaching:
    """An organisation among those invited."""

    organisation: Organisation
    links: int
    opened: int
    joined: int

    @property
    def reached(self) -> Reached:
        if self.joined:
            return Reached.JOINED
        return Reached.OPENED if self.opened else Reached.NOT_REACHED
