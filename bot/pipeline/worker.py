"""Working updates: in order within a chat, side by side across chats, each until it is done or set aside."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from bot import clock
from bot.domain.effects import Owed
from bot.domain.screens import Screen
from bot.pipeline import counting
from bot.pipeline.flood import BURST, Flood, Verdict
from bot.pipeline.inbox import Kept
from bot.pipeline.reading import Reader, is_wish_to_stop, sent_at, tapped
from bot.pipeline.switchboard import Switchboard
from bot.services import people
from bot.storage import inbox, outbox
from bot.storage.engine import Store, Transaction, Unavailable

log = logging.getLogger(__name__)

TRIES = 3
AT_ONCE = 64  # chats worked side by side
BACKLOG = 2000  # updates held open in memory; more wait, sealed, where they came from
PAUSES = (0.2, 1.0)
OUT_OF_SERVICE = (1.0, 2.0, 5.0, 10.0)


class Worker:
    """Takes kept updates to the switchboard."""

    def __init__(
        self,
        store: Store,
        reader: Reader,
        switchboard: Switchboard,
        *,
        wake: Callable[[], None],
        answer: Callable[[str], None],
        apologise: Callable[[int], Awaitable[None]],
    ) -> None:
        self._store = store
        self._reader = reader
        self._switchboard = switchboard
        self._wake = wake
        self._answer = answer
        self._apologise = apologise
        self._flood = Flood()
        self._taps = Flood()  # apart, because Telegram does not say when somebody tapped
        self._chats: dict[int, deque[Kept]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._room = asyncio.Semaphore(BACKLOG)

    async def give(self, kept: Kept) -> None:
        """Queue it behind its chat's earlier ones; waits while too much is open."""
        await self._room.acquire()
        query = tapped(kept.raw)
        if query:
            self._answer(query)  # at once: the work may take its time
        queue = self._chats.get(kept.chat)
        if queue is not None:
            queue.append(kept)
            return
        self._chats[kept.chat] = deque([kept])
        task = asyncio.get_running_loop().create_task(self._chat(kept.chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self) -> None:
        """Until everything given has been worked."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def stop(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _chat(self, chat: int) -> None:
        queue = self._chats[chat]
        try:
            while queue:
                async with self._slots:
                    await self._through(queue.popleft())
                self._room.release()
        finally:
            del self._chats[chat]

    async def _through(self, kept: Kept) -> None:
        """Until it is done or set aside; a database out of service is waited for and is nobody's fault."""
        failures = 0
        verdict = self._judge(kept)
        while True:
            try:
                await self._work(kept, verdict)
            except Unavailable as error:
                log.error("the database is out of service", extra={"reason": str(error)})
                if failures == 0:
                    await self._apologise(kept.chat)
                await asyncio.sleep(OUT_OF_SERVICE[min(failures, len(OUT_OF_SERVICE) - 1)])
                failures += 1
            else:
                return

    async def _work(self, kept: Kept, verdict: Verdict) -> None:
        for pause in (*PAUSES, None):
            try:
                await self._once(kept, verdict)
            except Unavailable:
                raise
            except Exception as error:
                attempts = await self._failed(kept, error)
                if attempts >= TRIES or pause is None:
                    return
                await asyncio.sleep(pause)
            else:
                counting.worked.inc()
                self._wake()
                return

    async def _once(self, kept: Kept, verdict: Verdict) -> None:
        if verdict is not Verdict.READ:
            await self._store.write(lambda tx: unread(tx, kept, verdict))
            return
        read = self._reader.read(kept.raw)
        now = clock.now()
        await self._store.write(lambda tx: self._switchboard.work(tx, kept.id, read, now))

    def _judge(self, kept: Kept) -> Verdict:
        """Once for an update, however often it has to be tried; groups, and the wish to stop, are never let go."""
        if kept.chat <= 0 or is_wish_to_stop(kept.raw):
            return Verdict.READ
        if tapped(kept.raw):
            return self._taps.judge(kept.chat, clock.now().timestamp())
        at = sent_at(kept.raw)
        return Verdict.READ if at is None else self._flood.judge(kept.chat, at)

    async def _failed(self, kept: Kept, error: Exception) -> int:
        """Count it; at the third failure set it aside, and tell the person."""
        counting.failed.inc()
        log.error("an update failed", extra={"letter": kept.id}, exc_info=error)
        attempts = await self._store.write(lambda tx: failed(tx, kept, type(error).__name__))
        if attempts >= TRIES:
            self._wake()
        return attempts


def failed(tx: Transaction, kept: Kept, reason: str) -> int:
    attempts = inbox.tried(tx, kept.id)
    if attempts >= TRIES:
        inbox.set_aside(tx, kept.id, reason)
        if kept.chat > 0:
            outbox.add(tx, Owed(f"aside:{kept.id}", kept.chat, None, Screen("notice.not_read"), clock.now()))
    return attempts


def unread(tx: Transaction, kept: Kept, verdict: Verdict) -> None:
    """What comes too fast is let go; the first time the person is told, and the admins, who may keep them out."""
    if verdict is Verdict.TELL and not people.kept_out(tx, kept.chat):
        now = clock.now()
        outbox.add(tx, Owed(f"flood:{kept.id}", kept.chat, None, Screen("notice.slow_down"), now))
        for n, (chat, admin, screen) in enumerate(people.floods(tx, kept.chat, BURST)):
            outbox.add(tx, Owed(f"flood:{kept.id}:{n}", chat, admin, screen, now))
    inbox.finish(tx, kept.id)
