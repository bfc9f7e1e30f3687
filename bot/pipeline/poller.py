"""Fetching updates from Telegram: the next number is asked for only when the last ones are on disk."""

import asyncio
import logging
import random
from typing import Any, Protocol

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import clock
from bot.faults import Stop
from bot.pipeline.request import Request, Unsent, asked
from bot.pipeline.telegram import patience
from bot.storage.engine import Unavailable

log = logging.getLogger(__name__)

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
POLL_SECONDS = 30
WRONG_TOKEN = "Telegram does not accept the bot token: set KEPT_BOT_TOKEN to the one BotFather gave."  # noqa: S105
PATIENCE = 60.0  # the longest pause between two tries


class Receives(Protocol):
    async def receive(self, updates: list[dict[str, Any]]) -> None: ...


class Poller:
    """Asks, keeps, confirms, for as long as the process lives."""

    def __init__(self, bot: Bot, request: Request, inbox: Receives) -> None:
        self._url = f"{bot.base_url}/getUpdates"
        self._request = request
        self._inbox = inbox
        self._offset: int | None = None
        self._failures = 0
        self.heard = clock.monotonic()  # when Telegram last answered: the bot has just learnt its own name

    async def run(self) -> None:
        while True:
            began = clock.monotonic()
            try:
                if not await self.once(POLL_SECONDS) and clock.monotonic() - began < 1:
                    await asyncio.sleep(1)  # a server that does not wait for news as it was asked to
            except (TelegramError, Unavailable) as error:
                await asyncio.sleep(self._pause(error))
            else:
                self._failures = 0

    async def once(self, seconds: int) -> int:
        """One round: ask, keep, and only then confirm, by what is asked for next; how many came."""
        updates = await self._fetch(seconds)
        await self._inbox.receive(updates)
        self.heard = clock.monotonic()
        if updates:
            self._offset = max(update["update_id"] for update in updates) + 1
        return len(updates)

    async def _fetch(self, seconds: int) -> list[dict[str, Any]]:
        data = asked(offset=self._offset, timeout=seconds, limit=100, allowed_updates=ALLOWED)
        updates: Any = await self._request.post(self._url, data, read_timeout=seconds + 10)
        return list(updates)

    def _pause(self, error: Exception) -> float:
        if isinstance(error, InvalidToken):
            raise Stop(WRONG_TOKEN)
        self._failures += 1
        log.warning("no updates", extra={"reason": reason(error), "failures": self._failures})
        if isinstance(error, RetryAfter):
            return patience(error)
        longest: float = min(PATIENCE, 2.0 ** min(self._failures, 6) / 2)
        return random.uniform(longest / 2, longest)  # noqa: S311


def reason(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another copy polls with this token, or a webhook is set"
    if isinstance(error, Unavailable):
        return f"the database cannot be written: {error}"
    if isinstance(error, Unsent):
        return "Telegram cannot be reached"
    return type(error).__name__
