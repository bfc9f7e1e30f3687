"""The clock calls, and a database out of service is for the next tick."""

import asyncio

import pytest

from bot.jobs.ticks import Ticks, patiently
from bot.storage.engine import Unavailable
from tests.stage import Stage


async def nothing() -> None: ...


async def test_new_content_is_looked_for_at_once_when_asked(stage: Stage) -> None:
    asked = asyncio.Event()

    async def renew() -> None:
        asked.set()

    ticks = Ticks(stage.store, lambda: None, nothing, renew)
    ticks.start()
    try:
        ticks.renew()
        async with asyncio.timeout(3):
            await asked.wait()
    finally:
        ticks.stop()


async def test_what_falls_due_is_looked_at(stage: Stage) -> None:
    woken = asyncio.Event()
    ticks = Ticks(stage.store, woken.set, nothing, nothing)
    ticks.start()
    try:
        async with asyncio.timeout(5):
            await woken.wait()
    finally:
        ticks.stop()


def test_a_tick_that_was_missed_is_made_up_for(stage: Stage) -> None:
    ticks = Ticks(stage.store, lambda: None, nothing, nothing)
    defaults = ticks._scheduler._job_defaults
    assert (defaults["coalesce"], defaults["misfire_grace_time"]) == (True, None)


async def test_an_outage_is_told_and_a_mistake_is_not_hidden(caplog: pytest.LogCaptureFixture) -> None:
    async def outage() -> None:
        raise Unavailable("database is locked")

    async def mistake() -> None:
        raise KeyError("a mistake")

    await patiently(outage)
    assert [one.getMessage() for one in caplog.records] == ["a tick did nothing"]
    with pytest.raises(KeyError):
        await patiently(mistake)
