"""What a start needs before anything runs: the content, a bot that knows its name, the first admin, the menu."""

import asyncio
import logging
import os
import random
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError

from bot import clock
from bot.content import Broken
from bot.content.shelf import Shelf
from bot.domain.house import House
from bot.faults import Stop
from bot.pipeline.machine import Machine
from bot.pipeline.poller import WRONG_TOKEN
from bot.pipeline.request import Request
from bot.pipeline.telegram import Again, Moved, Refused, Unreachable, Wait
from bot.seal import Seal
from bot.services import invitations
from bot.settings import Settings
from bot.storage.engine import Store

log = logging.getLogger(__name__)

NO_NAME = "The server at KEPT_BOT_API_URL answers getMe without an id and a username: set it to one that serves bots."
DEMO_CLOCK = "KEPT_DEMO_CLOCK"  # a file the demo moves the clock by; never heeded beside Telegram itself

T = TypeVar("T")
Announce = Callable[[str], None]


def opened(folder: Path, kept: Path) -> Shelf:
    try:
        return Shelf(folder, kept=kept)
    except Broken as broken:
        first, *others = broken.faults
        more = f" {len(others)} more: `kept check` names them all." if others else ""
        raise Stop(f"The content is broken. {first}.{more}") from broken


async def until_told(call: Callable[[], Awaitable[T]]) -> T:
    """Telegram out of reach is waited for; a token it does not accept is not."""
    failures = 0
    while True:
        try:
            return await call()
        except InvalidToken:
            raise Stop(WRONG_TOKEN) from None
        except TelegramError as error:
            failures += 1
            log.warning("Telegram cannot be reached", extra={"reason": type(error).__name__, "failures": failures})
            await asyncio.sleep(min(60.0, 2.0**failures) * random.uniform(0.5, 1))  # noqa: S311


class Named(Bot):
    """Takes its name and number from whatever server it has; some that are not Telegram's tell nothing more."""

    async def get_me(self, **_: Any) -> User:
        me = await self.request.post(f"{self.base_url}/getMe")
        if not isinstance(me, dict) or not {"id", "username"} <= me.keys():
            raise Stop(NO_NAME)
        self._bot_user = User(me["id"], me.get("first_name", ""), is_bot=True, username=me["username"])
        return self._bot_user


async def reached(settings: Settings, polling: Request, calling: Request) -> Bot:
    """A bot that knows its own name."""
    base = settings.api_url
    token = settings.token.reveal()
    bot = Named(token, f"{base}/bot", f"{base}/file/bot", request=calling, get_updates_request=polling)
    try:
        await until_told(bot.initialize)
    except BaseException:
        await bot.shutdown()
        raise
    return bot


def house(settings: Settings, bot: Bot) -> House:
    return House(
        username=bot.username,
        operator=settings.operator.name,
        contact=settings.operator.contact,
        privacy=settings.privacy,
        zone=settings.timezone.key,
        language=settings.language,
        public_url=settings.public_url or None,
    )


async def introduce(
    settings: Settings, store: Store, seal: Seal, machine: Machine, here: House, announce: Announce
) -> None:
    """Who is admin by the settings, how the first one gets in without, and what Telegram's menu shows."""
    now = clock.now()
    await store.write(
        lambda tx: invitations.appoint(tx, settings.admins, settings.language, settings.timezone.key, now)
    )
    token = await store.write(lambda tx: invitations.first(tx, seal, now))
    if token:
        announce(f"The first admin gets in by this link, once, within {invitations.VALID.days} days:")
        announce(here.link(token))
        announce("Links that earlier starts printed are void.")
    try:
        await machine.menu.introduce(store)
    except (Again, Moved, Refused, Unreachable, Wait) as error:  # it is tried again at the next start
        log.warning("the server did not take the bot's names and commands", extra={"reason": str(error)})


def follow_demo_clock(settings: Settings) -> None:
    path = os.environ.get(DEMO_CLOCK)
    if path and "api.telegram.org" not in settings.api_url:
        clock.follow(Path(path))
