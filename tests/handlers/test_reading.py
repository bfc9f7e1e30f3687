"""Reading on a phone: from the shelf to the end of a report, by taps, by numbers, by links, and days later."""

from dataclasses import replace

import pytest

from bot.domain.reading import Place
from bot.i18n import LANGUAGES, Translator
from bot.storage import people, reading
from bot.storage.engine import Transaction
from tests.cast import Phone, buttons
from tests.stage import BOT, Stage
from tests.views.test_reading import walked

PEACE = "Peacebuilding and sustaining peace"
GONE = "What you asked for is not here any more."


async def opens(phone: Phone, *labels: str) -> None:
    await phone.says("/read")
    for label in labels:
        await phone.presses(label)


def told(phone: Phone) -> str:
    """What the screen says now: taps change it in place."""
    return str(phone.screen["text"])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_report_is_read_to_its_end_and_back(stage: Stage, language: str) -> None:
    phone, t = await Phone.settled(stage, language), Translator(language)
    await phone.follows("read_peacebuilding")
    first = told(phone)
    await phone.presses(t("Five minutes"))
    pages = [told(phone)]
    while any(t("Next") in label for label in phone.labels(phone.screen)):
        await phone.presses(t("Next"))
        pages.append(told(phone))
    assert len(set(pages)) == len(pages) == 6
    for before in reversed(pages[:-1]):
        await phone.presses(t("Previous"))
        assert told(phone) == before
    await phone.presses(t("Back"))
    assert told(phone).startswith(first.splitlines()[0])


async def test_it_is_one_message_that_changes(member: Phone) -> None:
    await opens(member, "Peacebuilding")
    before = len(member.received)
    for label in ("Key figures", "Next", "Back", "Leave"):
        await member.presses(label)
    assert len(member.received) == before
    assert "What would you like to do?" in told(member)


async def test_everything_can_be_typed(member: Phone) -> None:
    await member.says("read the reports")
    member.sees("Reports", f"3. 2018: {PEACE}")
    await member.says("3")
    member.sees("In 60 seconds")
    await member.says("٢")
    member.sees("Contents")
    await member.says("working as one")
    member.sees("Paragraphs 8-28")
    await member.says("back")
    await member.says("BACK")
    member.sees("In 60 seconds")
    await member.says("leave")
    member.sees("What would you like to do?")


async def test_other_words_are_looked_for(member: Phone) -> None:
    await opens(member, "Peacebuilding")
    await member.says("what about Liberia")
    member.sees("Liberia")
    await member.says("/read")
    member.sees("Reports")


async def test_a_figure_shows_its_paragraph_and_what_else_that_says(member: Phone) -> None:
    await opens(member, "Peacebuilding", "Key figures", "In 10 countries")
    assert "Source: paragraph 16" in told(member)
    assert "Section: Working as one [8-28]" in told(member)
    await member.presses("What else: paragraph 16")
    assert "15% of the money" in told(member)


async def test_what_is_asked_of_somebody(member: Phone) -> None:
    await opens(member, "Outcome of", "What is asked of whom")
    while not any("NGOs" in label for label in member.labels(member.screen)):
        await member.presses("Next")
    await member.presses("NGOs")
    assert "What is asked of: NGOs" in told(member)
    await member.presses("1. ")
    assert "Asked of:" in told(member)
    assert "In the report's word:" in told(member)


def of_each_kind() -> list[str]:
    """The last place of each kind; that all of them can be linked to is tested where the pages are."""
    kinds = {}
    for name in walked("en"):
        first, *rest = Place.read(name).parts or ("",)
        kinds[first == "process", len(rest), *rest[first == "process" :][:1]] = name
    return sorted(kinds.values())


async def test_a_link_opens_exactly_there(stage: Stage, member: Phone) -> None:
    for name in of_each_kind():
        payload = f"read_{name}" if name else "read"
        stage.time.advance(minutes=1)
        await member.follows(payload)
        assert GONE not in member.text
        (link,) = [button["url"] for button in buttons(member.received[-1]) if "url" in button]
        assert f"%3Fstart%3D{payload}&text=" in link


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        ("read_peacebuilding_figure_F999", "Key figures"),
        ("read_peacebuilding_pages_77", "page 6 of 6"),
        ("read_gone_figure_F001", "Processes"),
        ("read_--ff_--_-_", "Processes"),
    ],
)
async def test_a_link_to_what_is_gone_opens_the_nearest(member: Phone, payload: str, words: str) -> None:
    await member.follows(payload)
    member.sees(GONE, words)


