"""The stage with a small form on it, and ways to look into the database."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from typing import Any

import pytest
from sqlalchemy import Row, select

import handlers
from bot import clock, views
from bot.domain.effects import Lane, Owed
from bot.domain.screens import Screen
from bot.pipeline.inbox import Inbox
from bot.pipeline.poller import Poller
from bot.sandbox.api import Answer, Api
from bot.sandbox.world import World
from bot.seal import Keys
from bot.storage import outbox, people, tables
from bot.storage.engine import Transaction, connect
from tests.cast import Phone
from tests.pipeline import form as forms
from tests.stage import FrozenClock, Stage

CONVERSATIONS = (*handlers.CONVERSATIONS, forms.conversation, forms.closed)


@pytest.fixture
def form(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Callable[[Phone], Awaitable[list[str]]]:
    """The words that the form has kept of somebody."""
    for name, view in forms.SCREENS.items():
        monkeypatch.setitem(views.SCREENS, name, view)
    stage.assemble(CONVERSATIONS)

    def kept(tx: Transaction, account: int) -> list[str]:
        person = people.find_by_account(tx, account)
        return forms.words(tx, person.id) if person else []

    async def words(phone: Phone) -> list[str]:
        return await stage.store.read(lambda tx: kept(tx, phone.id))

    return words


async def on_disk(stage: Stage) -> None:
    """What was sent is received, and not worked yet: as if the process had been killed in between."""

    async def leave(_: object) -> None: ...

    await Poller(stage.bot, stage.wire, Inbox(stage.store, stage.seal, leave, leave)).once(0)


async def owed(stage: Stage) -> list[Row[Any]]:
    """Everything that stands in the outbox."""
    return list(await stage.store.read(lambda tx: tx.execute(select(tables.outbox)).all()))


async def owe(stage: Stage, key: str, chat: int, name: str = "notice.not_read", lane: Lane = Lane.REPLY) -> None:
    one = Owed(key, chat, None, Screen(name), stage.time.now(), lane=lane)
    await stage.store.write(lambda tx: outbox.add(tx, one))


class Telegram(Api):
    """The sandbox, but for the methods a test answers itself: a status and a body, or an error to raise."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.answers: dict[str, Answer | Exception] = {}
        self.asked: list[str] = []

    async def call(self, token: str, method: str, *rest: Any) -> Answer:
        self.asked.append(method)
        answer = self.answers.get(method)
        if isinstance(answer, Exception):
            raise answer
        return answer or await super().call(token, method, *rest)


@pytest.fixture
def telegram(stage: Stage) -> Telegram:
    stage.wire.api = Telegram(stage.world)
    return stage.wire.api


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses between tries take no time."""
    monkeypatch.setattr("bot.pipeline.worker.PAUSES", (0, 0))
    monkeypatch.setattr("bot.pipeline.worker.OUT_OF_SERVICE", (0,))
    monkeypatch.setattr("bot.pipeline.outbox.OUT_OF_SERVICE", 0)


@pytest.fixture
def locked(stage: Stage, at_once: None) -> Callable[[], AbstractAsyncContextManager[None]]:
    """For a while another program holds the database, so that nothing can be written."""
    key = Keys.open(stage.folder / "keys", fresh_allowed=False).database

    @asynccontextmanager
    async def hold() -> AsyncIterator[None]:
        await stage.store.write(lambda tx: tx.exec_driver_sql("PRAGMA busy_timeout = 1"))
        with closing(connect(stage.folder / "kept.db", key)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")

    return hold


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch, time: FrozenClock) -> None:
    """Pauses too are measured by the set clock."""
    monkeypatch.setattr(clock, "monotonic", lambda: time.at.timestamp())
