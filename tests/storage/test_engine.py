"""Units of work share commits, fail alone, and a database out of service is told apart from a mistake."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.storage.engine import BATCH, Store, Transaction, Unavailable, connect

KEY = bytes(range(32))
PUT = "INSERT INTO facts VALUES (:name, :value)"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    with closing(connect(tmp_path / "kept.db", KEY)) as raw:
        raw.execute("CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    store = await Store.open(tmp_path / "kept.db", KEY)
    yield store
    await store.close()


def put(name: str, value: str = "x") -> Callable[[Transaction], str]:
    def unit(tx: Transaction) -> str:
        tx.execute(text(PUT), {"name": name, "value": value})
        return name

    return unit


def names(tx: Transaction) -> list[str]:
    return [row.name for row in tx.execute(text("SELECT name FROM facts ORDER BY name"))]


def pragma(words: str) -> Callable[[Transaction], None]:
    return lambda tx: tx.exec_driver_sql(f"PRAGMA {words}") and None


async def test_what_a_unit_returns_comes_back_and_is_on_disk(store: Store, tmp_path: Path) -> None:
    assert await store.write(put("a")) == "a"
    with closing(connect(tmp_path / "kept.db", KEY)) as other:
        assert other.execute("SELECT name FROM facts").fetchall() == [("a",)]


async def test_units_that_wait_together_share_commits(store: Store, tmp_path: Path) -> None:
    commits: list[int] = []
    store._writer._connection.raw.set_trace_callback(lambda said: commits.append(1) if said == "COMMIT" else None)
    count = BATCH + 50
    assert len(await asyncio.gather(*(store.write(put(f"{n}")) for n in range(count)))) == count
    assert len(await store.read(names)) == count
    assert len(commits) <= 4


async def test_they_run_in_the_order_they_were_given(store: Store) -> None:
    ran: list[int] = []
    await asyncio.gather(*(store.write(lambda _, n=n: ran.append(n)) for n in range(100)))
    assert ran == list(range(100))


async def test_one_that_fails_takes_no_other_down_and_its_caller_is_told(store: Store) -> None:
    def broken(tx: Transaction) -> None:
        put("half")(tx)
        raise KeyError("a mistake")

    units = [put("a"), broken, put("a"), put("b")]
    first, mistake, double, last = await asyncio.gather(*map(store.write, units), return_exceptions=True)
    assert (first, last) == ("a", "b")
    assert isinstance(mistake, KeyError)
    assert isinstance(double, IntegrityError)
    assert await store.read(names) == ["a", "b"]


async def test_an_error_names_the_statement_and_never_the_words(store: Store) -> None:
    await store.write(put("a"))
    with pytest.raises(IntegrityError) as caught:
        await store.write(put("a", "the pump is dry"))
    assert "pump" not in str(caught.value)


async def test_a_mistake_in_a_statement_is_no_outage(store: Store) -> None:
    with pytest.raises(OperationalError):
        await store.write(lambda tx: tx.execute(text("SELECT locked_full_readonly FROM facts")))


async def test_whoever_has_stopped_waiting_is_not_missed(store: Store) -> None:
    gone = asyncio.ensure_future(store.write(put("a")))
    await asyncio.sleep(0)
    gone.cancel()
    assert await store.write(put("b")) == "b"
    assert await store.read(names) == ["a", "b"]


async def test_readers_cannot_write_and_see_only_what_is_committed(store: Store) -> None:
    with pytest.raises(Unavailable, match="readonly"):
        await store.read(put("a"))

    begun, go = threading.Event(), threading.Event()

    def slow(tx: Transaction) -> None:
        put("b")(tx)
        begun.set()
        go.wait(5)

    writing = asyncio.ensure_future(store.write(slow))
    await asyncio.to_thread(begun.wait, 5)
    assert await store.read(names) == []
    go.set()
    await writing
    assert await store.read(names) == ["b"]


async def test_a_full_disk_is_told_and_got_over(store: Store) -> None:
    pages = await store.write(lambda tx: tx.exec_driver_sql("PRAGMA page_count").scalar())
    await store.write(pragma(f"max_page_count = {pages}"))
    with pytest.raises(Unavailable, match="full"):
        await store.write(put("large", "x" * 100_000))
    large, small = await asyncio.gather(
        store.write(put("large", "x" * 100_000)), store.write(put("small")), return_exceptions=True
    )
    assert isinstance(large, Unavailable)
    assert small == "small", "what fits is kept"
    await store.write(pragma("max_page_count = 100000"))
    await store.write(put("large", "x" * 100_000))
    assert await store.read(names) == ["large", "small"]


async def test_locked_by_another_program_everybody_is_told_at_once(store: Store, tmp_path: Path) -> None:
    await store.write(pragma("busy_timeout = 50"))
    began = asyncio.get_running_loop().time()
    with closing(connect(tmp_path / "kept.db", KEY)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = await asyncio.gather(*(store.write(put(f"{n}")) for n in range(100)), return_exceptions=True)
        assert {type(one) for one in told} == {Unavailable}
        assert asyncio.get_running_loop().time() - began < 2, "nobody waits the lock out one by one"
        assert await store.read(names) == []
        other.execute("COMMIT")
    assert await store.write(put("a")) == "a"


async def test_a_file_that_may_only_be_read_is_told_and_got_over(tmp_path: Path, store: Store) -> None:
    store._writer._connection.raw.execute("PRAGMA query_only = ON")
    with pytest.raises(Unavailable, match="readonly"):
        await store.write(put("a"))
    store._writer._connection.raw.execute("PRAGMA query_only = OFF")
    assert await store.write(put("a")) == "a"


async def test_a_broken_file_is_out_of_service_and_no_units_fault(tmp_path: Path, store: Store) -> None:
    await asyncio.gather(*(store.write(put(f"{n}", "x" * 5000)) for n in range(50)))
    await store.write(lambda _: None)
    store._writer._connection.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with (tmp_path / "kept.db").open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 100_000)
    with pytest.raises(Unavailable):
        await store.read(lambda tx: tx.execute(text("SELECT sum(length(value)) FROM facts")).all())


async def test_closing_waits_for_what_is_under_way_and_refuses_what_comes_later(tmp_path: Path, store: Store) -> None:
    under_way = [asyncio.ensure_future(store.write(put(f"{n:03}"))) for n in range(BATCH + 50)]
    await store.close()
    assert len(await asyncio.gather(*under_way)) == BATCH + 50
    with pytest.raises(Unavailable, match="closed"):
        await store.write(put("late"))


async def test_the_longest_unit_is_measured(store: Store) -> None:
    await store.write(lambda tx: tx.execute(text("SELECT 1")).all())
    assert 0 < store.longest_unit < 5


async def test_without_its_key_nothing_opens(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="not a database"):
        await Store.open(tmp_path / "kept.db", bytes(32))
