"""Cycles open on their day, and those who owe are reminded on theirs; slice by slice, so that others get their turn."""

from bot import clock
from bot.domain.cycles import When
from bot.services import cycles, nudging
from bot.storage.engine import Store


async def keep(store: Store, zone: str) -> None:
    """Killed at any moment, the next tick goes on where this one stood."""
    when = When(clock.now(), zone)
    while await store.write(lambda tx: cycles.work(tx, when)):
        pass
    while await store.write(lambda tx: nudging.work(tx, when)):
        pass
