"""Writing a milestone: dates as people write them in six languages, and nothing more precise than that."""

from dataclasses import replace

import pytest

from bot.domain.dues import Precision
from bot.domain.milestones import EVERYBODY, STEPS, Sketch, Step, dated, repeated, sourced, titled

SKETCH = Sketch(process="agenda-for-humanity", titles={"en": "Reports are due"}, language="en")


@pytest.mark.parametrize(
    ("language", "typed", "precision"),
    [
        ("en", "14 June 2027", Precision.DAY),
        ("en", "by 2030", Precision.YEAR),
        ("en", "ongoing", Precision.ONGOING),
        ("fr", "du 3 au 5 mai 2027", Precision.RANGE),
        ("fr", "printemps 2027", Precision.SEASON),
        ("es", "14 de junio de 2027", Precision.DAY),
        ("es", "antes de 2030", Precision.YEAR),
        ("ru", "с 3 по 5 мая 2027", Precision.RANGE),
        ("ru", "весна 2027", Precision.SEASON),
        ("ar", "١٤ يونيو ٢٠٢٧", Precision.DAY),
        ("ar", "من 3 إلى 5 مايو 2027", Precision.RANGE),
        ("ar", "بحلول 2030", Precision.YEAR),
        ("zh", "2027年5月3日至5日", Precision.RANGE),
        ("zh", "2027年春季", Precision.SEASON),
        ("zh", "2030年之前", Precision.YEAR),
    ],
)
def test_every_example_that_is_given_is_understood(language: str, typed: str, precision: Precision) -> None:
    found = dated(SKETCH, typed, language)
    assert found
    assert found.when.due.precision is precision
    assert found.said == typed


@pytest.mark.parametrize("typed", ["", "soon", "3/4/2027", "31 June 2027", "every March", "June", "14 June 2027 " * 9])
def test_what_has_not_one_meaning_is_refused(typed: str) -> None:
    assert dated(SKETCH, typed, "en") is None


def test_spring_is_where_the_country_is() -> None:
    north, south = (dated(replace(SKETCH, country=code), "spring 2027", "en") for code in ("KEN", "CHL"))
    assert north
    assert south
    assert south.when.due.first
    assert south.when.due.first.month == 9
    assert north.when.season == south.when.season == "spring 2027"


def test_texts_have_their_length_and_months_are_months() -> None:
    assert titled(SKETCH, "x" * 151, "en") is titled(SKETCH, "  ", "en") is None
    assert sourced(SKETCH, "x" * 301) is sourced(SKETCH, "\n") is None
    assert repeated(SKETCH, "601") is repeated(SKETCH, "yearly") is repeated(SKETCH, "-1") is None
    twelve = repeated(SKETCH, "١٢")
    assert twelve
    assert twelve.every == 12


def test_a_title_more_leaves_the_first_one_the_first() -> None:
    both = titled(SKETCH, "Remise des rapports", "fr")
    assert both
    assert both.language == "en"
    assert set(both.titles) == {"en", "fr"}


def test_everybody_or_some_and_never_nobody() -> None:
    some = SKETCH.toggled("un").toggled("ngo")
    assert some.audience == ("un", "ngo")
    assert some.toggled("un").toggled("ngo").audience == (EVERYBODY,)
    assert some.toggled(EVERYBODY).audience == (EVERYBODY,)


def test_the_questions_come_in_order_and_one_that_is_changed_leads_back_to_the_look() -> None:
    sketch = Sketch()
    for step in STEPS[1:]:
        sketch = sketch.forward()
        assert sketch.step == step
    assert replace(sketch, step=Step.DATE).forward().step == Step.REVIEW
    assert replace(sketch, step=Step.DATE).back().step == Step.REVIEW
    assert Sketch.read(sketch.body()) == sketch
