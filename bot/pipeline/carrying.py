"""Carrying one effect to Telegram, each kind in its way."""

import asyncio
from dataclasses import dataclass

from bot.domain.effects import Effect
from bot.domain.screens import Screen
from bot.pipeline.fetching import Fetcher
from bot.pipeline.menu import Menu
from bot.pipeline.preparing import Ready, Unshowable
from bot.pipeline.remembered import Remembered
from bot.pipeline.telegram import Again, Telegram, Unreachable, Wait
from bot.views.page import Page

REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Carried:
    """The message it stands in, for what is a message, and how long Telegram wants to be left alone after it."""

    message: int | None
    wait: float = 0.0
    then: Screen | None = None  # what is now to be told


class Carrier:
    """Knows how each kind of effect is carried."""

    def __init__(self, telegram: Telegram, menu: Menu, fetcher: Fetcher) -> None:
        self._telegram = telegram
        self._menu = menu
        self._fetcher = fetcher
        # The screen last shown in a chat: the focus learns it only with the next commit, and two may be on their way.
        self._standing: Remembered[int] = Remembered(REMEMBERED)

    async def carry(self, ready: Ready) -> Carried:
        if ready.owed.effect is Effect.FETCH:
            return Carried(None, then=await self._fetcher.fetch(ready.owed.screen.arguments["file"]))
        if ready.owed.effect is Effect.MENU:
            await self._menu.offer(ready.owed.chat, ready.reader)
            return Carried(None)
        if not isinstance(ready.page, Page):
            raise Unshowable(type(ready.page).__name__) from ready.page
        if ready.file is not None:
            file = await asyncio.to_thread(ready.file)  # it takes its time, and nobody else's
            return Carried(await self._telegram.hand(ready.owed.chat, file, ready.page, ready.t))
        message = await self._telegram.show(ready.owed.chat, ready.page, ready.t, ready.owed.edits)
        wait = await self._replace(ready, message) if ready.owed.effect is Effect.SCREEN else 0.0
        return Carried(message, wait)

    async def _replace(self, ready: Ready, message: int) -> float:
        """The screen before it loses its buttons; that is a courtesy, and not tried twice: old buttons still answer."""
        chat = ready.owed.chat
        before = self._standing.get(chat) or ready.owed.strips
        self._standing.put(chat, message)
        if before is not None and before != message:
            try:
                await self._telegram.strip(chat, before)
            except Wait as wait:
                return wait.seconds
            except (Again, Unreachable):
                return 0.0
        return 0.0
