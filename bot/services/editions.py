"""How often each milestone of the content and each day of a cycle was changed, so that calendars can tell."""

import hashlib
from datetime import datetime

from bot.content import Content
from bot.domain.cycles import Cycle, terms
from bot.storage import milestones
from bot.storage.engine import Transaction
from bot.storage.milestones import Edition


def digest(one: object) -> str:
    return hashlib.sha256(repr(one).encode()).hexdigest()[:16]


def digests(content: Content) -> dict[str, str]:
    return {one.id: digest(one) for process in content.processes.values() for one in process.milestones}


def noted(tx: Transaction) -> dict[str, Edition]:
    return milestones.noted(tx)


def note_cycle(tx: Transaction, cycle: Cycle, now: datetime) -> None:
    """Each of its days for itself, so that another day for the last leaves the first as it was."""
    milestones.note(tx, {term.id: digest((term.day, sorted(cycle.names.items()))) for term in terms(cycle)}, now)


def note(tx: Transaction, content: Content, now: datetime) -> None:
    """Only what changed since: doing it twice is doing it once."""
    before = milestones.noted(tx)
    new = {id: one for id, one in digests(content).items() if id not in before or before[id].digest != one}
    milestones.note(tx, new, now)
