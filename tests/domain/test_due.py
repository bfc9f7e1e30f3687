"""What holds for every due text, and when one is overdue."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.dues import UNKNOWN, Due, Hemisphere, Precision, hemisphere, overdue, together, understood
from bot.domain.dues.due import ENDLESS
from bot.domain.dues.vocabulary import KNOWN
from bot.domain.words import folded

WORDS = {word for phrase in KNOWN for word in phrase.split()}
LANGUAGES = st.sampled_from([None, "ar", "en", "es", "fr", "ru", "zh"])
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
PIECES = st.one_of(
    st.sampled_from(sorted(KNOWN)),
    st.integers(0, 40).map(str),
    st.integers(1990, 2099).map(str),
    DAYS.map(str),
    st.sampled_from(["-", "/", ".", ",", "2027-28", "31/10/2027", "03/04/2027", "٢٠٢٧", "2027年", "3月"]),
)


def well_formed(due: Due) -> bool:
    dated = [day for day in (due.first, due.last) if day]
    if due.precision is Precision.UNKNOWN:
        return due == UNKNOWN
    return dated == sorted(dated) and (due.precision in ENDLESS or len(dated) == 2)


@given(st.text(max_size=60), LANGUAGES)
def test_no_text_breaks_it(text: str, language: str | None) -> None:
    assert well_formed(understood(text, language))


@given(st.lists(PIECES, max_size=7).map(" ".join), LANGUAGES, st.sampled_from([None, *Hemisphere]))
def test_no_mixture_of_known_words_breaks_it(text: str, language: str | None, side: Hemisphere | None) -> None:
    assert well_formed(understood(text, language, side))


@given(st.text(st.characters(categories=("Lu", "Ll", "Po", "Pd", "Zs"), max_codepoint=0x4FF), max_size=40))
def test_without_a_number_or_a_known_word_nothing_is_understood(text: str) -> None:
    assume(WORDS.isdisjoint(folded(text).split()))
    assert understood(text) == UNKNOWN


@given(st.sampled_from(["2031", "by May 2031", "Q3 2031", "ongoing", "annually"]), st.sampled_from("zxjж水"))
def test_one_unknown_word_makes_a_text_unknown(text: str, mark: str) -> None:
    assert understood(f"{text} {mark * 3}") == understood(f"{mark * 3} {text}") == UNKNOWN


@given(DAYS)
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    month = calendar.month_name[day.month]
    ways = [
        understood(str(day)),
        understood(f"{day.day} {month} {day.year}"),
        understood(f"{month} {day.day}, {day.year}"),
        understood(f"{day.day}.{day.month}.{day.year}", "ru"),
        understood(f"{day.year}年{day.month}月{day.day}日", "zh"),
        understood(str(day).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")), "ar"),
    ]
    assert set(ways) == {Due(Precision.DAY, day, day)}


@given(DAYS)
def test_the_order_of_day_and_month_is_never_guessed(day: date) -> None:
    found = understood(f"{day.day:02}/{day.month:02}/{day.year}", "fr")
    sure = day.day > 12 or day.day == day.month
    assert found == (Due(Precision.DAY, day, day) if sure else UNKNOWN)


@given(st.integers(1990, 2099), st.integers(1, 12))
def test_the_day_after_the_last_of_a_month_is_unknown(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]
    assert understood(f"{year}-{month}-{last}").last == understood(f"{year}-{month:02}-{last}").first
    assert understood(f"{year}-{month:02}-{last + 1}") == UNKNOWN


@given(st.text("0123456789", min_size=1, max_size=3) | st.text("0123456789", min_size=5, max_size=12))
def test_a_number_that_is_no_year_is_unknown(text: str) -> None:
    assert understood(text) == understood(f"by {text}") == UNKNOWN


def test_a_very_long_text_is_no_due_text() -> None:
    assert understood("2031".center(200)) == understood("2031")
    assert understood("2031".center(201)) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "side", "first", "last"),
    [
        ("spring 2027", Hemisphere.NORTH, date(2027, 3, 1), date(2027, 6, 21)),
        ("spring 2027", Hemisphere.SOUTH, date(2027, 9, 1), date(2027, 12, 22)),
        ("summer 2027", Hemisphere.NORTH, date(2027, 6, 1), date(2027, 9, 23)),
        ("summer 2027", Hemisphere.SOUTH, date(2026, 12, 1), date(2028, 3, 20)),
        ("winter 2027/28", Hemisphere.NORTH, date(2027, 12, 1), date(2028, 3, 20)),
        ("fall 2027", Hemisphere.SOUTH, date(2027, 9, 1), date(2027, 12, 22)),
        ("spring - summer 2027", Hemisphere.NORTH, date(2027, 3, 1), date(2027, 9, 23)),
    ],
)
def test_where_a_promise_is_kept_narrows_its_season(text: str, side: Hemisphere, first: date, last: date) -> None:
    found = understood(text, "en", side)
    assert (found.first, found.last) == (first, last)


def test_summer_over_two_years_is_no_summer_of_the_north() -> None:
    assert understood("summer 2027/28", "en", Hemisphere.NORTH) == UNKNOWN


@given(st.sampled_from(["spring", "summer", "autumn", "winter"]), st.integers(2000, 2090), st.sampled_from(Hemisphere))
def test_without_a_place_a_season_is_over_only_when_it_is_over_everywhere(
    season: str, year: int, side: Hemisphere
) -> None:
    anywhere, there = understood(f"{season} {year}"), understood(f"{season} {year}", None, side)
    days = [day for day in (anywhere.first, there.first, there.last, anywhere.last) if day]
    assert len(days) == 4
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("country", "side"),
    [("CAN", Hemisphere.NORTH), ("AUS", Hemisphere.SOUTH), ("KEN", None), ("", None), ("Chile", None)],
)
def test_a_country_says_its_hemisphere_unless_it_lies_in_both(country: str, side: Hemisphere | None) -> None:
    assert hemisphere(country) is side


@pytest.mark.parametrize("text", ["by 2027", "Q4 2027", "end of December 2027", "2025-2027", "31 December 2027"])
def test_a_due_is_over_the_day_after_its_last(text: str) -> None:
    due = understood(text)
    assert not overdue(due, date(2027, 12, 31))
    assert overdue(due, date(2028, 1, 1))


@pytest.mark.parametrize("text", ["ongoing", "ongoing until 2027", "annually until 2027", "tbd", "from 2027 onwards"])
def test_what_has_no_end_is_never_overdue(text: str) -> None:
    assert not overdue(understood(text), date(2999, 1, 1))


@given(DAYS, st.integers(0, 5000))
def test_what_is_overdue_stays_so(day: date, later: int) -> None:
    due = Due(Precision.DAY, day, day)
    assert not overdue(due, day - timedelta(later))
    assert overdue(due, day + timedelta(1 + later))


@pytest.mark.parametrize(
    ("texts", "joint"),
    [
        (["by 2031", "d'ici 2031"], understood("by 2031")),
        (["by the fall of 2031", "d'ici l'automne 2031"], understood("by fall 2031")),
        (["ongoing", "en continu", "مستمر"], understood("ongoing")),
        (["May 2031", "by May 2031"], understood("by May 2031")),
        (["tbd", "à déterminer"], UNKNOWN),
        (["by May 2031", "d'ici juin 2031"], None),
        (["2031", "2032"], None),
        (["by 2031", "en continu"], None),
        (["by 2031", "à déterminer"], None),
    ],
)
def test_the_languages_of_one_promise_agree_or_contradict(texts: list[str], joint: Due | None) -> None:
    dues = [understood(text) for text in texts]
    assert together(dues) == together(reversed(dues)) == joint
