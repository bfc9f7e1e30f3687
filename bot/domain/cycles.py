"""A reporting period of a process: when it opens, is due and locks, and of which promises it expects a report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.commitments import Channel, Kind, Verification


@dataclass(frozen=True, slots=True)
class When:
    """A moment, and the zone in which a day of this house begins and ends."""

    now: datetime
    zone: str

    @property
    def today(self) -> date:
        return self.day(self.now)

    def day(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.zone)).date()


class Phase(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    LATE = "late"  # no longer on time, and not locked yet
    LOCKED = "locked"


class Work(StrEnum):
    """What is still to be done to its rows, slice by slice."""

    LIST = "list"  # writing down what it expects
    MOVE = "move"  # its dates changed: so do those of its rows


@dataclass(frozen=True, slots=True)
class Cycle:
    """On the day it is due a report is still on time, on the day it locks it is still taken."""

    id: str
    process: str
    names: Mapping[str, str]  # by language
    opens: date
    due: date
    locks: date
    opened: datetime | None = None  # from then on what it expects is settled
    work: Work | None = None
    reached: str = ""  # the commitment up to which the work is done

    def phase(self, today: date) -> Phase:
        if self.opened is None or today < self.opens:
            return Phase.PLANNED
        if today <= self.due:
            return Phase.OPEN
        return Phase.LATE if today <= self.locks else Phase.LOCKED

    def takes(self, today: date) -> bool:
        return self.phase(today) in (Phase.OPEN, Phase.LATE)

    def name(self, language: str) -> str:
        """In that language, else in whichever there is."""
        return self.names.get(language) or next(iter(self.names.values()), "")


class Edge(StrEnum):
    OPENS = "opens"
    DUE = "due"
    LOCKS = "locks"


@dataclass(frozen=True, slots=True)
class Term:
    """One of the days of a cycle, as a calendar has it."""

    cycle: Cycle
    edge: Edge

    @property
    def id(self) -> str:
        return f"{self.edge}-{self.cycle.id}"

    @property
    def day(self) -> date:
        return {Edge.OPENS: self.cycle.opens, Edge.DUE: self.cycle.due, Edge.LOCKS: self.cycle.locks}[self.edge]


def terms(cycle: Cycle) -> Iterator[Term]:
    """What locks on the day it is due has two."""
    return (Term(cycle, edge) for edge in Edge if edge is not Edge.LOCKS or cycle.locks != cycle.due)


class Amiss(StrEnum):
    """Why these dates are no reporting period."""

    NO_NAME = "no_name"
    DUE_BEFORE_OPENING = "due_before_opening"
    LOCKS_BEFORE_DUE = "locks_before_due"
    PAST = "past"


def amiss(cycle: Cycle) -> Amiss | None:
    found = {
        Amiss.NO_NAME: not any(name.strip() for name in cycle.names.values()),
        Amiss.DUE_BEFORE_OPENING: cycle.due < cycle.opens,
        Amiss.LOCKS_BEFORE_DUE: cycle.locks < cycle.due,
    }
    return next((code for code, there in found.items() if there), None)


class Why(StrEnum):
    """Why a cycle expects a report on a commitment, or expects none."""

    EXPECTED = "expected"
    ALIGNMENT = "alignment"  # it owes nothing
    ORAL = "oral"  # only spoken, and never counted
    NOT_CONFIRMED = "not_confirmed"
    WITHDRAWN = "withdrawn"
    REPORTED_DONE = "reported_done"
    REPORTED_WITHDRAWN = "reported_withdrawn"
    REGISTERED_LATER = "registered_later"
    NO_MAKER = "no_maker"  # whoever promised it is gone


@dataclass(frozen=True, slots=True)
class Candidate:
    """What decides whether a commitment is expected."""

    commitment: str
    kind: Kind
    channel: Channel
    verification: Verification
    created: datetime
    maker: str | None  # the first of its makers that stands
    last: str | None = None  # the state that was reported last


def why(one: Candidate, opened: datetime) -> Why:
    """The first reason that holds; a date that has passed is none."""
    reasons = {
        Why.ALIGNMENT: one.kind is Kind.ALIGNMENT,
        Why.ORAL: one.channel is Channel.ORAL,
        Why.WITHDRAWN: one.verification is Verification.WITHDRAWN,
        Why.NOT_CONFIRMED: one.verification is not Verification.CONFIRMED,
        Why.REGISTERED_LATER: one.created >= opened,
        Why.REPORTED_DONE: one.last == "done",
        Why.REPORTED_WITHDRAWN: one.last == "withdrawn",
        Why.NO_MAKER: one.maker is None,
    }
    return next((reason for reason, there in reasons.items() if there), Why.EXPECTED)
