"""Numbers as people write them, in any digits and by any habits; what can be read in two ways is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.forms.reading import Habits, numbers, taken_apart

ENGLISH, FRENCH, GERMAN = Habits(".", ","), Habits(",", "\u202f"), Habits(",", ".")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12", ("12",)), (" 12 ", ("12",)), ("12.", ("12",)), ("007", ("7",)), ("0", ("0",)), ("+5", ("5",)),
        ("-5", ("-5",)), ("−5", ("-5",)), ("– 5", ("-5",)), ("1.5", ("1.5",)), ("1,5", ("1.5",)), (".5", ("0.5",)),
        ("1.50", ("1.5",)), ("1.0", ("1",)), ("0.500", ("0.5",)), ("0,500", ("0.5",)), ("3,14159", ("3.14159",)),
        ("1 500", ("1500",)), ("1\u00a0500", ("1500",)), ("1\u202f500", ("1500",)), ("1'500", ("1500",)),
        ("1’500", ("1500",)), ("1 500,5", ("1500.5",)), ("1,234.56", ("1234.56",)), ("1.234,56", ("1234.56",)),
        ("1.234.567", ("1234567",)), ("1,234,567", ("1234567",)), ("12,34,567", ("1234567",)),
        ("1234,567", ("1234.567",)), ("101 %", ("101",)), ("12%", ("12",)),
        ("٤٢", ("42",)), ("١٬٢٣٤٫٥", ("1234.5",)), ("۴۲", ("42",)), ("४२", ("42",)),
        ("十二", ("12",)), ("两百零五", ("205",)), ("一千二百", ("1200",)), ("三万五千", ("35000",)),
        ("1.5万", ("15000",)), ("二〇二六", ("2026",)), ("一亿二千万", ("120000000",)), ("零", ("0",)), ("十二个", ()),
        ("１２万", ("120000",)),
        ("４２", ("42",)), ("１，５", ("1.5",)),
        ("twelve", ()), ("about 12", ()), ("10-15", ()), ("12 5", ()), ("1 2 3", ()), ("1.2.3", ()), ("1e9", ()),
        ("1,2,3", ()), ("--5", ()), ("", ()), ("-", ()), (".", ()), ("NaN", ()), ("inf", ()),
        ("1.5.000", ()), ("½", ()),
    ],
)  # fmt: skip
def test_one_reading_or_none(written: str, read: tuple[str, ...]) -> None:
    assert numbers(written, ENGLISH) == read


@pytest.mark.parametrize(
    ("written", "habits", "read"),
    [
        ("1.500", ENGLISH, ("1.5", "1500")),
        ("1,500", ENGLISH, ("1500",)),
        ("1.500", FRENCH, ("1500", "1.5")),
        ("1,500", FRENCH, ("1.5", "1500")),
        ("1.500", GERMAN, ("1500",)),
        ("1,500", GERMAN, ("1.5", "1500")),
        ("-1,500", GERMAN, ("-1.5", "-1500")),
    ],
)
def test_three_digits_behind_a_mark_have_two_readings(written: str, habits: Habits, read: tuple[str, ...]) -> None:
    assert numbers(written, habits) == read


@given(st.integers(-(10**14), 10**14), st.sampled_from([" ", "\u00a0", "\u202f", "'", ","]))
def test_grouped_numbers_are_read_whole(number: int, mark: str) -> None:
    assert numbers(f"{number:,}".replace(",", mark), ENGLISH) == (str(number),)


@given(st.text(max_size=20), st.sampled_from([ENGLISH, FRENCH, GERMAN]))
def test_whatever_is_written_is_a_number_or_none(text: str, habits: Habits) -> None:
    for read in numbers(text, habits):
        float(read)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2 340 wells repaired", ("2340", "wells repaired")),
        ("12 puits", ("12", "puits")),
        ("٤٢ بئرا", ("42", "بئرا")),
        ("12, in the north", ("12", "in the north")),
        ("-3 degrees", ("-3", "degrees")),
        ("12", None),
        ("12wells", None),
        ("wells 12", None),
        ("12 and 14 wells", None),
        ("1.500 wells", None),
        ("12 !", None),
    ],
)
def test_a_number_and_words_are_taken_apart_where_it_is_clear(written: str, parts: tuple[str, str] | None) -> None:
    assert taken_apart(written, ENGLISH) == parts
