"""The calendar: milestones of the content, those made here, and the days of cycles; to come and past, mine and all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.content import Content
from bot.content.model import Milestone as Printed
from bot.domain.calendar import AHEAD, MINE, PAST, Spot, Timing, occurrence, past
from bot.domain.cycles import Term, terms
from bot.domain.dues import UNKNOWN, Due, Precision
from bot.domain.milestones import Milestone
from bot.domain.people import Person
from bot.domain.reading import Pages
from bot.services import editions
from bot.storage import commitments, cycles, milestones, reading
from bot.storage.engine import Transaction

SIZE = 6  # entries on a page
ONCE = "once"
PRECISIONS = {"day": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR, "range": Precision.RANGE}


Thing = Printed | Milestone | Term


@dataclass(frozen=True, slots=True)
class Entry:
    """A moment in the calendar, and what it is."""

    id: str
    process: str
    when: Timing
    thing: Thing
    revision: int
    changed: datetime
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the calendar."""

    spot: Spot
    shown: tuple[Entry, ...]
    last: int
    following: bool = False  # whether the reader follows the one process that it is about
    followed: frozenset[str] = frozenset()  # what is theirs, where it is about that


def today(now: datetime, zone: str) -> date:
    """Where this house stands."""
    return now.astimezone(ZoneInfo(zone)).date()


def entries(tx: Transaction, content: Content) -> list[Entry]:
    """Everything, also what was cancelled."""
    noted = editions.noted(tx)
    printed = (
        of_content(slug, one, content, noted)
        for slug, process in content.processes.items()
        for one in process.milestones
    )
    made = (of_ours(one) for one in milestones.everything(tx))
    owed = (of_term(term, noted) for one in cycles.everything(tx) for term in terms(one))
    return [*printed, *(one for one in (*made, *owed) if one.process in content.processes)]


def of_content(slug: str, one: Printed, content: Content, noted: Mapping[str, milestones.Edition]) -> Entry:
    """Until it is noted how often it was changed, it is as old as its report."""
    edition = noted.get(one.id)
    changed = edition.changed if edition else datetime(content.reports[one.report].year, 1, 1, tzinfo=UTC)
    return Entry(one.id, slug, timing(one), one, edition.revision if edition else 0, changed)


def timing(one: Printed) -> Timing:
    """A day that a report names of something that comes again is the day of that time only."""
    precision = PRECISIONS.get(one.precision)
    due = Due(precision, one.date, one.end) if precision and one.date else UNKNOWN
    if precision is Precision.DAY and one.date != one.end:
        due = Due(Precision.RANGE, one.date, one.end)
    return Timing(due, loose=one.recurrence != ONCE)


def of_ours(one: Milestone) -> Entry:
    return Entry(one.id, one.process, one.when, one, one.revision, one.updated, one.cancelled)


def of_term(one: Term, noted: Mapping[str, milestones.Edition]) -> Entry:
    edition = noted.get(one.id)
    changed = edition.changed if edition else datetime.combine(one.cycle.opens, time(), UTC)
    when = Timing(Due(Precision.DAY, one.day, one.day))
    return Entry(one.id, one.cycle.process, when, one, edition.revision if edition else 0, changed)


def find(tx: Transaction, content: Content, id: str) -> Entry | None:
    return next((one for one in entries(tx, content) if one.id == id), None)


def coming(found: Iterable[Entry], day: date) -> list[Entry]:
    """What ends first comes first; what has no end, and what has no date to come, comes last."""
    standing = [one for one in found if not one.cancelled and not past(one.when, day)]
    return sorted(standing, key=lambda one: ends(one, day))


def ends(one: Entry, day: date) -> tuple[date, date, str]:
    due = occurrence(one.when, day).due
    last = due.last if due.last and due.last >= day else date.max
    return last, due.first or date.max, one.id


def gone_by(found: Iterable[Entry], day: date) -> list[Entry]:
    """A timeline is read forwards."""
    over = [one for one in found if not one.cancelled and past(one.when, day)]
    return sorted(over, key=lambda one: (one.when.due.first or date.min, one.when.due.last or date.min, one.id))


LISTS: Mapping[str, Callable[[Iterable[Entry], date], list[Entry]]] = {AHEAD: coming, MINE: coming, PAST: gone_by}


def leaf(tx: Transaction, content: Content, person: Person, spot: Spot, day: date) -> Leaf:
    """The page asked for, or the last one where there are fewer."""
    own = mine(tx, person) if spot.kind == MINE else frozenset()
    process = spot.process if spot.process in content.processes else ""
    found = LISTS[spot.kind](within(entries(tx, content), process, own if spot.kind == MINE else None), day)
    pages = Pages(found, SIZE)
    page = min(spot.page, pages.last)
    follows = bool(process) and process in reading.followed(tx, person.id)
    return Leaf(Spot(spot.kind, process, page), tuple(pages.page(page)), pages.last, follows, own)


def within(found: Iterable[Entry], process: str, own: frozenset[str] | None) -> Iterator[Entry]:
    return (one for one in found if process in ("", one.process) and (own is None or one.process in own))


def mine(tx: Transaction, person: Person) -> frozenset[str]:
    """The processes they follow, and those in which their organisations have promised something."""
    return reading.followed(tx, person.id) | commitments.processes_of(tx, person.organisations)
