"""Texts are taken apart alike, however a hand or a phone writes them."""

import pytest

from bot.domain.search.letters import bared, levelled
from bot.domain.search.words import pairs, pieces


def words(text: str) -> list[str]:
    return [bared(piece.text) for piece in pieces(levelled(text))]


@pytest.mark.parametrize(
    "typed", ["9000", "9 000", "9,000", "9.000", "9\u202f000", "9\xa0000", "9’000", "٩٠٠٠", "９０００"]
)
def test_a_number_is_one_word_however_it_is_grouped(typed: str) -> None:
    assert words(typed) == ["9000"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.25, 1,25", ["1·25", "1·25"]),
        ("15.07.2016", ["15", "7", "2016"]),
        ("in 2016, 193 states", ["in", "2016", "193", "states"]),
        ("2016-2018", ["2016", "2018"]),
        ("A/71/353", ["a", "71", "353"]),
        ("1.250.000,5", ["1250000·5"]),
    ],
)
def test_numbers_stay_apart_from_one_another(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karadžić", "karadzic"),
        ("ЕЩЁ", "еще"),
        ("الأَمْن", "الامن"),
        ("مـــؤتمر", "موتمر"),
        ("إلى", "الي"),
        ("منطقة", "منطقه"),
        ("\u2068Istanbul\u2069", "istanbul"),
        ("STRASSE", "straße"),
        ("ﬁnance", "finance"),
    ],
)
def test_what_hands_leave_out_makes_no_difference(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_short_i_is_a_letter_of_its_own() -> None:
    assert words("Йод") != words("иод")
    assert words("и\u0306од") == words("йод")


def test_writing_without_spaces_stands_apart_from_numbers_and_other_scripts() -> None:
    assert words("2035年贫困goAML") == ["2035", "年贫困", "goaml"]
    assert list(pairs("年贫困")) == ["年贫", "贫困", "困"]
