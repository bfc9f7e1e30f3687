"""Finding one's way: what a place leads to, what is nearest where it is gone, and what a paragraph says."""

from dataclasses import replace
from datetime import date

import pytest

from bot.content.shelf import Shelf
from bot.domain.reading import Place
from bot.services.reading import Room, above, nearest
from bot.services.reading.scope import stands
from bot.settings import CONTENT_FOLDER

CONTENT = Shelf(CONTENT_FOLDER).content
TODAY = date(2026, 5, 4)


def room(name: str, today: date = TODAY) -> Room:
    found = nearest(CONTENT, Place.read(name), today)
    assert found
    return found


def lands(name: str) -> str:
    found = nearest(CONTENT, Place.read(name), TODAY)
    return found.here.name if found else ""


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("peacebuilding_figure_F999", "peacebuilding_figures"),
        ("peacebuilding_call_C999", "peacebuilding_asked"),
        ("peacebuilding_calls_nobody_2", "peacebuilding_asked"),
        ("peacebuilding_milestone_M999", "peacebuilding_past"),
        ("peacebuilding_term_gone", "peacebuilding_terms"),
        ("peacebuilding_section_XX", "peacebuilding_contents"),
        ("peacebuilding_box_17--20box", "peacebuilding"),
        ("peacebuilding_pages_99", "peacebuilding_pages_6"),
        ("peacebuilding_pages_0", "peacebuilding_pages"),
        ("peacebuilding_pages_two", "peacebuilding_pages"),
        ("peacebuilding_figures_2_3", "peacebuilding_figures_2"),
        ("peacebuilding_from_4000_all", "peacebuilding"),
        ("peacebuilding_nonsense", "peacebuilding"),
        ("process_sustaining-peace_item_gone", "process_sustaining-peace_framework"),
        ("process_human-security_forums", "process_human-security"),
        ("process_gone", ""),
        ("process", ""),
        ("gone_figure_F107", ""),
        ("___", ""),
    ],
)
def test_what_is_gone_leads_to_the_nearest_thing(asked: str, found: str) -> None:
    assert lands(asked) == found


def test_an_entry_that_editors_took_out_leads_to_its_list() -> None:
    peace = CONTENT.processes["sustaining-peace"]
    without = replace(CONTENT, processes={**CONTENT.processes, peace.id: replace(peace, figures=peace.figures[1:])})
    place = Place(("peacebuilding", "figure", peace.figures[0].id))
    found = nearest(without, place, TODAY)
    assert found
    assert found.here.name == "peacebuilding_figures"


def test_back_leads_to_the_page_on_which_a_thing_stands() -> None:
    peace = CONTENT.processes["sustaining-peace"]
    sixth = room(f"peacebuilding_figure_{peace.figures[5].id}")
    assert above(sixth).name == "peacebuilding_figures_2"
    assert above(room("peacebuilding_figures_2")).name == "peacebuilding"
    assert above(room("peacebuilding")) == Place()
    assert above(room("process_agenda-for-humanity_item_CC1")).name == "process_agenda-for-humanity_item_R1"


def test_back_from_a_paragraph_leads_to_its_box_or_section() -> None:
    assert above(room("world-humanitarian-summit_from_17--20box_all")).name.endswith("box_17--20box")
    assert above(room("peacebuilding_from_47_all")).name == "peacebuilding_section_IV"
    assert above(room("world-humanitarian-summit_from_fn5_all")).name == "world-humanitarian-summit"


def test_a_paragraph_says_all_that_stands_under_its_number() -> None:
    held = room("peacebuilding").scope.of("49")
    assert {stands(call) for call in held["calls"]} == {"49(a)", "49(c)", "49(d)", "49(e)", "49(f)"}
    box = room("world-humanitarian-summit").scope.of("17 box")
    assert {stands(call) for call in box["calls"]} == {"17 box"}
    assert [one.id for one in box["boxes"]] == ["17 box"]


def test_dates_are_past_to_come_or_open_and_each_is_one_of_them() -> None:
    for year in (2015, 2026, 2070):
        scope = room("world-humanitarian-summit", date(year, 1, 1)).scope
        parts = [*scope.past, *scope.ahead, *scope.open]
        assert sorted(one.id for one in parts) == sorted(one.id for one in scope.milestones)
        assert all(one.end and one.end.year < year for one in scope.past)
        assert all(one.end and one.end.year >= year for one in scope.ahead)


def test_a_timeline_runs_forwards() -> None:
    past = room("new-york-declaration").scope.past
    assert [one.date for one in past] == sorted(one.date for one in past if one.date)


def test_who_is_asked_most_comes_first() -> None:
    counts = [len(calls) for calls in room("peacebuilding").scope.by_addressee.values()]
    assert counts == sorted(counts, reverse=True)


def test_a_process_gathers_the_entries_of_its_reports() -> None:
    process, report = room("process_sustaining-peace").scope, room("peacebuilding").scope
    assert process.figures == report.figures
    assert process.reports == (report.report,)
