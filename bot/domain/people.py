"""A person as Kept knows one: a random id, a language, hours, grants; a name only where they typed one."""

from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32


class Role(StrEnum):
    """What somebody may do; a visitor is whoever has none."""

    MEMBER = "member"
    PARTNER = "partner"
    SIGNER = "signer"
    HANDLER = "handler"
    SENSITIVE = "sensitive_handler"
    ORGANISER = "organiser"
    ADMIN = "admin"


class Reach(StrEnum):
    EVERYWHERE = "everywhere"
    PROCESS = "process"
    COUNTRY = "country"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """How far a role reaches: a process, a country, one organisation, or everywhere."""

    reach: Reach = Reach.EVERYWHERE
    value: str = ""

    @property
    def code(self) -> str:
        return f"{self.reach}:{self.value}" if self.value else str(self.reach)

    @classmethod
    def of(cls, code: str) -> "Scope | None":
        """The scope that a code names; None where it names none."""
        reach, _, value = code.partition(":")
        known = reach in list(Reach) and bool(value) == (reach != Reach.EVERYWHERE)
        return cls(Reach(reach), value) if known else None

    @classmethod
    def within(cls, organisation: str) -> "Scope":
        return cls(Reach.ORGANISATION, organisation)


EVERYWHERE = Scope()
WITHIN = frozenset({Role.PARTNER, Role.SIGNER})  # these are always somebody's of one organisation
WHOLE = frozenset({Role.MEMBER, Role.ADMIN})  # and these never of a part


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    role: Role
    scope: Scope = EVERYWHERE

    @property
    def sound(self) -> bool:
        """Whether this role can have this scope at all; a partner of everything would be one of nothing."""
        if self.role in WITHIN:
            return self.scope.reach is Reach.ORGANISATION
        return self.role not in WHOLE or self.scope == EVERYWHERE

    @property
    def code(self) -> str:
        return str(self.role) if self.scope == EVERYWHERE else f"{self.role}@{self.scope.code}"

    @property
    def mark(self) -> str:
        """Short enough for a button, to tell the grants of one person apart."""
        return f"{crc32(self.code.encode()):08x}"


class State(StrEnum):
    ACTIVE = "active"
    STOPPED = "stopped"  # asked for silence
    UNREACHABLE = "unreachable"  # has blocked the bot, or the account is gone


QUIET = (21 * 60, 8 * 60)  # minutes of the day between which nothing is sent unasked
CODE = 4  # characters of an id that people call each other by


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
    grants: frozenset[Grant]
    called: str | None = None  # what they typed for those they work with
    reminded: bool = True

    @classmethod
    def unknown(cls, language: str, zone: str) -> "Person":
        """Somebody Kept does not know, or no longer: a group, a passer-by, a person who was forgotten."""
        return cls("", language, language, zone, QUIET, False, State.ACTIVE, False, frozenset())

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def reads(self) -> str:
        """The language to write to them in: the chosen one, else what their phone suggests."""
        return self.language or self.hint

    @property
    def code(self) -> str:
        """What organisers call somebody whose name is not theirs to know."""
        return self.id[:CODE].upper()

    def has(self, role: Role, organisation: str) -> bool:
        return Grant(role, Scope.within(organisation)) in self.grants

    @property
    def organisations(self) -> tuple[str, ...]:
        """Those they work for."""
        return tuple(sorted({one.scope.value for one in self.grants if one.sound and one.role in WITHIN}))
