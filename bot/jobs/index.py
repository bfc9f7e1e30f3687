"""Keeps what can be found equal to the content that is served: a new index is made beside the old one."""

import asyncio
import logging
from functools import partial

from bot.content.model import Content
from bot.content.shelf import Shelf
from bot.services import index
from bot.storage import search
from bot.storage.engine import Store

log = logging.getLogger(__name__)


class Index:
    """Looks whenever the content may have changed; only a content it has not seen is worked through."""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        self._store = store
        self._shelf = shelf
        self._seen: Content | None = None

    async def keep(self) -> None:
        content = self._shelf.content
        if content is self._seen:
            return
        digest = await asyncio.to_thread(index.digest, content)
        served = await self._store.read(index.served)
        if served.digest != digest:
            await self._make(content, index.Served(served.generation + 1, digest))
        self._seen = content

    async def _make(self, content: Content, new: index.Served) -> None:
        """Killed at any moment, the old one is served on, and what was made of the new one goes at the next try."""
        await self._sweep(new.generation - 1)
        left = index.slices(content)
        while some := await asyncio.to_thread(next, left, None):
            await self._store.write(partial(search.add, some=some, generation=new.generation))
        await self._renew()
        await self._store.write(lambda tx: index.serve(tx, new))
        await self._sweep(new.generation)
        log.info("a new index is served", extra={"generation": new.generation})

    async def _sweep(self, generation: int) -> None:
        while await self._store.write(lambda tx: search.sweep(tx, generation, index.SLICE)):
            """Slice by slice, so that others get their turn."""

    async def _renew(self) -> None:
        """What stands there by itself is taken apart anew, as the program may have learnt to do it better."""
        row = 0
        while some := await self._store.read(partial(search.alone, after=row, most=index.SLICE)):
            ready = await asyncio.to_thread(index.prepared, some)
            await self._store.write(partial(search.renew, ready=ready))
            row = max(some)
