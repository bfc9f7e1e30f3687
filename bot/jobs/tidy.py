"""Letting go of what is no longer needed."""

from datetime import timedelta

from bot import clock
from bot.storage import inbox, outbox
from bot.storage.engine import Store, Transaction

REPEATS = timedelta(hours=72)  # Telegram repeats for a day at most; longer would meet its numbers used anew
UNDELIVERED = timedelta(days=7)


async def tidy(store: Store) -> None:
    now = clock.now()

    def unit(tx: Transaction) -> None:
        inbox.forget(tx, now - REPEATS)
        outbox.forget(tx, now - UNDELIVERED)

    await store.write(unit)
