"""When something comes again: compared with somebody else's reading of the same rule; and names of pages."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr

from bot.documents.ics import rule
from bot.domain.calendar import AHEAD, MINE, Spot, Timing, occurrence, past
from bot.domain.dues import UNKNOWN, Due, Precision, season, understood

FIRSTS = [date(2024, 2, 29), date(2023, 2, 28), date(2024, 1, 31), date(2024, 8, 30), date(2024, 12, 31)]
FIRSTS += [date(2024, 3, 1), date(2024, 4, 30), date(2024, 5, 15)]


def day(on: date) -> Due:
    return Due(Precision.DAY, on, on)


@pytest.mark.parametrize("first", FIRSTS)
@pytest.mark.parametrize("every", [1, 2, 3, 6, 12, 18, 24, 48])
def test_the_list_shows_the_days_that_a_phone_makes_of_the_rule(first: date, every: int) -> None:
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001
    theirs = [one.date() for one in rrulestr(rule(first, every), dtstart=start)[:14]]
    today, ours = first, []
    for _ in range(14):
        found = occurrence(Timing(day(first), every), today).due
        assert found.first == found.last
        assert found.first
        ours.append(found.first)
        today = found.first + timedelta(days=1)
    assert ours == theirs


def test_the_end_of_a_month_stays_its_end() -> None:
    february = Timing(understood("February 2027"), 12)
    assert occurrence(february, date(2027, 3, 1)).due == understood("February 2028")
    quarterly = Timing(understood("Q1 2027"), 3)
    assert occurrence(quarterly, date(2027, 4, 1)).due == understood("Q2 2027")


def test_it_is_the_one_under_way_or_the_next() -> None:
    when = Timing(understood("14-16 June 2027"), 12)
    for today, year in ((date(2026, 1, 1), 2027), (date(2027, 6, 16), 2027), (date(2027, 6, 17), 2028)):
        first = occurrence(when, today).due.first
        assert first
        assert first.year == year
    assert not past(when, date(2040, 1, 1))


def test_a_season_comes_in_another_year_and_half_a_year_later_it_is_no_season() -> None:
    yearly = Timing(understood("spring 2027"), 12, "spring 2027")
    assert occurrence(yearly, date(2028, 1, 1)).season == "spring 2028"
    half = Timing(understood("spring 2027"), 6, "spring 2027")
    assert occurrence(half, date(2028, 1, 1)).season == ""
    assert occurrence(half, date(2027, 4, 1)).season == "spring 2027"


def test_what_a_report_saw_once_gets_no_day_in_another_year() -> None:
    seen = Timing(Due(Precision.RANGE, date(2017, 6, 14), date(2017, 6, 16)), loose=True)
    assert occurrence(seen, date(2026, 5, 4)) == seen
    assert not past(seen, date(2026, 5, 4))


@pytest.mark.parametrize("when", [Timing(), Timing(every=12), Timing(understood("ongoing"), 12), Timing(loose=True)])
def test_without_a_day_none_is_computed(when: Timing) -> None:
    assert occurrence(when, date(2026, 5, 4)) == when
    assert not past(when, date(2100, 1, 1))


def test_what_comes_once_is_past_when_its_last_day_is_over() -> None:
    when = Timing(understood("March 2027"))
    assert not past(when, date(2027, 3, 31))
    assert past(when, date(2027, 4, 1))


@pytest.mark.parametrize("when", [Timing(), Timing(understood("by 2030"), 6), Timing(understood("ongoing"), 0, "")])
def test_a_date_is_kept_as_codes_and_read_again(when: Timing) -> None:
    assert Timing.read(when.body()) == when


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("Spring 2027", "en", "spring 2027"),
        ("fall 2027", "en", "autumn 2027"),
        ("hiver 2027/28", "fr", "winter 2027/28"),
        ("otoño de 2027", "es", "autumn 2027"),
        ("летом 2027", "ru", "summer 2027"),
        ("ربيع ٢٠٢٧", "ar", "spring 2027"),
        ("2027年春季", "zh", "spring 2027"),
        ("spring 2027 to autumn 2027", "en", ""),
        ("March 2027", "en", ""),
        ("whenever", "en", ""),
    ],
)
def test_a_season_is_known_in_every_language(text: str, language: str, named: str) -> None:
    assert season(text, language) == named


@pytest.mark.parametrize("spot", [Spot(), Spot(MINE), Spot(AHEAD, "global-compacts", 12)])
def test_a_page_has_one_name(spot: Spot) -> None:
    assert Spot.read(spot.name) == spot


@pytest.mark.parametrize("name", ["", "x", "ahead_all_0", "ahead_all_-1", "ahead_all_99999", "ahead_all_x_y"])
def test_a_name_that_makes_no_sense_is_the_first_page(name: str) -> None:
    assert Spot.read(name) == Spot()


def test_nothing_is_known_of_nothing() -> None:
    assert Timing().due == UNKNOWN
