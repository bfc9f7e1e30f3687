"""When people are reminded of what is owed: on which days of a cycle, how often, and never while they sleep."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.domain.cycles import Cycle, When

DAYS = (-28, -14, -7, -1, 0, 3, 7)  # before the day a cycle is due, on it, and after it
A_WEEK = 3  # reminders to one person within seven days
WEEK = timedelta(days=7)


def latest(cycle: Cycle, today: date) -> date | None:
    """The last of its days that has come: after an outage one reminder stands for all that were missed."""
    return max((day for n in DAYS if (day := cycle.due + timedelta(days=n)) <= today), default=None)


def merged(moment: datetime, zone: str, others: Iterable[datetime]) -> bool:
    """Whether another reminder of that day, or those of the week before, are enough."""
    before = {When(other, zone).day(other) for other in others if moment - WEEK < other <= moment + WEEK}
    return When(moment, zone).day(moment) in before or len(before) >= A_WEEK
