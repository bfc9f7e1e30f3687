"""Names of organisations: what may be the same one is pointed out, what is another is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.organisations import Names, Type, alike

SAME = [
    ("Wells for All", "WELLS FOR ALL"),
    ("Wells for All", "Wells for All Ltd."),
    ("Wells for All", "The Wells for All, Inc."),
    ("Wells for All", "  Wells   for All\u200f "),
    ("Ligue des Étudiants", "Ligue des etudiants"),
    ("Ligue des Étudiants", "Ligue d’étudiants ASBL"),
    ("River Valley Relief", "Relief, River Valley"),
    ("Ministry of Water", "Water Ministry"),
    ("Bureau of Open Wells (BOW)", "BOW"),
    ("Bureau of Open Wells (BOW)", "Bureau of Open Wells"),
    ("Bureau of Open Wells (BOW)", "B.O.W."),
    ("Bureau of Open Wells [BOW]", "Bureau des puits ouverts (BOW)"),
    ("Foodbank of the Delta", "Food Bank of the Delta"),
    ("Humanitarian Wells", "Humanitarain Wells"),
    ("Humanitarian Wells", "Humanitaran Wells"),
    ("Humanitarian Wells", "Humanitarrian Wells"),
    ("Wellspring", "Welspring"),
    ("Brunnenbau e.V.", "Brunnenbau"),
    ("ООО «Чистая вода»", "Чистая вода"),
    ("Фонд чистой воды", "Фонд чистои воды"),
    ("جمعية الماء للجميع", "جمعيه الماء للجميع"),
    ("الجمعية الأهلية للماء", "جمعية أهلية للماء"),
    ("شركة الآبار ش.م.م", "شركة الآبار"),
    ("清水有限公司", "清水"),
    ("清水有限责任公司", "清水股份有限公司"),
    ("人人有清水基金会", "人人有淸水基金会"),
    ("人人有清水基金会（清水会）", "清水会"),
    ("Ｗｅｌｌｓ for All", "Wells for All"),
]
OTHER = [
    ("Wells for All", "Wells for Some"),
    ("Bureau of Open Wells (BOW)", "Bureau of Open Wells (BOX)"),
    ("Open Wells (NORTH BANK)", "North Bank"),
    ("Open Wells (KEN)", "Open Wells (UGA)"),
    ("Open Wells Kenya", "Open Wells Uganda"),
    ("Open Wells (Kenya)", "Open Wells (Uganda)"),
    ("Water Aid North", "Water Aid South"),
    ("Wells", "Walls"),
    ("District School 1234567", "District School 1234568"),
    ("Mountain Fund", "Fountain Find"),
    ("清水", "清山"),
    ("وزارة الماء", "وزارة العدل"),
    ("ألفا للماء", "فا للماء"),
    ("Министерство воды", "Министерство труда"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_organisation_written_in_two_ways_is_pointed_out(one: str, other: str) -> None:
    assert alike(one, ["Somebody else", other]) == [other]
    assert alike(other, ["Somebody else", one]) == [one]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_organisations_are_not_mixed_up(one: str, other: str) -> None:
    assert alike(one, [other]) == alike(other, [one]) == []


def test_all_that_are_alike_are_named_in_their_order() -> None:
    names = Names(["Wells for All", "Roads for All", "Wells for All Ltd", "WELLS FOR ALL"])
    assert names.alike("wells for all") == ["Wells for All", "Wells for All Ltd", "WELLS FOR ALL"]
    assert names.alike("Bridges for All") == []


def test_a_name_of_nothing_but_small_words_is_still_a_name() -> None:
    assert alike("SA", ["S.A.", "The"]) == ["S.A."]
    assert alike("", ["", "()", "Wells"]) == []


@given(st.text(max_size=40))
def test_no_name_breaks_it_and_each_is_like_itself(name: str) -> None:
    assert alike(name, [name]) in ([name], [])
    if any(mark.isalpha() for mark in name):
        assert alike(name, [name, name.upper()])


@given(st.text(max_size=12), st.text(max_size=12))
def test_being_alike_goes_both_ways(one: str, other: str) -> None:
    assert bool(alike(one, [other])) == bool(alike(other, [one]))


@given(st.text("abcdefgh", min_size=6, max_size=14), st.data())
def test_one_mistake_anywhere_in_a_long_word_is_seen(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    for mistake in (word[:at] + "z" + word[at:], word[:at] + "z" + word[at + 1 :]):
        assert alike(mistake, [word]) == [word]
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    assert alike(swapped, [word]) == [word]


def test_types_are_codes() -> None:
    assert Type("opd") is Type.OPD
    assert all(one.value == one.name.lower() for one in Type)
