"""Letting go of what is no longer needed."""

from datetime import timedelta

from bot import clock
from bot.storage import inbox, outbox
from bot.storage.engine import Store

REPEATS = timedelta(hours=72)  # Telegram repeats for a day at most; longer would meet its numbers used anew
UNDELIVERED = timedelta(days=7)


SLICE = 2000  # rows at once, so that nobody waits for the writer meanwhile


async def tidy(store: Store) -> None:
    now = clock.now()
    while await store.write(lambda tx: inbox.forget(tx, now - REPEATS, SLICE)) == SLICE:
        pass
    await store.write(lambda tx: outbox.forget(tx, now - UNDELIVERED))
