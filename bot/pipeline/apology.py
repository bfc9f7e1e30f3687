"""Saying at once, past the outbox, that nothing can be saved: the one thing that cannot wait for the disk."""

import logging

from bot import clock
from bot.domain.house import House
from bot.i18n import Translator
from bot.pipeline.remembered import Remembered
from bot.pipeline.telegram import Again, Moved, Refused, Telegram, Unreachable, Wait
from bot.views import notice

log = logging.getLogger(__name__)

REMEMBERED = 20_000
EVERY = 600.0  # seconds before the same chat is told again


class Apology:
    """The language is the operator's, since nobody's own can be looked up."""

    def __init__(self, telegram: Telegram, house: House) -> None:
        self._telegram = telegram
        self._house = house
        self._told: Remembered[float] = Remembered(REMEMBERED)

    async def tell(self, chat: int) -> None:
        now = clock.monotonic()
        if chat <= 0 or now - self._told.get(chat, -EVERY) < EVERY:
            return
        self._told.put(chat, now)
        t = Translator(self._house.language)
        try:
            await self._telegram.show(chat, notice.not_saved(t), t, None)
        except (Again, Moved, Refused, Unreachable, Wait) as error:
            log.warning("an apology was not delivered", extra={"reason": str(error)})
