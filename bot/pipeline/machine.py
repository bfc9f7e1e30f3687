"""The whole way from inbox to outbox, wired: what a process runs, and what a test drives."""

import asyncio
import gc
import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from telegram import Bot

from bot.content.shelf import Shelf
from bot.domain.effects import Lane
from bot.domain.house import House
from bot.pipeline.apology import Apology
from bot.pipeline.carrying import Carrier
from bot.pipeline.conversation import Conversation
from bot.pipeline.entrance import Entrance
from bot.pipeline.fetching import Fetcher
from bot.pipeline.inbox import Inbox
from bot.pipeline.inline import Inline
from bot.pipeline.limiter import Chats
from bot.pipeline.menu import Menu
from bot.pipeline.outbox import Delivery
from bot.pipeline.reading import Reader
from bot.pipeline.switchboard import Switchboard
from bot.pipeline.telegram import Again, Refused, Telegram, Unreachable, Wait
from bot.pipeline.worker import Worker
from bot.seal import Seal
from bot.storage import outbox
from bot.storage.cabinet import FILES, Cabinet
from bot.storage.engine import Store
from bot.views.page import Here

log = logging.getLogger(__name__)

COLLECT_AFTER = 50000  # objects more than have gone
RATES: Mapping[Lane, float] = MappingProxyType({Lane.REPLY: 300.0, Lane.BULK: 30.0})


class Machine:
    """Inbox, worker, outbox: one way in, one way out."""

    def __init__(
        self,
        store: Store,
        bot: Bot,
        conversations: tuple[Conversation, ...],
        house: House,
        seal: Seal,
        shelf: Shelf,
        rates: Mapping[Lane, float] = RATES,
        chats: Chats | None = None,
        cabinet: Cabinet | None = None,
    ) -> None:
        self._store = store
        self._telegram = Telegram(bot)
        self.menu = Menu(bot, conversations)

        def here(now: datetime) -> Here:
            return Here(house, shelf.content, seal, now)

        self.here = here
        switchboard = Switchboard(conversations, here)
        apology = Apology(self._telegram, house)
        self.worker = Worker(
            store,
            Reader(bot, switchboard.commands),
            switchboard,
            wake=lambda: self._lanes[Lane.REPLY].wake(),
            answer=self._answer,
            apologise=apology.tell,
        )
        self.inbox = Inbox(store, seal, self.worker.give, apology.tell)
        self.fetcher = Fetcher(store, seal, self._telegram, cabinet or Cabinet(Path(FILES), seal))
        self.inline = Inline(store, self._telegram, here)
        self.entrance = Entrance(self.inbox, self.inline)
        carrier, chats = Carrier(self._telegram, self.menu, self.fetcher), chats or Chats()
        self._lanes = {lane: Delivery(lane, rate, store, carrier, chats, here) for lane, rate in rates.items()}
        self._answers: set[asyncio.Task[None]] = set()

    @property
    def lanes(self) -> list[Delivery]:
        return list(self._lanes.values())

    def wake(self) -> None:
        for lane in self.lanes:
            lane.wake()

    async def recover(self) -> None:
        """After a start: finish what an earlier process began."""
        await self._store.write(outbox.resume)
        await self.inbox.recover()

    async def run(self) -> None:
        """Deliver, for as long as the process lives."""
        collect_seldom()
        async with asyncio.TaskGroup() as group:
            for lane in self.lanes:
                group.create_task(lane.run())

    async def drain(self) -> None:
        """Until nothing is being worked, due or on its way."""
        await self.worker.drain()
        for lane in self.lanes:
            await lane.drain()
        await asyncio.gather(*self._answers, self.inline.drain())

    async def stop(self) -> None:
        await self.worker.stop()
        for lane in self.lanes:
            await lane.stop()
        self.inline.stop()
        for task in list(self._answers):
            task.cancel()

    def _answer(self, query: str) -> None:
        task = asyncio.get_running_loop().create_task(self._tapped(query))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _tapped(self, query: str) -> None:
        """Stops the button's spinning; if that comes too late, the tap itself still counts."""
        try:
            await self._telegram.answer(query)
        except Wait as wait:
            await self._lanes[Lane.REPLY].pause(wait.seconds)
        except (Refused, Again, Unreachable) as error:
            log.info("a tap went unanswered", extra={"reason": str(error)})


def collect_seldom() -> None:
    """What stands after a start is never garbage: looking through it again and again was an eighth of all work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 20)
    gc.enable()
