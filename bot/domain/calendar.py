"""When a moment of a process is, how often it comes again, and which of its occurrences is the next."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.domain.dues import UNKNOWN, Due, Precision, overdue

YEAR = 12
WHOLE = frozenset({Precision.MONTH, Precision.QUARTER, Precision.HALF, Precision.YEAR})  # these end with a month
KINDS = AHEAD, MINE, PAST = ("ahead", "mine", "past")
ALL = "all"


@dataclass(frozen=True, slots=True)
class Timing:
    """A date with just its precision; what is `loose` comes again, but nobody knows on which day."""

    due: Due = UNKNOWN
    every: int = 0  # months from one to the next; 0: once
    season: str = ""  # as "spring 2027", where one is named
    loose: bool = False

    def body(self) -> dict[str, Any]:
        """As codes and days, for what is owed and has to say it later."""
        due = self.due
        days = {name: day.isoformat() for name, day in (("first", due.first), ("last", due.last)) if day}
        return {"precision": str(due.precision), **days, "by": due.by, "every": self.every, "season": self.season}

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> "Timing":
        first, last = (date.fromisoformat(body[name]) if body.get(name) else None for name in ("first", "last"))
        return cls(Due(Precision(body["precision"]), first, last, body["by"]), body["every"], body["season"])


def past(when: Timing, today: date) -> bool:
    """What comes again never is."""
    return not (when.every or when.loose) and overdue(when.due, today)


def occurrence(when: Timing, today: date) -> Timing:
    """The one under way or to come; of what has no day, has none that is known, or is over, that itself."""
    first, last = when.due.first, when.due.last
    if not when.every or when.loose or first is None or last is None or last >= today:
        return when
    n = max(0, (months(today) - months(last)) // when.every)
    while (found := shifted(when.due, n * when.every)).last is not None and found.last < today:
        n += 1
    return replace(when, due=found, season=moved(when, n))


def months(day: date) -> int:
    return day.year * YEAR + day.month - 1


def moved(when: Timing, n: int) -> str:
    """The season of another year; half a year later it is another one, and its months say more."""
    name, _, year = when.season.partition(" ")
    if when.every % YEAR or not year.isdecimal():
        return when.season if not n else ""
    return f"{name} {int(year) + n * when.every // YEAR}"


def shifted(due: Due, by: int) -> Due:
    """So many months later; the end of a month stays the end, and a 31st is no later than the month has days."""
    if due.first is None or due.last is None:
        return due
    return replace(due, first=later(due.first, by), last=later(due.last, by, ends=due.precision in WHOLE))


def later(day: date, by: int, *, ends: bool = False) -> date:
    year, month = divmod(months(day) + by, YEAR)
    most = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, most if ends else min(day.day, most))


@dataclass(frozen=True, slots=True)
class Spot:
    """A page of the calendar: of what is to come, one's own, or what is past; of every process, or of one."""

    kind: str = AHEAD
    process: str = ""
    page: int = 1

    @property
    def name(self) -> str:
        """Letters, digits, _ and - only, for links and buttons."""
        return f"{self.kind}_{self.process or ALL}_{self.page}"

    @classmethod
    def read(cls, name: str) -> "Spot":
        """What makes no sense is left out."""
        kind, process, page = (*name.split("_"), "", "", "")[:3]
        number = int(page) if page.isdecimal() and len(page) < len("10000") else 1
        return cls(kind if kind in KINDS else AHEAD, process if process != ALL else "", max(number, 1))

    def at(self, page: int) -> "Spot":
        return replace(self, page=page)
