"""Delivering what is owed: claimed, made into a page in the reader's present language, sent, and let go."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot import clock
from bot.domain.effects import Effect, Lane, Owed
from bot.pipeline import counting, preparing
from bot.pipeline.carrying import Carried, Carrier
from bot.pipeline.limiter import Chats, Pace
from bot.pipeline.preparing import Ready
from bot.pipeline.telegram import Again, Moved, Refused, Unreachable, Wait
from bot.services import nudging, people
from bot.storage import focus, outbox
from bot.storage.engine import Store, Transaction, Unavailable
from bot.storage.outbox import Claimed
from bot.views.page import Whereabouts

log = logging.getLogger(__name__)

AT_ONCE = 100
DELAYS = (1.0, 5.0, 30.0, 300.0, 1800.0)
OFFLINE = 60.0  # the longest wait between tries while Telegram cannot be reached
GIVE_UP = timedelta(hours=24)
OUT_OF_SERVICE = 1.0  # seconds between tries to reach the database

T = TypeVar("T")


class Delivery:
    """One lane: its pace, its pauses, and what is on its way."""

    def __init__(
        self, lane: Lane, rate: float, store: Store, carrier: Carrier, chats: Chats, here: Whereabouts
    ) -> None:
        self._lane = lane
        self._pace = Pace(rate)
        self._store = store
        self._carrier = carrier
        self._chats = chats
        self._here = here
        self._woken = asyncio.Event()
        self._room = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: dict[int, asyncio.Task[None]] = {}  # by chat, because order is kept within one

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        """For as long as the process lives; whoever owes something wakes it, and a tick does for what falls due."""
        await self._resume()
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                while await self._round():
                    pass
            except Unavailable as error:
                log.error("nothing can be claimed", extra={"lane": self._lane, "reason": str(error)})
                await asyncio.sleep(OUT_OF_SERVICE)
                self.wake()

    async def drain(self) -> None:
        """Until nothing is due or on its way."""
        more = True
        while more or self._tasks:
            if self._tasks:
                await asyncio.wait(self._tasks)
            more = await self._round()

    async def stop(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _resume(self) -> None:
        pauses = await self._store.read(outbox.pauses)
        over = pauses.get(self._lane)
        if over:
            self._pace.pause(clock.monotonic() + (over - clock.now()).total_seconds())
        self.wake()

    async def _round(self) -> bool:
        """Claim what is due, as far as there is room; whether there may be more."""
        room = AT_ONCE - len(self._tasks)
        if room <= 0:
            self._room.clear()
            await self._room.wait()
            return True
        if self._pace.paused(clock.monotonic()):
            return False
        now = clock.now()
        claimed = await self._store.write(lambda tx: outbox.claim(tx, self._lane, now, room))
        if claimed:
            await self._start(await self._in_turn(claimed))
        return len(claimed) == room

    async def _in_turn(self, claimed: list[Claimed]) -> list[Claimed]:
        """Those whose chat may be written to now; the others make room and are claimed again when theirs may."""
        now = clock.monotonic()
        waits = [(one, self._chats.take(one.owed.chat, now)) for one in claimed]
        late = [(one.id, ahead(wait)) for one, wait in waits if wait]
        if late:
            await self._write(partial(outbox.put_off, dues=late))
        return [one for one, wait in waits if not wait]

    async def _start(self, claimed: list[Claimed]) -> None:
        unit = partial(preparing.prepare_all, claimed=claimed, here=self._here(clock.now()))
        prepared = await patiently(self._store.read, unit)
        for one in prepared.ready:
            self._send(one)
        if prepared.dropped:
            await self._write(lambda tx: outbox.sent(tx, prepared.dropped))
        if prepared.early:
            await self._write(lambda tx: outbox.put_off(tx, prepared.early))

    def _send(self, ready: Ready) -> None:
        chat = ready.owed.chat
        task = asyncio.get_running_loop().create_task(self._deliver(ready, self._last.get(chat)))
        self._last[chat] = task
        self._tasks.add(task)
        task.add_done_callback(lambda task: self._done(chat, task))

    def _done(self, chat: int, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if self._last.get(chat) is task:
            del self._last[chat]
        self._room.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("a delivery broke off", exc_info=error)

    async def _deliver(self, ready: Ready, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        await until(self._pace.reserve(clock.monotonic()))
        pause = self._pace.paused(clock.monotonic())
        if pause:  # it was asked for meanwhile
            await self._write(partial(outbox.put_off, dues=[(ready.id, ahead(pause))]))
        else:
            await self._carry(ready)

    async def _write(self, unit: Callable[[Transaction], T]) -> T:
        return await patiently(self._store.write, unit)

    async def _carry(self, ready: Ready) -> None:
        try:
            carried = await self._carrier.carry(ready)
        except Wait as wait:
            await self.pause(wait.seconds)
            await self._write(partial(outbox.put_off, dues=[(ready.id, ahead(wait.seconds))]))
        except Again as again:
            await self._again(ready, again)
        except Moved as moved:
            await self._moved(ready, moved.chat)
        except Unreachable as error:
            await self._write(partial(unreachable, ready=ready, reason=str(error)))
        except (Refused, preparing.Unshowable) as error:
            counting.refused.labels(self._lane).inc()
            log.error("an effect was refused", extra={"owed": ready.owed.key, "reason": str(error)})
            await self._write(partial(outbox.fail, id=ready.id, reason=str(error)))
        except Exception as error:  # an answer nobody foresaw must not keep it in flight for ever
            log.error("a delivery broke off", extra={"owed": ready.owed.key}, exc_info=error)
            await self._again(ready, Again(type(error).__name__, maybe_sent=True))
        else:
            counting.sent.labels(self._lane).inc()
            await self._write(lambda tx: delivered(tx, ready, carried))
            if carried.wait:
                await self.pause(carried.wait)

    async def pause(self, seconds: float) -> None:
        """Telegram's wish holds for the whole lane, and over a restart."""
        counting.waits.labels(self._lane).inc()
        self._pace.pause(clock.monotonic() + seconds)
        await self._write(partial(outbox.pause, lane=self._lane, until=ahead(seconds)))

    async def _again(self, ready: Ready, again: Again) -> None:
        now = clock.now()
        attempts = ready.attempts + 1
        spent = again.maybe_sent and attempts > len(DELAYS)
        if spent or now - ready.owed.acted > GIVE_UP:
            await self._write(lambda tx: outbox.fail(tx, ready.id, str(again)))
            return
        delay = DELAYS[min(attempts, len(DELAYS)) - 1]
        delay = delay if again.maybe_sent else min(delay, OFFLINE)
        due = ahead(delay * random.uniform(0.8, 1.2))  # noqa: S311
        await self._write(lambda tx: outbox.later(tx, ready.id, attempts, due))

    async def _moved(self, ready: Ready, chat: int) -> None:
        def unit(tx: Transaction) -> None:
            outbox.migrate(tx, ready.owed.chat, chat)
            outbox.put_off(tx, [(ready.id, clock.now())])

        await self._write(unit)
        self.wake()


