"""What is owed is delivered once, in order, the newest screen last, whatever the network and the database do."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from bot.domain.effects import Effect, Lane, Owed
from bot.domain.screens import Screen
from bot.pipeline.outbox import DELAYS, OFFLINE
from bot.pipeline.request import Unsent
from bot.sandbox.faults import Fault
from bot.sandbox.phone import groups, talking
from bot.storage import outbox, people
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.pipeline.conftest import Telegram, owe, owed
from tests.stage import BOT, Stage

pytestmark = pytest.mark.usefixtures("form")
Words = Callable[[Phone], Awaitable[list[str]]]
Locked = Callable[[], AbstractAsyncContextManager[None]]
RESET = ConnectionResetError()


class TestTries:
    async def test_they_grow_apart_and_end(self, stage: Stage, member: Phone, telegram: Telegram) -> None:
        telegram.answers["sendMessage"] = RESET
        await owe(stage, "one", member.id)
        for delay in DELAYS:
            await stage.settle()
            (row,) = await owed(stage)
            assert 0.8 * delay <= (row.due - stage.time.now()).total_seconds() <= 1.2 * delay
            stage.time.at = row.due
        await stage.settle()
        (row,) = await owed(stage)
        assert (row.state, telegram.asked.count("sendMessage")) == ("failed", len(DELAYS) + 1)

    async def test_what_never_left_is_tried_for_a_day(self, stage: Stage, member: Phone, telegram: Telegram) -> None:
        telegram.answers["sendMessage"] = Unsent("Telegram cannot be reached")
        await owe(stage, "one", member.id)
        for _ in range(20):
            await stage.settle()
            (row,) = await owed(stage)
            assert (row.due - stage.time.now()).total_seconds() <= 1.2 * OFFLINE
            stage.time.at = row.due
        stage.time.advance(hours=24)
        await stage.settle()
        assert [row.state for row in await owed(stage)] == ["failed"]

    async def test_not_before_it_is_time(self, stage: Stage, member: Phone, telegram: Telegram) -> None:
        telegram.answers["sendMessage"] = RESET
        await owe(stage, "one", member.id)
        await stage.settle()
        telegram.answers.clear()
        await stage.settle()
        assert telegram.asked.count("sendMessage") == 1


class TestPatience:
    async def test_telegrams_wish_holds_for_the_lane_and_over_a_restart(
        self, stage: Stage, member: Phone, partner: Phone
    ) -> None:
        stage.world.faults.add(Fault("flood", method="sendMessage", count=1, seconds=30))
        await owe(stage, "first", member.id)
        await stage.settle()
        sent = len(stage.world.journal.calls("sendMessage"))
        stage.assemble()
        await owe(stage, "reply", member.id)
        await owe(stage, "bulk", partner.id, lane=Lane.BULK)
        running = asyncio.create_task(stage.machine.run())
        async with asyncio.timeout(5):
            while "bulk" in {row.key for row in await owed(stage)}:
                await asyncio.sleep(0)
        running.cancel()
        await asyncio.wait({running})
        assert [row.key for row in await owed(stage) if row.lane == "reply"] == ["first", "reply"]
        assert len(stage.world.journal.calls("sendMessage")) == sent + 1, "the other lane goes on"

    async def test_what_had_its_moment_already_waits_too(
        self, stage: Stage, steady: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tests.stage.UNPACED", {Lane.REPLY: 20.0, Lane.BULK: 1e9})
        stage.assemble()
        crowd = [await Phone.settled(stage, "en") for _ in range(4)]
        stage.world.faults.add(Fault("flood", method="sendMessage", count=1, seconds=1))
        sent = len(stage.world.journal.calls("sendMessage"))
        for n, phone in enumerate(crowd):
            await owe(stage, f"{n}", phone.id)
        await stage.settle()
        assert len(stage.world.journal.calls("sendMessage")) == sent
        stage.time.advance(seconds=1)
        await stage.settle()
        assert len(stage.world.journal.calls("sendMessage")) == sent + 4
        assert await owed(stage) == []


class TestChats:
    async def test_order_is_kept_within_one(self, stage: Stage, member: Phone) -> None:
        stage.world.faults.add(Fault("slow", method="sendMessage", count=3, seconds=0.02))
        names = ["notice.not_read", "notice.slow_down"] * 3
        for n, name in enumerate(names):
            await owe(stage, f"{n}", member.id, name)
        await stage.settle()
        texts = [one["text"] for one in member.received[-6:]]
        assert texts[0] != texts[1]
        assert texts == texts[:2] * 3

    async def test_a_group_that_moved_gets_it_at_its_new_place(self, stage: Stage, member: Phone) -> None:
        group = groups.found(stage.world, member.id, "Neighbours")
        groups.add_member(stage.world, member.id, group.id, BOT)
        await stage.settle()
        fresh = groups.migrate(stage.world, member.id, group.id)
        stage.world.queues[BOT].pending.clear()  # the word of it does not arrive
        await owe(stage, "one", group.id)
        await stage.settle()
        assert [one["from"]["id"] for one in fresh.messages.values()][-1] == BOT
        assert await owed(stage) == []

    async def test_word_of_a_move_moves_what_is_owed(self, stage: Stage, member: Phone, telegram: Telegram) -> None:
        group = groups.found(stage.world, member.id, "Neighbours")
        groups.add_member(stage.world, member.id, group.id, BOT)
        telegram.answers["sendMessage"] = RESET
        await owe(stage, "one", group.id)
        await stage.settle()
        fresh = groups.migrate(stage.world, member.id, group.id)
        await stage.settle()
        assert [row.chat for row in await owed(stage)] == [fresh.id]

    async def test_who_has_blocked_the_bot_is_not_tried_again(self, stage: Stage, member: Phone) -> None:
        stage.world.dialog(BOT, member.id).is_blocked = True
        await owe(stage, "one", member.id)
        await stage.settle()
        person = await stage.store.read(lambda tx: people.find_by_account(tx, member.id))
        assert person is not None
        assert person.state == "unreachable"
        assert [row.state for row in await owed(stage)] == ["failed"]


class TestTheDatabase:
    async def test_what_was_sent_while_it_is_out_of_service_is_noted_later_and_not_sent_twice(
        self, stage: Stage, member: Phone, locked: Locked
    ) -> None:
        stage.world.faults.add(Fault("slow", method="sendMessage", count=1, seconds=0.05))
        await owe(stage, "one", member.id)
        seen = len(member.received)
        delivering = asyncio.create_task(stage.machine.lanes[0].drain())
        await sending(stage)
        async with locked():
            async with asyncio.timeout(5):
                while len(member.received) == seen:
                    await asyncio.sleep(0)
            await asyncio.sleep(0.1)
        await delivering
        assert await owed(stage) == []
        assert len(member.received) == seen + 1

    async def test_what_was_not_sent_meanwhile_is_owed_again_without_a_restart(
        self, stage: Stage, member: Phone, telegram: Telegram, locked: Locked
    ) -> None:
        telegram.answers["sendMessage"] = RESET
        await owe(stage, "one", member.id)
        delivering = asyncio.create_task(stage.machine.lanes[0].run())
        await sending(stage)
        async with locked():
            await asyncio.sleep(0.05)
        async with asyncio.timeout(10):
            while [row.state for row in await owed(stage)] != ["owed"]:
                await asyncio.sleep(0)
        delivering.cancel()
        await asyncio.wait({delivering})


async def sending(stage: Stage) -> None:
    async with asyncio.timeout(5):
        while [row.state for row in await owed(stage)] != ["sending"]:
            await asyncio.sleep(0)


async def test_after_a_crash_what_was_in_flight_is_sent_again(stage: Stage, member: Phone) -> None:
    await owe(stage, "one", member.id)
    await stage.store.write(lambda tx: outbox.claim(tx, Lane.REPLY, stage.time.now(), 9))
    await stage.settle()
    assert [row.state for row in await owed(stage)] == ["sending"]
    await stage.restart()
    member.sees("could not be handled")
    assert await owed(stage) == []


async def test_more_than_fits_at_once_is_delivered_all_the_same(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, member: Phone
) -> None:
    monkeypatch.setattr("bot.pipeline.outbox.AT_ONCE", 3)
    random.seed(1)
    crowd = [Phone.new(stage, "en") for _ in range(10)]
    for phone in crowd:
        talking.send_text(stage.world, phone.id, BOT, "/start")
    await stage.settle()
    assert all(phone.screen for phone in crowd)


async def test_a_menu_is_an_effect_too(stage: Stage, member: Phone) -> None:
    def unit(tx: Transaction) -> None:
        outbox.add(tx, Owed("menu", member.id, None, Screen("menu"), stage.time.now(), Effect.MENU))

    await stage.store.write(unit)
    await stage.settle()
    (call,) = stage.world.journal.calls("setMyCommands")
    assert "/form" not in str(call.parameters)
    assert "form" in str(call.parameters)
    assert await owed(stage) == []
