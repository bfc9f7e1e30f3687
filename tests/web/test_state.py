"""Whoever restarts the process, and whoever watches it, are told how it is."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot import clock
from bot.domain.effects import Lane, Owed
from bot.domain.screens import Screen
from bot.storage import inbox, outbox
from bot.storage.engine import Transaction
from bot.storage.inbox import Arrival
from bot.web.site import site
from bot.web.state import SILENT_SECONDS, State
from tests.stage import HOUSE, Stage


class Ear:
    """When Telegram was last heard."""

    def __init__(self) -> None:
        self.at = clock.monotonic()

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
async def watcher(stage: Stage, ear: Ear) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(site(State(stage.store, HOUSE, ear), None))
    async with httpx.AsyncClient(transport=transport, base_url="http://kept") as client:
        yield client


@pytest.fixture
async def behind(stage: Stage) -> None:
    """One update waits, one is set aside; a reply is due since a minute."""

    def unit(tx: Transaction) -> None:
        now = stage.time.now()
        ids = inbox.keep(tx, [Arrival(bytes([n]) * 16, 7, b"sealed") for n in range(2)], now)
        inbox.set_aside(tx, ids[0] or 0, "KeyError")
        outbox.add(tx, Owed("one", 7, None, Screen("notice.not_read"), now, lane=Lane.REPLY))

    await stage.store.write(unit)
    stage.time.advance(seconds=60)


async def test_all_is_well(watcher: httpx.AsyncClient) -> None:
    answer = await watcher.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"ok": True, "telegram_silent_seconds": 0, "inbox": {}, "outbox": []}


@pytest.mark.usefixtures("behind")
async def test_what_waits_is_told(watcher: httpx.AsyncClient) -> None:
    found = (await watcher.get("/health")).json()
    assert found["inbox"] == {"waiting": 1, "aside": 1}
    assert found["outbox"] == [{"lane": "reply", "state": "owed", "rows": 1, "oldest_due_seconds": 60}]


async def test_telegram_has_been_silent_for_too_long(watcher: httpx.AsyncClient, ear: Ear) -> None:
    ear.at -= SILENT_SECONDS
    answer = await watcher.get("/health")
    assert (answer.status_code, answer.json()["ok"]) == (503, False)


@pytest.mark.parametrize("page", ["/health", "/metrics"])
async def test_the_database_is_out_of_service(watcher: httpx.AsyncClient, stage: Stage, page: str) -> None:
    for line in stage.store._readers:
        line._closed = True
    answer = await watcher.get(page)
    assert answer.status_code == 503
    assert "closed" in answer.text
    for line in stage.store._readers:
        line._closed = False


@pytest.mark.usefixtures("behind")
async def test_the_figures(watcher: httpx.AsyncClient) -> None:
    answer = await watcher.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = answer.text.splitlines()
    assert 'kept_inbox_rows{state="waiting"} 1.0' in lines
    assert 'kept_outbox_rows{lane="reply",state="owed"} 1.0' in lines
    assert 'kept_outbox_oldest_due_seconds{lane="reply"} 60.0' in lines
    names = ("kept_longest_unit_seconds ", "kept_updates_worked_total ", "kept_updates_failed_total ")
    assert all(any(line.startswith(name) for line in lines) for name in names)
