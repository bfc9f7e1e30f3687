"""The next number is asked for only when the last ones are on disk."""

import asyncio
import logging
from typing import Any

import pytest

from bot.faults import Stop
from bot.pipeline.poller import PATIENCE, Poller, reason
from bot.sandbox.faults import Fault
from bot.sandbox.phone import talking
from bot.storage.engine import Unavailable
from tests.cast import Phone
from tests.stage import BOT, TOKEN, Stage


class Disk:
    """Keeps what arrives, unless it is full."""

    def __init__(self) -> None:
        self.kept: list[dict[str, Any]] = []
        self.full = False

    async def receive(self, updates: list[dict[str, Any]]) -> None:
        if self.full:
            raise Unavailable("database or disk is full")
        self.kept += updates


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def poller(stage: Stage, disk: Disk) -> Poller:
    return Poller(stage.bot, stage.wire, disk)


def held(stage: Stage) -> int:
    """How many updates Telegram still has."""
    return len(stage.world.queues[BOT].pending)


async def test_what_is_on_disk_is_confirmed_by_what_is_asked_for_next(
    stage: Stage, poller: Poller, disk: Disk, newcomer: Phone
) -> None:
    talking.send_text(stage.world, newcomer.id, BOT, "one")
    assert await poller.once(0) == 1
    assert (len(disk.kept), held(stage)) == (1, 1)
    assert await poller.once(0) == 0
    assert held(stage) == 0


async def test_what_could_not_be_saved_is_asked_for_again(
    stage: Stage, poller: Poller, disk: Disk, newcomer: Phone
) -> None:
    talking.send_text(stage.world, newcomer.id, BOT, "one")
    disk.full = True
    for _ in range(3):
        with pytest.raises(Unavailable):
            await poller.once(0)
    disk.full = False
    assert await poller.once(0) == 1


async def test_a_new_process_asks_for_everything_that_is_there(
    stage: Stage, poller: Poller, disk: Disk, newcomer: Phone
) -> None:
    talking.send_text(stage.world, newcomer.id, BOT, "one")
    await poller.once(0)
    await Poller(stage.bot, stage.wire, disk).once(0)
    assert [one["message"]["text"] for one in disk.kept] == ["one", "one"]


async def test_numbers_may_begin_anew_anywhere(stage: Stage, poller: Poller, disk: Disk, newcomer: Phone) -> None:
    talking.send_text(stage.world, newcomer.id, BOT, "before a quiet week")
    await poller.once(0)
    await poller.once(0)
    stage.world.queues[BOT].next_id = 17
    talking.send_text(stage.world, newcomer.id, BOT, "after it")
    await poller.once(0)
    assert [one["message"]["text"] for one in disk.kept] == ["before a quiet week", "after it"]


@pytest.mark.parametrize("kind", ["html", "error", "timeout_before", "reset_before", "flood"])
async def test_it_goes_on_whatever_the_network_does(
    kind: str, stage: Stage, poller: Poller, disk: Disk, newcomer: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Poller, "_pause", lambda *_: 0.0)
    stage.world.faults.add(Fault(kind, method="getUpdates", count=3, seconds=0))
    talking.send_text(stage.world, newcomer.id, BOT, "one")
    polling = asyncio.create_task(poller.run())
    async with asyncio.timeout(5):
        while not disk.kept:
            await asyncio.sleep(0)
    polling.cancel()
    await asyncio.wait({polling})
    assert len(disk.kept) == 1


async def test_pauses_grow_and_stay_bearable(stage: Stage, poller: Poller, caplog: pytest.LogCaptureFixture) -> None:
    pauses = [poller._pause(Unavailable("disk is full")) for _ in range(10)]
    assert 0.5 <= pauses[0] <= 1
    assert PATIENCE / 4 <= pauses[-1] <= PATIENCE
    assert caplog.records[-1].failures == 10  # type: ignore[attr-defined]
    assert reason(Unavailable("disk is full")) == "the database cannot be written: disk is full"


async def test_another_copy_is_told_by_name(stage: Stage, poller: Poller, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    stage.world.call(TOKEN, "setWebhook", {"url": "https://kept.example.org/hook"})
    polling = asyncio.create_task(poller.run())
    async with asyncio.timeout(5):
        while not caplog.records:
            await asyncio.sleep(0)
    polling.cancel()
    await asyncio.wait({polling})
    assert caplog.records[0].reason == (  # type: ignore[attr-defined]
        "another copy polls with this token, or a webhook is set"
    )


async def test_a_token_that_is_not_accepted_ends_the_process(stage: Stage, poller: Poller) -> None:
    del stage.world.bots[BOT]
    with pytest.raises(Stop, match="KEPT_BOT_TOKEN"):
        await poller.run()
