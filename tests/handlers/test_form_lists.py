"""Long lists and repetitions: found by typing, gone through in pages, added and taken away in the review."""

from pathlib import Path

import pytest

from bot.storage import forms
from tests.cast import Phone
from tests.forms.shelved import shelve, version
from tests.stage import Stage

PLACES = ["Aleppo", "Bamako", "Cali", "Dhaka", "Erbil", "Faya", "Goma", "Herat", "Idlib", "Juba", "Kabul", "Lodja"]
LONG = (
    "| survey | | | |\n| | type | name | label |\n| | select_one p | place | Which place? |\n"
    "| | select_multiple p | places | Which else? |\n\n| choices | | | |\n| | list_name | name | label |\n"
) + "\n".join(f"| | p | {name.lower()} | {name} town |" for name in PLACES)
HOME = (
    "| survey | | | | |\n| | type | name | label | required |\n| | begin_repeat | child | Child | |\n"
    "| | text | called | How is the child called? | yes |\n| | end_repeat | | | |\n| | text | last | Last? | |\n"
)


async def answers(stage: Stage) -> dict[str, str]:
    return await stage.store.read(lambda tx: forms.answered(tx, 1))


@pytest.fixture
async def at_long(stage: Stage, member: Phone, tmp_path: Path) -> Phone:
    shelve(stage, version(tmp_path, LONG, "long"))
    await member.follows("form_long")
    return member


@pytest.fixture
async def at_home(stage: Stage, member: Phone, tmp_path: Path) -> Phone:
    shelve(stage, version(tmp_path, HOME, "home"))
    await member.follows("form_home")
    for said in ("Yes", "Amal", "yes", "Bela", "No", "done"):
        await member.says(said)
    return member


async def test_a_long_list_goes_on_over_pages_with_one_numbering(at_long: Phone) -> None:
    assert at_long.labels(at_long.screen)[:10] == [f"{n}. {name} town" for n, name in enumerate(PLACES[:10], 1)]
    await at_long.presses("More")
    assert at_long.labels(at_long.screen)[:3] == ["11. Kabul town", "12. Lodja town", "Before"]
    await at_long.says("11")
    at_long.sees("Which else?")


async def test_a_choice_on_another_page_is_typed_by_its_number_or_its_words(stage: Stage, at_long: Phone) -> None:
    await at_long.says("12")
    await at_long.says("kabul town, juba town")
    await at_long.says("Send")
    assert await answers(stage) == {"place": "lodja", "places": "kabul juba"}


async def test_part_of_a_word_looks_for_it(at_long: Phone) -> None:
    await at_long.says("dh")
    assert at_long.labels(at_long.screen)[:2] == ["1. Dhaka town", "Whole list"]
    await at_long.presses("Whole list")
    assert "2. Bamako town" in at_long.labels(at_long.screen)
    await at_long.says("AB")
    await at_long.says("1")
    at_long.sees("Which else?")


async def test_what_is_in_no_list_is_named(at_long: Phone) -> None:
    await at_long.says("Zürich")
    at_long.sees("“Zürich” is none of the choices.", "Which place?")


async def test_ticks_stay_over_the_pages(stage: Stage, at_long: Phone) -> None:
    await at_long.presses("Skip")
    await at_long.presses("Aleppo")
    await at_long.presses("More")
    await at_long.presses("Lodja")
    at_long.sees("Your answer so far: Aleppo town, Lodja town")
    await at_long.presses("Next")
    await at_long.presses("Send")
    assert await answers(stage) == {"places": "aleppo lodja"}


async def test_a_repetition_is_taken_away_after_one_question(stage: Stage, at_home: Phone) -> None:
    at_home.sees("Amal", "Bela")
    await at_home.presses("Remove: Child 1")
    at_home.sees("Shall Child 1 be removed, with all answers in it?")
    await at_home.says("no")
    at_home.sees("Amal")
    await at_home.presses("Remove: Child 1")
    await at_home.says("yes")
    assert "Amal" not in at_home.text
    await at_home.says("Send")
    assert await answers(stage) == {"child[1]/called": "Bela", "last": "done"}


async def test_a_repetition_is_added_afterwards(stage: Stage, at_home: Phone) -> None:
    await at_home.presses("Add: Child")
    at_home.sees("Is there one more? This would be number 3: Child")
    for said in ("Yes", "Chen", "No", "Send"):
        await at_home.says(said)
    given = await answers(stage)
    assert [given[f"child[{n}]/called"] for n in (1, 2, 3)] == ["Amal", "Bela", "Chen"]
