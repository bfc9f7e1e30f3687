"""Milestones of the content are noted when they change; who follows a process hears what has moved, slice by slice."""

from bot import clock
from bot.content.model import Content
from bot.content.shelf import Shelf
from bot.services import editions, milestones
from bot.storage.engine import Store


class Milestones:
    """Looks at content it has not seen, and at changes that not everybody has heard of."""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        self._store = store
        self._shelf = shelf
        self._seen: Content | None = None

    async def keep(self) -> None:
        content = self._shelf.content
        if content is not self._seen:
            await self._store.write(lambda tx: editions.note(tx, content, clock.now()))
            self._seen = content
        while await self._store.write(lambda tx: milestones.tell_some(tx, clock.now())):
            """Slice by slice, so that others get their turn."""
