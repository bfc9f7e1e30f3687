"""Where measuring is done: a folder with a Kept in it, people who are known there, and processes to measure."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from shutil import copytree
from time import perf_counter
from typing import Any, TypeVar

from bot import clock
from bot.commands.bench.load import FIRST, LISTENERS, PHONES
from bot.commands.bench.process import Process, environment, running
from bot.commands.bench.wire import TOKEN, Wire, serving
from bot.content.shelf import Shelf
from bot.domain.effects import Lane, Owed
from bot.domain.screens import Screen
from bot.jobs.index import Index
from bot.seal import Keys
from bot.services import people
from bot.settings import CONTENT_FOLDER
from bot.storage import outbox, tables
from bot.storage.engine import Store, Transaction
from bot.storage.migration import upgrade

T = TypeVar("T")
SUBJECT = "bot.commands.bench.subject"
PATIENCE = 120.0
SLICE = 5000  # rows that are stored in one unit


@dataclass(frozen=True)
class Subject:
    """A process that polls the wire."""

    wire: Wire
    process: Process
    ready: float  # seconds from its start to its first poll


class Ground:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def prepare(self) -> None:
        """A database in which everybody has chosen a language, and the content can be found."""
        keys = Keys.open(self.folder / "keys", fresh_allowed=True)
        (self.folder / "data").mkdir(parents=True)
        upgrade(self.folder / "data" / "kept.db", keys)
        async with self.opened() as store:
            await store.write(settled)
            await Index(store, Shelf(CONTENT_FOLDER)).keep()

    def copied(self, folder: Path) -> "Ground":
        copytree(self.folder, folder)
        return Ground(folder)

    async def write(self, unit: Callable[[Transaction], T]) -> T:
        async with self.opened() as store:
            return await store.write(unit)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Store]:
        keys = Keys.open(self.folder / "keys", fresh_allowed=False)
        store = await Store.open(self.folder / "data" / "kept.db", keys.database)
        try:
            yield store
        finally:
            await store.close()

    @asynccontextmanager
    async def running(self, name: str, latency: float = 0.0, **environ: str) -> AsyncIterator[Subject]:
        """A subject by its name, from its first poll on."""
        wire = Wire(latency)
        async with serving(wire) as url:
            began = perf_counter()
            variables = environment(self.folder, url, TOKEN) | environ
            log = self.folder / f"{name}.log"
            async with running("-m", SUBJECT, name, url, environ=variables, log=log) as process:
                async with asyncio.timeout(PATIENCE):
                    await wire.polled.wait()
                yield Subject(wire, process, perf_counter() - began)


def settled(tx: Transaction) -> None:
    for phone in range(PHONES + LISTENERS):
        person = people.arrive(tx, FIRST + phone, "en", "UTC", clock.now())
        people.choose_language(tx, person, "en")
        people.set_quiet(tx, person, "0-0")  # whatever the hour at which this is measured


def owe(tx: Transaction, count: int) -> None:
    """A broadcast: a message to each of so many people who do nothing else."""
    now = clock.now()
    for phone in range(PHONES, PHONES + count):
        outbox.add(tx, Owed(f"bench:{phone}", FIRST + phone, None, Screen("start.menu"), now, lane=Lane.BULK))


def grow(tx: Transaction, count: int) -> None:
    """Rows as years of use leave them: half digests of updates, half people with their accounts."""
    now = clock.now()
    digests: Iterator[dict[str, object]] = (
        {"digest": b"old" + n.to_bytes(8, "big"), "chat": 0, "state": "done", "attempts": 0, "received": now}
        for n in range(count // 2)
    )
    spread(tx, tables.inbox, digests)
    fixed = {"hint": "en", "zone": "UTC", "quiet_from": 0, "quiet_until": 0, "plain": False, "state": "active"}
    spread(
        tx,
        tables.people,
        (
            {"id": f"old{n}", "language": "en", "blocked": False, "since": now.date(), **fixed}
            for n in range(count // 4)
        ),
    )
    spread(tx, tables.accounts, ({"telegram": 9_000_000_000 + n, "person": f"old{n}"} for n in range(count // 4)))


def spread(tx: Transaction, table: Any, rows: Iterator[dict[str, object]]) -> None:
    statement = table.insert()
    while some := list(islice(rows, SLICE)):
        tx.execute(statement, some)
