"""The words that were looked for are marked in a short piece of the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search.marks import MOST, highlight
from bot.domain.search.query import query

SIX = ("ar", "en", "es", "fr", "ru", "zh")


def seen(text: str, typed: str, language: str) -> str:
    found = highlight(text, query(typed, SIX), language)
    return "".join(f"[{part}]" if marked else part for part, marked in found)


@pytest.mark.parametrize(
    ("language", "text", "typed", "shown"),
    [
        ("en", "Half of the refugees are children.", "refugee child", "Half of the [refugees] are children."),
        ("fr", "Les réfugiés en Ouganda.", "refugies ouganda", "Les [réfugiés] en [Ouganda]."),
        ("ru", "Переселение беженцев.", "беженцы", "Переселение [беженцев]."),
        ("zh", "难民自己的声音应当被听到。", "难民声音", "[难民]自己的[声音]应当被听到。"),
        ("zh", "保护水和土地", "水", "保护[水]和土地"),
        ("en", "9,000 people came.", "9 000", "[9,000] people came."),
    ],
)
def test_words_are_marked_as_they_stand(language: str, text: str, typed: str, shown: str) -> None:
    assert seen(text, typed, language) == shown


def test_a_letter_keeps_its_signs() -> None:
    assert seen("الأَمْنُ البَشَرِيُّ أولًا", "امن بشري", "ar") == "[الأَمْنُ] [البَشَرِيُّ] أولًا"


def test_nothing_stands_there() -> None:
    assert seen("Half of the refugees.", "budget", "en") == ""


@pytest.mark.parametrize("text", ["word " * 200 + "target here " + "word " * 200, "字" * 500 + "目标" + "字" * 500])
def test_a_long_text_is_shown_round_the_first_word(text: str) -> None:
    shown = seen(text, "target 目标", "en" if "target" in text else "zh")
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "[target]" in shown or "[目标]" in shown
    assert len(shown) <= MOST + len("……[]")


@given(st.text(max_size=400), st.text(min_size=1, max_size=10), st.sampled_from(SIX))
def test_pieces_together_are_a_part_of_the_text(text: str, typed: str, language: str) -> None:
    parts = highlight(f"{text} {typed} {text}", query(typed, SIX), language)
    whole = "".join(part for part, _ in parts).strip("…")
    plain = " ".join(unicodedata.normalize("NFC", f"{text} {typed} {text}").split())
    assert "".join(whole.split()) in "".join(ch for ch in plain if ch not in "\u2066\u2067\u2068\u2069 ") or "…" in text
    assert all(part and not unicodedata.combining(part[0]) for part, marked in parts if marked)
