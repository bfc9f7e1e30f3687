"""Silence, which always works, and the way back from it."""

from bot.domain.people import State
from bot.storage import people
from tests.cast import Phone
from tests.stage import Stage


async def state(stage: Stage, phone: Phone) -> State | None:
    found = await stage.store.read(lambda tx: people.find_by_account(tx, phone.id))
    return found.state if found else None


async def test_stop_silences_and_says_how_to_come_back(stage: Stage, member: Phone) -> None:
    await member.says("/stop")
    member.sees("Kept is silent now", "you only get answers to what you ask", "send /start")
    assert await state(stage, member) is State.STOPPED


async def test_start_ends_the_silence_and_says_so(stage: Stage, member: Phone) -> None:
    await member.says("/stop")
    await member.says("/start")
    member.sees("Welcome back.", "What would you like to do?")
    assert await state(stage, member) is State.ACTIVE


async def test_the_button_leads_back_to_where_one_was(stage: Stage, member: Phone) -> None:
    await member.says("/stop")
    await member.presses("Get messages again")
    member.sees("Welcome back.", "What would you like to do?")
    assert await state(stage, member) is State.ACTIVE


async def test_stop_works_in_the_middle_of_anything(stage: Stage, member: Phone) -> None:
    for opened in ("/settings", "/language", "/help", "/stop"):
        await member.says(opened)
        await member.says("/stop")
        member.sees("Kept is silent now")
    assert await state(stage, member) is State.STOPPED


async def test_who_is_silent_is_still_answered(member: Phone) -> None:
    await member.says("/stop")
    await member.says("/help")
    member.sees("Here promises are followed")
    await member.says("/settings")
    await member.presses("Back")
    member.sees("What would you like to do?", "As you asked, Kept writes only to answer you.")