def ahead(seconds: float) -> datetime:
    return clock.now() + timedelta(seconds=seconds)


async def until(moment: float) -> None:
    wait = moment - clock.monotonic()
    if wait > 0:
        await asyncio.sleep(wait)


async def patiently(run: Callable[[Callable[[Transaction], T]], Awaitable[T]], unit: Callable[[Transaction], T]) -> T:
    """What is in flight has to be noted: a database out of service is waited for."""
    while True:
        try:
            return await run(unit)
        except Unavailable as error:
            log.error("what was sent cannot be noted", extra={"reason": str(error)})
            await asyncio.sleep(OUT_OF_SERVICE)


def delivered(tx: Transaction, ready: Ready, carried: Carried) -> None:
    """Gone from the outbox; a screen's message is remembered, so that the next one takes its place."""
    owed, message = ready.owed, carried.message
    outbox.sent(tx, [ready.id])
    if carried.then:
        outbox.add(tx, Owed(f"{owed.key}:then", owed.chat, owed.person, carried.then, clock.now()))
    if message is not None and owed.revision is not None and owed.person and message != owed.edits:
        focus.shown(tx, owed.person, owed.chat, owed.revision, message)
    if message is not None and owed.effect is Effect.NUDGE:
        nudging.shown(tx, owed, message, clock.now())


def unreachable(tx: Transaction, ready: Ready, reason: str) -> None:
    outbox.fail(tx, ready.id, reason)
    if ready.owed.chat > 0:
        people.reachable(tx, ready.owed.chat, present=False)
