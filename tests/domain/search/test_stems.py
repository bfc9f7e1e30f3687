"""The forms of a word meet in their stems."""

import pytest

from bot.domain.search.letters import bared, levelled
from bot.domain.search.stems import skeletons, stems


def alike(one: str, other: str, language: str) -> bool:
    return not stems(levelled(one), language).isdisjoint(stems(levelled(other), language))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "forecast", "forecasts"),
        ("en", "displaced", "displacement"),
        ("es", "parlamentario", "parlamentarias"),
        ("es", "comision", "comisiones"),
        ("fr", "réfugiés", "refugie"),
        ("fr", "financière", "financieres"),
        ("ru", "беженцев", "беженцы"),
        ("ru", "учёт", "учета"),
        ("ar", "الشركات", "شركة"),
        ("ar", "وبالأمم", "أمم"),
        ("ar", "لليمن", "اليمن"),
        ("ar", "بسوريا", "سوريا"),
    ],
)
def test_forms_of_one_word(language: str, one: str, other: str) -> None:
    assert alike(one, other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"), [("en", "united", "uneven"), ("ar", "كتاب", "باب"), ("ru", "мир", "миг")]
)
def test_other_words(language: str, one: str, other: str) -> None:
    assert not alike(one, other, language)


def test_a_word_of_another_script_has_no_stem() -> None:
    assert stems("слово", "fr") == frozenset()
    assert stems("", "en") == frozenset()


def test_a_broken_plural_has_the_consonants_of_its_singular() -> None:
    assert skeletons(bared("الطفل")) & skeletons(bared("أطفال"))
    assert not skeletons("word")
