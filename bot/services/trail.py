"""Who used authority for what, as far as somebody may read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.authority import Act
from bot.domain.directory import Organisation
from bot.domain.people import Person, Reach, Scope
from bot.services.authority import allows
from bot.storage import facts, organisations
from bot.storage.engine import Transaction


@dataclass(frozen=True, slots=True)
class Entry:
    at: datetime
    actor: str
    act: str
    subject: str


@dataclass(frozen=True, slots=True)
class Trail:
    """A page of it, the newest first."""

    entries: tuple[Entry, ...] = ()
    more: bool = False
    organisations: Mapping[str, Organisation] = field(default_factory=dict)


def page(tx: Transaction, by: Person, first: int, most: int) -> Trail:
    if not allows(tx, by, Act.SEE_TRAIL):
        return Trail()
    rows = facts.trail(tx, first, most + 1)
    entries = tuple(Entry(*row) for row in rows[:most])
    scopes = (Scope.of(word) for entry in entries for word in entry.subject.replace("@", " ").split())
    ids = {scope.value for scope in scopes if scope and scope.reach is Reach.ORGANISATION}
    named = {id: found for id in ids if (found := organisations.find(tx, id))}
    return Trail(entries, len(rows) > most, named)
