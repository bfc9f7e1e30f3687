"""On which days of a cycle people are reminded, and how many reminders are enough."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.cycles import Cycle
from bot.domain.hours import waking
from bot.domain.nudges import latest, merged

CYCLE = Cycle("c23456", "agenda-for-humanity", {"en": "2026"}, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 30))
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
NIGHT = (21 * 60, 8 * 60)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 5, 2), None),
        (date(2026, 5, 3), date(2026, 5, 3)),
        (date(2026, 5, 16), date(2026, 5, 3)),
        (date(2026, 5, 17), date(2026, 5, 17)),
        (date(2026, 5, 29), date(2026, 5, 24)),
        (date(2026, 5, 30), date(2026, 5, 30)),
        (date(2026, 5, 31), date(2026, 5, 31)),
        (date(2026, 6, 29), date(2026, 6, 7)),
    ],
)
def test_of_several_days_that_passed_the_last_one_counts(today: date, day: date | None) -> None:
    assert latest(CYCLE, today) == day


def test_a_cycle_due_on_a_leap_day_reminds_of_it() -> None:
    leap = Cycle("c23456", "p", {"en": "2028"}, date(2028, 1, 1), date(2028, 2, 29), date(2028, 3, 31))
    assert latest(leap, date(2028, 2, 29)) == date(2028, 2, 29)
    assert latest(leap, date(2028, 3, 3)) == date(2028, 3, 3)


@pytest.mark.parametrize(
    ("zone", "others", "enough"),
    [
        ("UTC", [], False),
        ("UTC", [NOON.replace(hour=1)], True),
        ("Asia/Tokyo", [NOON.replace(hour=1)], True),
        ("America/Lima", [NOON.replace(hour=1)], False),  # the evening before
        ("UTC", [NOON - timedelta(days=n) for n in (1, 2)], False),
        ("UTC", [NOON - timedelta(days=n) for n in (1, 2, 3)], True),
        ("UTC", [NOON - timedelta(days=n) for n in (1, 2, 7)], False),
    ],
)
def test_one_a_day_and_three_a_week_are_enough(zone: str, others: list[datetime], enough: bool) -> None:
    assert merged(NOON, zone, others) is enough


@pytest.mark.parametrize(
    ("zone", "now", "then"),
    [
        # The nights in which clocks change, in five zones: the first moment at or after eight by the clock there.
        ("Europe/Paris", datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)),
        ("Europe/Paris", datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 7, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 3, 8, 3, tzinfo=UTC), datetime(2026, 3, 8, 12, tzinfo=UTC)),
        ("Africa/Cairo", datetime(2026, 4, 23, 22, tzinfo=UTC), datetime(2026, 4, 24, 5, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 10, 3, 12, tzinfo=UTC), datetime(2026, 10, 3, 21, tzinfo=UTC)),
        ("America/Santiago", datetime(2026, 9, 6, 3, tzinfo=UTC), datetime(2026, 9, 6, 11, tzinfo=UTC)),
        ("Asia/Kathmandu", datetime(2026, 5, 4, 18, tzinfo=UTC), datetime(2026, 5, 5, 2, 15, tzinfo=UTC)),
    ],
)
def test_nobody_is_woken_whatever_the_clocks_do(zone: str, now: datetime, then: datetime) -> None:
    assert waking(now, zone, NIGHT) == then


@pytest.mark.parametrize(
    ("quiet", "hour", "then"),
    [(NIGHT, 12, 12), (NIGHT, 8, 8), (NIGHT, 7, 8), ((0, 0), 3, 3), ((13 * 60, 15 * 60), 14, 15), ((600, 600), 10, 10)],
)
def test_quiet_hours_end_when_they_say(quiet: tuple[int, int], hour: int, then: int) -> None:
    assert waking(NOON.replace(hour=hour), "UTC", quiet) == NOON.replace(hour=then)


def test_an_hour_that_the_clocks_leave_out_is_over_when_they_go_on() -> None:
    gap = waking(datetime(2026, 3, 29, 0, tzinfo=UTC), "Europe/Paris", (0, 150))  # until 02:30, which is not there
    assert gap == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
