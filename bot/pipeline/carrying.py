"""Carrying one effect to Telegram, each kind in its way."""

from collections import OrderedDict

from bot.domain.effects import Effect
from bot.pipeline.menu import Menu
from bot.pipeline.preparing import Ready, Unshowable
from bot.pipeline.telegram import Again, Telegram, Unreachable, Wait
from bot.views.page import Page

REMEMBERED = 20_000


class Carrier:
    """Knows how each kind of effect is carried."""

    def __init__(self, telegram: Telegram, menu: Menu) -> None:
        self._telegram = telegram
        self._menu = menu
        self._standing: OrderedDict[int, int] = OrderedDict()  # the screen last shown in a chat by this process

    async def carry(self, ready: Ready) -> int | None:
        """The message it stands in, for what is a message."""
        if ready.owed.effect is Effect.MENU:
            await self._menu.offer(ready.owed.chat, ready.reader)
            return None
        if not isinstance(ready.page, Page):
            raise Unshowable(type(ready.page).__name__) from ready.page
        message = await self._telegram.show(ready.owed.chat, ready.page, ready.t, ready.owed.edits)
        if ready.owed.effect is Effect.SCREEN:
            await self._replace(ready, message)
        return message

    async def _replace(self, ready: Ready, message: int) -> None:
        """The screen before it loses its buttons; that is a courtesy, and not tried twice."""
        chat = ready.owed.chat
        before = self._standing.pop(chat, None) or ready.owed.strips
        self._standing[chat] = message
        if len(self._standing) > REMEMBERED:
            self._standing.popitem(last=False)
        if before is not None and before != message:
            try:
                await self._telegram.strip(chat, before)
            except (Again, Wait, Unreachable):
                return  # old buttons still answer
