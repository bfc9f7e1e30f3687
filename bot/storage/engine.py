"""The store: units of work run whole inside a connection's thread, and those that wait together share one commit."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Generic, TypeVar, cast

import aiosqlite
import sqlalchemy
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

Transaction = sqlalchemy.Connection
T = TypeVar("T")
Unit = Callable[[Transaction], T]

BUSY_SECONDS = 5.0
BATCH = 200  # units that share a commit at most, so that nobody waits long for the first one's answer

WRITER = "BEGIN IMMEDIATE"
READER = "BEGIN"


class Unavailable(Exception):
    """The database cannot be written or read just now, by no fault of the unit."""


class Store:
    """One writer and a few readers over one encrypted SQLite file."""

    def __init__(self, writer: "Line", readers: list["Line"]) -> None:
        self._writer = writer
        self._readers = readers

    @classmethod
    async def open(cls, path: Path, key: bytes, readers: int = 2) -> "Store":
        writer = await Line.open(path, key, WRITER)
        try:
            opened = [await Line.open(path, key, READER) for _ in range(readers)]
        except BaseException:
            await writer.close()
            raise
        return cls(writer, opened)

    async def write(self, unit: Unit[T]) -> T:
        """Run the unit and return once what it wrote is on disk; it may run twice and has no effect but its rows."""
        return await self._writer.run(unit)

    async def read(self, unit: Unit[T]) -> T:
        return await min(self._readers, key=lambda line: line.load).run(unit)

    async def close(self) -> None:
        for line in [*self._readers, self._writer]:
            await line.close()

    @property
    def longest_unit(self) -> float:
        """Seconds the slowest unit has held the writer since the start."""
        return self._writer.longest


@dataclass(slots=True)
class Waiting(Generic[T]):
    """A unit on its way through the thread, and what came of it."""

    unit: Unit[T]
    future: "asyncio.Future[T]"
    result: Any = None
    error: BaseException | None = None

    def tell(self) -> None:
        if self.future.done():  # the one who waited has gone
            return
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


class Line:
    """A connection with its thread, and the units that queue for it."""

    def __init__(self, connection: "Connection", begin: str) -> None:
        self._connection = connection
        self._begin = begin
        self._queue: deque[Waiting[Any]] = deque()
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False
        self.load = 0
        self.longest = 0.0

    @classmethod
    async def open(cls, path: Path, key: bytes, begin: str) -> "Line":
        connection = Connection(lambda: connect(path, key), iter_chunk_size=64)
        await connection
        await connection.prepare(read_only=begin == READER)
        return cls(connection, begin)

    def run(self, unit: Unit[T]) -> "asyncio.Future[T]":
        if self._closed:
            raise Unavailable("it is closed")
        loop = asyncio.get_running_loop()
        waiting = Waiting(unit, loop.create_future())
        self._queue.append(waiting)
        self.load += 1
        if self._idle.is_set():
            self._start(loop)
        return waiting.future

    async def close(self) -> None:
        """What waits is still run; whoever comes later is refused."""
        self._closed = True
        await self._idle.wait()
        await self._connection.close()

    def _start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._idle.clear()
        self._connection.submit(lambda: self._work(loop))

    def _work(self, loop: asyncio.AbstractEventLoop) -> None:
        """In the thread: everything that waits, one after another, one commit."""
        batch = [self._queue.popleft() for _ in range(min(len(self._queue), BATCH))]
        try:
            self._together(batch)
        finally:
            loop.call_soon_threadsafe(self._told, loop, batch)

    def _told(self, loop: asyncio.AbstractEventLoop, batch: list[Waiting[Any]]) -> None:
        self.load -= len(batch)
        for waiting in batch:
            waiting.tell()
        if self._queue:
            self._start(loop)
        else:
            self._idle.set()

    def _together(self, batch: list[Waiting[Any]]) -> None:
        try:
            self._transact(batch)
        except BaseException as error:  # told to whoever waits, whatever it is; never taken for success
            if len(batch) == 1 or code(error) in HELD:  # held by another program: nobody waits that out one by one
                for waiting in batch:
                    waiting.error = explained(error)
                return
            for waiting in batch:  # one of them is at fault: alone, it takes only itself down
                self._together([waiting])

    def _transact(self, batch: list[Waiting[Any]]) -> None:
        raw, tx = self._connection.raw, self._connection.tx
        raw.execute(self._begin)
        try:
            for waiting in batch:
                began = perf_counter()
                waiting.result = waiting.unit(tx)
                self.longest = max(self.longest, perf_counter() - began)
            raw.execute("COMMIT")
        except BaseException:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            raise


class Connection(aiosqlite.Connection):
    """aiosqlite's connection, whose thread also runs SQLAlchemy Core statements."""

    tx: Transaction

    @property
    def raw(self) -> sqlcipher.Connection:
        return cast(sqlcipher.Connection, self._conn)

    def submit(self, function: Callable[[], None]) -> None:
        """Queue a function for the thread; it reports for itself."""
        self._tx.put_nowait((None, function))

    async def prepare(self, *, read_only: bool) -> None:
        await self._execute(self._prepare, read_only)  # type: ignore[no-untyped-call]

    def _prepare(self, read_only: bool) -> None:
        if read_only:
            self.raw.execute("PRAGMA query_only = ON")
        engine = create_engine(
            "sqlite://",
            module=sqlcipher,
            creator=lambda: self.raw,
            poolclass=StaticPool,
            skip_autocommit_rollback=True,
            hide_parameters=True,  # an error names the statement, never what a person wrote
        )
        self.tx = engine.connect().execution_options(isolation_level="AUTOCOMMIT")


HELD = {sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED}
OUT_OF_SERVICE = HELD | {
    *(sqlcipher.SQLITE_READONLY, sqlcipher.SQLITE_IOERR, sqlcipher.SQLITE_CORRUPT),
    *(sqlcipher.SQLITE_FULL, sqlcipher.SQLITE_CANTOPEN, sqlcipher.SQLITE_NOTADB),
}


def explained(error: BaseException) -> BaseException:
    """Tell a database that is out of service from a unit that is at fault."""
    return Unavailable(str(getattr(error, "orig", error))) if code(error) in OUT_OF_SERVICE else error


def code(error: BaseException) -> int:
    """SQLite's own number, also of an error that SQLAlchemy has wrapped; extended ones carry the plain one below."""
    return int(getattr(getattr(error, "orig", error), "sqlite_errorcode", 0)) & 0xFF


def connect(path: Path, key: bytes) -> sqlcipher.Connection:
    """A raw connection in autocommit mode: whoever uses it says BEGIN."""
    raw = sqlcipher.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is told in Kept's own words
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
    except BaseException:
        raw.close()
        raise
    return raw


PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # a shown receipt is on disk, also when the power goes
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    "cache_size = -16000",
)
