"""Places have one name each, which survives links, buttons and years."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading import MOST, Pages, Place, meant

LINKABLE = re.compile(r"[A-Za-z0-9_-]*")
PART = st.text(min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ((), ""),
        (("human-security",), "human-security"),
        (("peacebuilding", "figure", "F107"), "peacebuilding_figure_F107"),
        (("peacebuilding", "calls", "un_field_leaders", "2"), "peacebuilding_calls_un-_field-_leaders_2"),
        (("world", "box", "66 box 2"), "world_box_66--20box--202"),
        (("world", "section", "II.A"), "world_section_II--2eA"),
        (("world", "from", "49(c)", "all"), "world_from_49--28c--29_all"),
    ],
)
def test_a_place_has_a_name_that_can_be_read_back(parts: tuple[str, ...], name: str) -> None:
    assert Place(parts).name == name
    assert Place.read(name) == Place(parts)


@given(st.lists(PART, max_size=4))
def test_no_two_places_share_a_name_whatever_editors_call_things(parts: list[str]) -> None:
    place = Place(tuple(parts))
    assert LINKABLE.fullmatch(place.name)
    if "--x" not in place.name:
        assert Place.read(place.name) == place


@given(st.text(min_size=30, max_size=300), st.text(min_size=30, max_size=300))
def test_a_name_that_is_too_long_is_cut_and_still_known(one: str, other: str) -> None:
    place = Place(("process", one, "calls", other, "999"))
    assert len(place.name) <= MOST
    read = Place.read(place.name)
    assert meant(read.parts[1], ["x", one]) == one
    assert meant(read.parts[3], [other, "x"]) == other


@given(st.from_regex(LINKABLE, fullmatch=True))
def test_anything_a_link_may_carry_can_be_read(payload: str) -> None:
    assert isinstance(Place.read(payload).name, str)


def test_only_the_longest_part_is_cut() -> None:
    place = Place(("world-humanitarian-summit", "calls", "international_financial_institutions"))
    assert place.name.startswith("world-humanitarian-summit_calls_intern--x")
    assert meant("nobody", ["somebody"]) is None


def test_a_list_is_cut_into_pages_and_each_item_stands_on_one() -> None:
    pages = Pages("abcdefg", 3)
    assert [list(pages.page(n)) for n in (1, 2, 3)] == [["a", "b", "c"], ["d", "e", "f"], ["g"]]
    assert pages.last == 3
    assert [pages.holding(letter) for letter in "adg"] == [1, 2, 3]
    assert Pages("", 3).last == 1
