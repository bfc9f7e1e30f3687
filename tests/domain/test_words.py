"""What a person typed, made comparable in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.words import cleaned, distance, folded, nearest, number


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" the pump ", "the pump"),
        ("the\u200f pump\u202e\x00\x07", "the pump"),
        ("line\nline\ttab", "line\nline\ttab"),
        ("e\u0301te\u0301", "été"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("lone \ud83d half", "lone  half"),
        ("<b>&lt;{0}%s", "<b>&lt;{0}%s"),
    ],
)
def test_what_nobody_sees_is_taken_out_and_nothing_else(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Français", "francais"),
        ("ESPAÑOL", "espanol"),
        ("Русский.", "русский"),
        ("  yes!  ", "Yes"),
        ("Straße", "STRASSE"),
        ("𝑨", "a"),
    ],
)
def test_case_accents_and_marks_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("yes", "no"), ("中文", "中"), ("العربية", "")])
def test_letters_do(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(("typed", "meant"), [("2", 2), ("٢", 2), ("２.", 2), ("२", 2), ("12)", 12), (" 007 ", 7)])
def test_a_number_in_any_digits(typed: str, meant: int) -> None:
    assert number(typed) == meant


@pytest.mark.parametrize("typed", ["", "two", "2 or 3", "²½", "1234567", "2a", "₂"])
def test_what_is_no_whole_number(typed: str) -> None:
    assert number(typed) is None


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("help", "help", 0), ("hlep", "help", 1), ("hel", "help", 1), ("start", "stop", 3), ("", "abc", 3)],
)
def test_how_many_letters_differ(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == distance(other, one) == letters


def test_a_typing_mistake_finds_what_was_meant_and_nothing_far_off() -> None:
    commands = ["start", "settings", "stop", "help", "language"]
    assert nearest("langage", commands) == "language"
    assert nearest("strat", commands) == "start"
    assert nearest("weather", commands) is None
    assert nearest("x", commands) is None
    assert nearest("help", []) is None


@given(st.text(max_size=80))
def test_no_text_breaks_it(typed: str) -> None:
    assert cleaned(cleaned(typed)) == cleaned(typed)
    assert folded(folded(typed)) == folded(typed)
    assert number(typed) is None or number(typed) < 10**6  # type: ignore[operator]


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_distance_is_one(one: str, other: str) -> None:
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))
