"""When a reporting period is open, and what it expects and why."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.commitments import Channel, Kind, Verification
from bot.domain.cycles import Amiss, Candidate, Cycle, Phase, When, Why, amiss, why

OPENED = datetime(2026, 5, 1, 6, tzinfo=UTC)
CYCLE = Cycle("c23456", "agenda", {"en": "2026"}, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 30), OPENED)
ONE = Candidate(
    "we222222", Kind.INDIVIDUAL, Channel.BOT, Verification.CONFIRMED, OPENED - timedelta(seconds=1), "wells"
)


@pytest.mark.parametrize(
    ("day", "phase", "taken"),
    [
        ("2026-04-30", Phase.PLANNED, False),
        ("2026-05-01", Phase.OPEN, True),
        ("2026-05-31", Phase.OPEN, True),
        ("2026-06-01", Phase.LATE, True),
        ("2026-06-30", Phase.LATE, True),
        ("2026-07-01", Phase.LOCKED, False),
    ],
)
def test_the_days_of_a_cycle(day: str, phase: Phase, taken: bool) -> None:
    today = date.fromisoformat(day)
    assert (CYCLE.phase(today), CYCLE.takes(today)) == (phase, taken)


def test_before_it_has_opened_it_is_planned_whatever_the_day() -> None:
    assert replace(CYCLE, opened=None).phase(date(2026, 6, 1)) is Phase.PLANNED


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "2026-05-31"), ("Pacific/Auckland", "2026-06-01"), ("America/Lima", "2026-05-31")]
)
def test_a_day_ends_where_the_house_stands(zone: str, day: str) -> None:
    assert When(datetime(2026, 5, 31, 23, 59, tzinfo=UTC), zone).today == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, None),
        ({"due": date(2026, 5, 1), "locks": date(2026, 5, 1)}, None),
        ({"names": {"en": " "}}, Amiss.NO_NAME),
        ({"due": date(2026, 4, 30)}, Amiss.DUE_BEFORE_OPENING),
        ({"locks": date(2026, 5, 30)}, Amiss.LOCKS_BEFORE_DUE),
    ],
)
def test_dates_follow_one_another(change: dict[str, object], wrong: Amiss | None) -> None:
    assert amiss(replace(CYCLE, **change)) is wrong  # type: ignore[arg-type]


# By hand: what is changed of something expected, and the reason for which it no longer is.
REASONS: list[tuple[dict[str, object], Why]] = [
    ({}, Why.EXPECTED),
    ({"last": "on_track"}, Why.EXPECTED),
    ({"kind": Kind.ALIGNMENT}, Why.ALIGNMENT),
    ({"channel": Channel.ORAL}, Why.ORAL),
    ({"verification": Verification.SUBMITTED}, Why.NOT_CONFIRMED),
    ({"verification": Verification.WITHDRAWN}, Why.WITHDRAWN),
    ({"created": OPENED}, Why.REGISTERED_LATER),
    ({"last": "done"}, Why.REPORTED_DONE),
    ({"last": "withdrawn"}, Why.REPORTED_WITHDRAWN),
    ({"maker": None}, Why.NO_MAKER),
]


@pytest.mark.parametrize(("change", "reason"), REASONS)
def test_what_is_expected_and_why(change: dict[str, object], reason: Why) -> None:
    assert why(replace(ONE, **change), OPENED) is reason  # type: ignore[arg-type]


def test_every_reason_is_told() -> None:
    assert {reason for _, reason in REASONS} == set(Why)
