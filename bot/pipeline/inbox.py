"""Receiving: an update is sealed, on disk, and only then confirmed to Telegram."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot import clock
from bot.pipeline import counting
from bot.pipeline.reading import chat_of
from bot.seal import Seal, Unreadable
from bot.storage import inbox
from bot.storage.engine import Store, Unavailable

log = logging.getLogger(__name__)

Raw = dict[str, Any]
CONTEXT = b"inbox"
SLICE = 500  # letters read at once after a start, however many wait


@dataclass(frozen=True, slots=True)
class Kept:
    """An update that is on disk, with its open form at hand where this process received it."""

    id: int
    chat: int
    raw: Raw


class Inbox:
    """Keeps what arrives, knows repeats by a digest, and hands the rest to the worker."""

    def __init__(
        self,
        store: Store,
        seal: Seal,
        give: Callable[[Kept], Awaitable[None]],
        apologise: Callable[[int], Awaitable[None]],
    ) -> None:
        self._store = store
        self._seal = seal
        self._give = give
        self._apologise = apologise

    async def receive(self, updates: Sequence[Raw]) -> None:
        """When this returns, every update is on disk and may be confirmed."""
        arrivals = [self.sealed(raw) for raw in updates]
        ids = await self._keep(arrivals)
        for id, arrival, raw in zip(ids, arrivals, updates, strict=True):
            if id is not None:
                counting.received.inc()
                await self._give(Kept(id, arrival.chat, raw))

    async def _keep(self, arrivals: list[inbox.Arrival]) -> list[int | None]:
        now = clock.now()
        try:
            return await self._store.write(lambda tx: inbox.keep(tx, arrivals, now))
        except Unavailable:
            await asyncio.gather(*(self._apologise(chat) for chat in {arrival.chat for arrival in arrivals}))
            raise

    async def recover(self) -> int:
        """After a start: what an earlier process kept and did not finish."""
        count, last = 0, 0
        while letters := await self._store.read(partial(inbox.waiting, after=last, most=SLICE)):
            for letter in letters:
                await self._reopen(letter)
            count, last = count + len(letters), letters[-1].id
        return count

    async def take_up(self) -> None:
        """What was set aside and an operator wants tried again."""
        for letter in await self._store.write(inbox.take_up):
            await self._reopen(letter)

    async def _reopen(self, letter: inbox.Letter) -> None:
        """One that cannot be opened is set aside, so that it keeps nobody else waiting."""
        try:
            raw = self.open(letter.body)
        except Unreadable as error:
            log.error("a letter cannot be opened", extra={"letter": letter.id}, exc_info=error)
            await self._store.write(partial(inbox.set_aside, id=letter.id, reason="Unreadable"))
            return
        await self._give(Kept(letter.id, letter.chat, raw))

    def open(self, body: bytes) -> Raw:
        raw: Raw = json.loads(self._seal.open(body, CONTEXT))
        return raw

    def sealed(self, raw: Raw) -> inbox.Arrival:
        body = json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
        return inbox.Arrival(self._digest(raw), chat_of(raw), self._seal.close(body, CONTEXT))

    def _digest(self, raw: Raw) -> bytes:
        """By set, not by order: Telegram's numbers start anywhere after a quiet week."""
        return self._seal.digest(json.dumps(identity(raw)).encode(), "update")


def identity(raw: Raw) -> list[Any]:
    """What makes an update itself: its number and what it points at, so that a number used anew is no repeat."""
    kind = next((name for name in raw if name != "update_id"), "")
    inner = raw.get(kind)
    points_at = (
        [inner.get(name) for name in ("id", "message_id", "date", "edit_date")] if isinstance(inner, dict) else []
    )
    return [raw.get("update_id"), kind, chat_of(raw), *points_at]
