"""What is no longer needed is let go of, and not a day earlier."""

from bot.domain.effects import Owed
from bot.domain.screens import Screen
from bot.jobs.tidy import REPEATS, UNDELIVERED, tidy
from bot.storage import inbox, outbox, tables
from bot.storage.engine import Transaction
from bot.storage.inbox import Arrival
from tests.stage import Stage


async def rows(stage: Stage) -> tuple[int, int]:
    def count(tx: Transaction) -> tuple[int, int]:
        return len(tx.execute(tables.inbox.select()).all()), len(tx.execute(tables.outbox.select()).all())

    return await stage.store.read(count)


async def test_digests_stay_for_three_days_and_what_is_not_done_for_ever(stage: Stage) -> None:
    def arrive(tx: Transaction) -> None:
        ids = inbox.keep(tx, [Arrival(bytes([n]) * 16, 7, b"sealed") for n in range(3)], stage.time.now())
        inbox.finish(tx, ids[0] or 0)
        inbox.set_aside(tx, ids[1] or 0, "KeyError")

    await stage.store.write(arrive)
    stage.time.advance(seconds=REPEATS.total_seconds())
    await tidy(stage.store)
    assert await rows(stage) == (3, 0)
    stage.time.advance(seconds=1)
    await tidy(stage.store)
    assert await rows(stage) == (2, 0)
    assert await stage.store.read(inbox.depths) == {"waiting": 1, "aside": 1}


async def test_what_was_refused_stays_for_a_week_and_what_is_owed_until_it_is_delivered(stage: Stage) -> None:
    def owe(tx: Transaction) -> None:
        for n in range(3):
            outbox.add(tx, Owed(f"{n}", 7, None, Screen("notice.not_read"), stage.time.now()))
        outbox.fail(tx, 1, "chat not found")

    await stage.store.write(owe)
    stage.time.advance(seconds=UNDELIVERED.total_seconds())
    await tidy(stage.store)
    assert await rows(stage) == (0, 3)
    stage.time.advance(seconds=1)
    await tidy(stage.store)
    assert await rows(stage) == (0, 2)