async def test_what_somebody_typed_in_place_of_a_link_is_not_kept(stage: Stage, member: Phone) -> None:
    await member.says("/start read_my secret words")
    member.sees(GONE)
    assert "secret" not in str(await stage.store.read(lambda tx: tx.exec_driver_sql("SELECT * FROM focus").all()))


async def test_a_link_waits_for_the_language(newcomer: Phone) -> None:
    await newcomer.follows("read_peacebuilding_figures_2")
    await newcomer.presses("English")
    assert "Key figures" in told(newcomer)


async def test_old_buttons_lead_to_the_nearest_after_the_content_changed(stage: Stage, member: Phone) -> None:
    await opens(member, "Peacebuilding", "Key figures")
    content = stage.shelf.content
    peace = replace(content.processes["sustaining-peace"], figures=())
    stage.shelf.content = replace(content, processes={**content.processes, peace.id: peace})
    await member.presses("In 10 countries")
    assert told(member).startswith(GONE)
    assert PEACE in told(member)
    await member.says("1")
    assert GONE not in member.text


async def test_one_goes_on_where_one_stopped_days_later_and_in_another_language(stage: Stage, member: Phone) -> None:
    await opens(member, "Peacebuilding", "Five minutes", "Next", "Next")
    there = told(member)
    await member.presses("Leave")
    stage.time.advance(days=9)
    await stage.restart()
    await member.says("/read")
    member.sees("You stopped here", PEACE, "3 of 6")
    await member.presses("Continue")
    assert told(member) == there
    await member.says("/language")
    await member.presses("Русский")
    await member.says("/read")
    await member.says("1")
    assert stage.shelf.content.reports["peacebuilding"].title("ru") in member.text
    assert member.text != there


async def test_each_report_keeps_its_own_bookmark(member: Phone) -> None:
    await opens(member, "Peacebuilding", "Key figures", "Next")
    await opens(member, "Human security", "Five minutes")
    await member.says("/read")
    member.sees("You stopped here: Human security")
    await member.presses("Peacebuilding")
    assert "1. Continue: Key figures, 2 of 6" in member.labels(member.screen)


async def followed(stage: Stage, phone: Phone) -> frozenset[str]:
    def unit(tx: Transaction) -> frozenset[str]:
        person = people.find_by_account(tx, phone.id)
        return reading.followed(tx, person.id) if person else frozenset()

    return await stage.store.read(unit)


async def test_a_process_is_followed_and_no_longer(stage: Stage, member: Phone) -> None:
    await member.follows("read_process_sustaining-peace")
    member.sees("Followers hear when one of its milestones is moved or called off")
    await member.presses("Follow this process")
    assert "You follow this process now." in told(member)
    assert await followed(stage, member) == {"sustaining-peace"}
    await member.presses("Stop following")
    assert await followed(stage, member) == frozenset()


async def test_a_process_that_is_gone_cannot_be_followed(stage: Stage, member: Phone) -> None:
    await member.follows("read_process_sustaining-peace")
    content = stage.shelf.content
    rest = {id: one for id, one in content.processes.items() if id != "sustaining-peace"}
    reports = {slug: one for slug, one in content.reports.items() if one.process in rest}
    stage.shelf.content = replace(content, processes=rest, reports=reports)
    await member.presses("Follow this process")
    assert told(member).startswith(GONE)
    assert await followed(stage, member) == frozenset()


async def test_reading_opens_over_what_was_going_on(member: Phone) -> None:
    await member.says("/start")
    await member.says("/read")
    await member.presses("Peacebuilding")
    await member.says("/help")
    await member.presses("Back")
    member.sees("What would you like to do?")


async def test_text_only_tells_the_choices_in_words(member: Phone) -> None:
    await member.says("/settings")
    await member.presses("Turn text only on")
    await member.says("/read")
    member.sees("1. 2016: Outcome of…", "Back")
    await member.says("3")
    member.sees("1. Five minutes", "Leave")
    assert Place.read("peacebuilding").name in str(buttons(member.screen))
    assert member.screen["from"]["id"] == BOT
