"""Somebody looks for something by a few words."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.stage import Stage


@pytest.fixture
def origin(library: Path) -> Path:
    return library


def bold(phone: Phone) -> list[str]:
    """What Telegram shows in bold; it counts in UTF-16."""
    letters = phone.text.encode("utf-16-le")
    spans = [(one["offset"], one["offset"] + one["length"]) for one in phone.received[-1].get("entities", [])]
    return [letters[2 * first : 2 * last].decode("utf-16-le") for first, last in spans]


async def test_who_types_words_behind_the_command_sees_at_once_what_there_is(member: Phone) -> None:
    await member.says("/search grand bargain")
    member.sees("Found for grand bargain", "Terms")
    assert {"Grand", "Bargain"} <= set(bold(member))


async def test_who_opens_search_is_asked_for_words_and_may_type_them_then(member: Phone) -> None:
    await member.says("/search")
    member.sees("Type a few words")
    await member.says("uganda")
    member.sees("Found for uganda")
    assert "Uganda" in bold(member)


async def test_a_result_opens_where_it_stands_and_leads_back_to_the_results(member: Phone) -> None:
    await member.says("/search Либерия")
    results = member.text
    await member.says("1")
    member.sees("Liberia", "Source: paragraph")
    await member.presses("Leave")
    assert member.text == results


async def test_results_are_paged_and_narrowed_to_one_kind(member: Phone) -> None:
    await member.says("/search refugees")
    member.sees("1 to 6 of")
    first = member.text
    await member.presses("Next")
    member.sees("7 to 12 of")
    await member.presses("Previous")
    assert member.text == first
    await member.presses("Only one kind")
    await member.presses("Figures")
    assert "Figures" in bold(member)
    assert "Dates" not in member.text
    await member.presses("All kinds")
    assert member.text == first


async def test_a_mistake_is_told_beside_what_was_found_instead(member: Phone) -> None:
    await member.says("/search grand bargian")
    member.sees("bargian was not found; this is for bargain.")


async def test_words_of_another_language_say_in_which_they_were_found(member: Phone) -> None:
    await member.says("/search 冲突预防")
    member.sees("(中文)")


@pytest.mark.parametrize("typed", ["zzzzqqq", "🙂", '"', "*", "\u202e\u2067", "'" * 4096])
async def test_what_finds_nothing_is_answered_with_a_way_on(member: Phone, typed: str) -> None:
    await member.says("/search")
    await member.says(typed)
    member.sees("Nothing was found for", "Try fewer words")


@pytest.mark.parametrize("typed", ["AND NOT (", "NEAR(refugees, 3)", "heading:refugees", "-refugees", "refugees* OR"])
async def test_signs_of_a_query_language_are_words_like_others(member: Phone, typed: str) -> None:
    await member.says(f"/search {typed}")
    member.sees(f"Found for {typed}")


async def test_who_types_in_the_reading_room_or_on_the_menu_is_looking_for_something(member: Phone) -> None:
    for place in ("/read", "/start"):
        await member.says(place)
        await member.says("cash transfers")
        member.sees("Found for cash transfers")


async def test_what_was_typed_stands_readable_nowhere_in_the_database(stage: Stage, member: Phone) -> None:
    await member.says("/search zephyrine refugees")

    def everything(tx: Transaction) -> str:
        tables = tx.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'")
        ).all()
        return "".join(str(row) for table in tables for row in tx.execute(text(f'SELECT * FROM "{table}"')))

    assert "search.results" in await stage.store.read(everything)
    assert "zephyrine" not in await stage.store.read(everything)


async def test_in_plain_text_the_words_are_marked_by_nothing_but_the_text(stage: Stage, member: Phone) -> None:
    await member.says("/settings")
    await member.presses("Turn text only on")
    await member.says("/search uganda")
    member.sees("Uganda", "1. ")
