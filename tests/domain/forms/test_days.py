"""Days and times as people write them; 3/4 has two readings, 31 February none."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.forms.days import clock_time, days, moments
from bot.domain.forms.reading import Habits

MONTHS = {"march": 3, "mar": 3, "mars": 3, "avril": 4, "may": 5, "марта": 3, "مارس": 3}
BRITISH = Habits(months=MONTHS, days={"yesterday": -1})
AMERICAN = Habits(day_first=False, months=MONTHS)
TODAY = date(2027, 3, 10)
PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("2027-03-05", ["2027-03-05"]), ("2027/3/5", ["2027-03-05"]), ("2027年3月5日", ["2027-03-05"]),
        ("13/5/2027", ["2027-05-13"]), ("5/13/2027", ["2027-05-13"]), ("5/5/2027", ["2027-05-05"]),
        ("03/04/2027", ["2027-04-03", "2027-03-04"]), ("03/04", ["2027-04-03", "2027-03-04"]),
        ("3-4-2027", ["2027-04-03", "2027-03-04"]), ("3.4.2027", ["2027-04-03"]), ("31.12.", ["2027-12-31"]),
        ("٣/٤/٢٠٢٧", ["2027-04-03", "2027-03-04"]), ("13/5/27", ["2027-05-13"]), ("13/5/85", ["1985-05-13"]),
        ("3 mars 2027", ["2027-03-03"]), ("March 3, 2027", ["2027-03-03"]), ("3rd of March", ["2027-03-03"]),
        ("1er mars", ["2027-03-01"]), ("5 марта 2027", ["2027-03-05"]), ("٥ مارس ٢٠٢٧", ["2027-03-05"]),
        ("3 Mar 28", ["2028-03-03"]), ("Yesterday", ["2027-03-09"]),
    ],
)  # fmt: skip
def test_the_days_it_can_mean(written: str, options: list[str]) -> None:
    assert list(days(written, BRITISH, TODAY).options) == options


def test_the_readers_habit_comes_first() -> None:
    assert days("03/04/2027", AMERICAN, TODAY).options == ("2027-03-04", "2027-04-03")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/02/2026", "no_such_day"), ("29 march 2027 2028", "no_date"), ("30 February", "no_date"),
        ("31 avril", "no_such_day"), ("0/0/2027", "no_date"), ("2027-02-30", "no_such_day"), ("2027-13-45", "no_date"),
        ("soon", "no_date"), ("march", "no_date"), ("2027", "no_date"), ("12 march or may", "no_date"), ("", "no_date"),
        ("0000-01-01", "no_date"), ("0026-05-01", "no_date"),
    ],
)  # fmt: skip
def test_what_is_no_day(written: str, code: str) -> None:
    found = days(written, BRITISH, TODAY)
    assert found.options == ()
    assert found.problem is not None
    assert found.problem.code == code


@given(st.text(max_size=15))
def test_whatever_is_written_is_a_day_or_a_problem(text: str) -> None:
    found = days(text, BRITISH, TODAY)
    assert bool(found.options) != bool(found.problem)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("14:30", "14:30"), ("14h30", "14:30"), ("14h", "14:00"), ("14.30", "14:30"), ("2:30 pm", "14:30"),
        ("9 am", "09:00"), ("12 am", "00:00"), ("12 p.m.", "12:00"), ("٩:٣٠", "09:30"), ("00:00", "00:00"),
        ("25:99", None), ("24:00", None), ("13 pm", None), ("9", None), ("soon", None), ("9:3", None), ("", None),
    ],
)  # fmt: skip
def test_times(written: str, read: str | None) -> None:
    assert clock_time(written) == (f"{read}:00.000" if read else None)


@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("2027-03-05 14:30", ["2027-03-05T14:30:00.000+01:00"]),
        ("2027-03-05T14:30", ["2027-03-05T14:30:00.000+01:00"]),
        ("3 mars 2027, 9h", ["2027-03-03T09:00:00.000+01:00"]),
        ("3/4/2027 9 am", ["2027-04-03T09:00:00.000+02:00", "2027-03-04T09:00:00.000+01:00"]),
        ("28/3/2027 2:30", ["2027-03-28T03:30:00.000+02:00"]),
        ("28/3/2027", []),
        ("9 am", []),
    ],
)
def test_a_day_and_a_time(written: str, options: list[str]) -> None:
    """2:30 does not exist on the day that clocks go forward: it is 3:30."""
    assert list(moments(written, BRITISH, datetime(2027, 3, 10, tzinfo=PARIS), PARIS).options) == options
