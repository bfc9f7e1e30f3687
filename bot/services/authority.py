"""Acts of authority: asked of what stands on disk at that moment, and on record once they are allowed."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.authority import Act, Matter, may
from bot.domain.people import Person, Reach, Scope
from bot.storage import facts, organisations, people
from bot.storage.engine import Transaction


def allows(tx: Transaction, person: Person, act: Act, matter: Matter | None = None) -> bool:
    """Asked anew, whatever was known of them when their turn began."""
    return sight(tx, person, act)(matter or Matter())


def sight(tx: Transaction, person: Person, act: Act) -> Callable[[Matter], bool]:
    """The same of many matters, of somebody looked up once."""
    present = people.find(tx, person.id)
    return lambda matter: present is not None and may(present, act, matter)


def exercise(tx: Transaction, person: Person, act: Act, matter: Matter, subject: str, now: datetime) -> bool:
    """Whether they may; if so it is on record, and the caller does it."""
    allowed = allows(tx, person, act, matter)
    if allowed:
        facts.record(tx, person.id, act, subject, now)
    return allowed


def matter_of(tx: Transaction, scope: Scope) -> Matter | None:
    """What lies in a scope; None for an organisation that is not there."""
    if scope.reach is not Reach.ORGANISATION:
        return Matter.of(scope)
    found = organisations.find(tx, scope.value)
    return found.matter if found else None
