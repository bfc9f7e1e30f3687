"""Rows of one commitment in several languages become one; rows of several stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.columns import Doubt, Merged, Problem, Row, merged
from bot.domain.dues import UNKNOWN, understood

WELLS, ROADS = "Wells for All", "Roads for All"


def ids(rows: list[Row]) -> list[tuple[str, list[str]]]:
    return [(one.source_id, list(one.rows)) for one in merged(rows)[0]]


def test_ids_that_differ_by_their_language_are_one_commitment() -> None:
    english = Row(2, "C1-en", WELLS, "en", understood("by fall 2031"))
    french = Row(3, "C1-fr", WELLS, "fr", understood("d'ici l'automne 2031"))
    other = Row(4, "C2-en", WELLS, "en")
    assert merged([english, french, other]) == (
        [
            Merged("C1", {"en": english, "fr": french}, understood("by fall 2031"), ()),
            Merged("C2", {"en": other}, UNKNOWN, ()),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C1-en", "C1-fr"),
        ("C1_EN", "C1_FR"),
        ("C1.eng", "C1.fra"),
        ("C1 en", "C1 fr"),
        ("a/b/en", "a/b/fr"),
        ("7", "7"),
    ],
)
def test_a_language_may_be_marked_in_many_ways(one: str, other: str) -> None:
    stem = ids([Row(2, one, WELLS, "English"), Row(3, other, WELLS, "fr-CA")])
    assert [languages for _, languages in stem] == [["en", "fr"]]


def test_without_a_column_of_languages_the_ids_alone_tell() -> None:
    assert ids([Row(2, "C1-en", WELLS), Row(3, "C1-fr", WELLS)]) == [("C1", ["en", "fr"])]


def test_an_ending_that_may_be_a_country_stays() -> None:
    assert ids([Row(2, "P1-FR", WELLS), Row(3, "P1-ES", ROADS)]) == [("P1-FR", [""]), ("P1-ES", [""])]
    assert ids([Row(2, "P1-FR", WELLS), Row(3, "P1-DE", WELLS)]) == [("P1-FR", [""]), ("P1-DE", [""])]
    assert ids([Row(2, "P1-FR", WELLS, "en"), Row(3, "P1-ES", WELLS, "en")]) == [("P1-FR", ["en"]), ("P1-ES", ["en"])]


def test_one_language_alone_keeps_its_commitment_when_the_other_comes_later() -> None:
    english, french = Row(2, "C1-en", WELLS, "en"), Row(3, "C1-fr", WELLS, "fr")
    assert ids([english])[0][0] == ids([french])[0][0] == ids([english, french])[0][0] == "C1"


def test_the_same_id_in_the_same_language_is_refused() -> None:
    first, again = Row(2, "C1-en", WELLS, "en"), Row(3, "C1-en", WELLS, "en")
    kept, rejected = merged([first, again])
    assert [one.rows for one in kept] == [{"en": first}]
    assert rejected == [(again, Problem.SAME_ID)]


def test_rows_without_an_id_stay_apart() -> None:
    assert ids([Row(2, "", WELLS, "en"), Row(3, "", WELLS, "fr")]) == [("", ["en"]), ("", ["fr"])]


def test_languages_that_contradict_one_another_are_shown_before_they_are_stored() -> None:
    english = Row(2, "C1-en", WELLS, "en", understood("by 2031"))
    french = Row(3, "C1-fr", ROADS, "fr", understood("d'ici 2032"))
    (one,), _ = merged([english, french])
    assert one.due == UNKNOWN
    assert one.doubts == (Doubt.DUE_DIFFERS, Doubt.ORGANISATION_DIFFERS)


IDS = st.sampled_from(["", "C1", "C1-en", "C1-fr", "C1_en", "C2-en", "C2-fr", "P-ES", "-fr", "en", "C1-en-fr"])
ROWS = st.lists(st.tuples(IDS, st.sampled_from([WELLS, ROADS]), st.sampled_from(["", "en", "fr", "xx"])), max_size=12)


@given(ROWS)
def test_every_row_is_kept_or_refused_and_none_twice(cells: list[tuple[str, str, str]]) -> None:
    rows = [Row(number, *cell) for number, cell in enumerate(cells)]
    kept, rejected = merged(rows)
    assert sorted(row.number for one in kept for row in one.rows.values()) == sorted(
        row.number for row in rows if row not in [row for row, _ in rejected]
    )
    named = [one.source_id for one in kept if one.source_id]
    assert len(named) == len(set(named))
