"""What is understood of a due text, and when it has passed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    UNKNOWN = "unknown"


ENDLESS = frozenset({Precision.ONGOING, Precision.RECURRING, Precision.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Due:
    """The first and the last day that may be meant; `by` says that earlier is as good."""

    precision: Precision
    first: date | None = None
    last: date | None = None
    by: bool = False


UNKNOWN = Due(Precision.UNKNOWN)


def overdue(due: Due, today: date) -> bool:
    """Only when the last day that may be meant is over; what has no end never is."""
    return due.precision not in ENDLESS and due.last is not None and due.last < today


def together(dues: Iterable[Due]) -> Due | None:
    """What the wordings of one due say in several languages; None where they contradict one another."""
    first, *others = dues
    for other in others:
        if other.precision is not first.precision:
            return None
        first = _both(first, other)
    in_order = first.first is None or first.last is None or first.first <= first.last
    return first if in_order else None


def _both(one: Due, other: Due) -> Due:
    """A "fall" is narrower than an "automne", and both are meant."""
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    return Due(one.precision, max(firsts, default=None), min(lasts, default=None), one.by or other.by)
