"""Updates are worked in order within a chat, side by side across chats, and each until it is done or set aside."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from bot.pipeline import flood
from bot.sandbox.phone import groups, talking
from bot.storage import inbox
from tests.cast import Phone
from tests.pipeline.conftest import on_disk
from tests.stage import BOT, Stage

pytestmark = pytest.mark.usefixtures("form")
Locked = Callable[[], AbstractAsyncContextManager[None]]
Words = Callable[[Phone], Awaitable[list[str]]]


async def depths(stage: Stage) -> dict[str, int]:
    return await stage.store.read(inbox.depths)


async def test_what_one_person_sends_is_worked_in_order(stage: Stage, form: Words, member: Phone) -> None:
    await member.says("/form")
    said = [f"word{n}" for n in range(30)]
    for word in said:
        talking.send_text(stage.world, member.id, BOT, word)
    await stage.settle()
    assert await form(member) == said
    assert await depths(stage) == {}


async def test_somebody_whose_update_fails_holds_up_nobody_else(
    stage: Stage, form: Words, member: Phone, partner: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pipeline.worker.PAUSES", (3600, 3600))  # the broken one is being tried all the time
    await member.says("/form")
    await partner.says("/form")
    talking.send_text(stage.world, member.id, BOT, "broken")
    talking.send_text(stage.world, partner.id, BOT, "fine")
    await stage.poller.once(0)
    async with asyncio.timeout(10):
        while await form(partner) != ["fine"]:
            await asyncio.sleep(0)
    assert await depths(stage) == {"waiting": 1}


@pytest.mark.usefixtures("at_once")
async def test_after_three_failures_it_is_set_aside_the_person_told_and_the_chat_goes_on(
    stage: Stage, form: Words, member: Phone
) -> None:
    await member.says("/form")
    await member.says("one")
    await member.says("broken")
    member.sees("Your last message could not be handled. It is kept")
    await member.says("two")
    member.sees("Words kept: 2.")
    assert await form(member) == ["one", "two"], "nothing of a failed unit is left"
    (letter,) = await stage.store.read(inbox.aside)
    assert (letter.attempts, letter.reason) == (3, "Broken")


@pytest.mark.usefixtures("at_once")
async def test_what_broke_is_logged_without_a_word_of_it(
    stage: Stage, member: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    await member.says("/form")
    await member.says("broken")
    failures = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert [one.getMessage() for one in failures] == ["an update failed"] * 3


async def test_failures_before_a_restart_still_count(stage: Stage, member: Phone) -> None:
    await member.says("/form")
    talking.send_text(stage.world, member.id, BOT, "broken")
    await on_disk(stage)
    (letter,) = await stage.store.read(inbox.waiting)
    while await stage.store.write(lambda tx: inbox.tried(tx, letter.id)) < 2:
        pass
    await stage.restart()
    assert [one.attempts for one in await stage.store.read(inbox.aside)] == [3]


async def test_a_database_out_of_service_is_waited_for_and_apologised_for_once(
    stage: Stage, form: Words, member: Phone, locked: Locked, caplog: pytest.LogCaptureFixture
) -> None:
    await member.says("/form")
    talking.send_text(stage.world, member.id, BOT, "one")
    await on_disk(stage)
    async with locked():
        await stage.machine.inbox.recover()
        await tries(caplog, flood.BURST * 2)  # more often than anybody may send: a try is no message
        assert await form(member) == []
        member.sees("Nothing can be saved just now. Your message is not lost")
    told = len(member.received)
    await stage.settle()
    assert await form(member) == ["one"]
    member.sees("Words kept: 1.")
    assert len(member.received) == told + 1
    assert await depths(stage) == {}, "it was nobody's fault: nothing is set aside"


async def tries(caplog: pytest.LogCaptureFixture, most: int) -> None:
    async with asyncio.timeout(10):
        while sum("out of service" in one.getMessage() for one in caplog.records) < most:
            await asyncio.sleep(0)


async def test_a_flood_is_not_read_and_told_once_to_the_sender_and_the_admins(
    stage: Stage, form: Words, member: Phone, admin: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flood, "BURST", 10)
    stage.assemble()
    for n in range(20):
        talking.send_text(stage.world, member.id, BOT, f"word{n}")
    await stage.settle()
    notices = [one["text"] for one in member.received if "faster than they can be read" in one["text"]]
    assert len(notices) == 1
    admin.sees("messages within a minute")
    await admin.presses("Block")
    await member.says("/start")
    assert "faster" in member.text, "who is blocked gets no answer"


async def test_a_group_that_floods_hears_nothing_of_it(
    stage: Stage, member: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flood, "BURST", 2)
    stage.assemble()
    group = groups.found(stage.world, member.id, "Neighbours")
    groups.add_member(stage.world, member.id, group.id, BOT)
    for _ in range(5):
        talking.send_text(stage.world, member.id, group.id, "/help@keptbot")
    await stage.settle()
    answers = [one["text"] for one in group.messages.values() if one["from"]["id"] == BOT]
    assert answers
    assert not any("faster" in text for text in answers)


async def test_a_tap_is_answered_at_once_even_where_nothing_can_be_worked(
    stage: Stage, member: Phone, locked: Locked
) -> None:
    await member.says("/form")
    member.taps("Yes")
    await on_disk(stage)
    async with locked(), asyncio.timeout(5):
        await stage.machine.inbox.recover()
        while not stage.world.journal.calls("answerCallbackQuery"):
            await asyncio.sleep(0)
    await stage.settle()


async def test_no_more_than_so_much_is_held_in_memory(
    stage: Stage, form: Words, member: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pipeline.worker.BACKLOG", 3)
    stage.assemble()
    await member.says("/form")
    for n in range(12):
        talking.send_text(stage.world, member.id, BOT, f"word{n}")
    await stage.settle()
    assert await form(member) == [f"word{n}" for n in range(12)]


async def test_stopping_leaves_what_is_unfinished_to_the_next_start(stage: Stage, form: Words, member: Phone) -> None:
    await member.says("/form")
    for n in range(10):
        talking.send_text(stage.world, member.id, BOT, f"word{n}")
    await stage.poller.once(0)
    await stage.machine.stop()
    await stage.restart()
    assert await form(member) == [f"word{n}" for n in range(10)]
