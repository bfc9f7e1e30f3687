"""Cycles open on their day, and write down what they expect; slice by slice, so that others get their turn."""

from bot import clock
from bot.domain.cycles import When
from bot.services import cycles
from bot.storage.engine import Store


async def keep(store: Store, zone: str) -> None:
    """Killed at any moment, the next tick goes on where this one stood."""
    when = When(clock.now(), zone)
    while await store.write(lambda tx: cycles.work(tx, when)):
        pass
