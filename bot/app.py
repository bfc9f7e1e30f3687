"""The composition root: settings become a store, a Telegram, conversations, jobs and web, wired together and run."""

import asyncio
import logging
import os
import random
import signal
import socket
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeVar

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

import handlers
from bot import clock
from bot.content import Broken
from bot.content.shelf import Shelf
from bot.domain.house import House
from bot.faults import AnotherCopy, Stop
from bot.jobs.ticks import Ticks
from bot.pipeline.machine import Machine
from bot.pipeline.poller import ALLOWED, WRONG_TOKEN, Poller
from bot.pipeline.request import Request
from bot.pipeline.telegram import Again, Moved, Refused, Unreachable, Wait
from bot.seal import Keys, Seal
from bot.services import invitations
from bot.settings import Settings
from bot.storage import facts
from bot.storage.engine import Store, Unavailable
from bot.storage.lock import Lock
from bot.storage.migration import upgrade
from bot.storage.refusals import told
from bot.web.site import listening, server, site
from bot.web.state import State
from bot.web.webhook import Webhook

log = logging.getLogger(__name__)

GRACE = 10.0  # seconds that what is in flight gets at the end
STANDBY = 1.0
WEBHOOK = "webhook"  # the fact that says where Kept's own webhook was set
DEMO_CLOCK = "KEPT_DEMO_CLOCK"  # a file the demo moves the clock by; never heeded beside Telegram itself

T = TypeVar("T")
Announce = Callable[[str], None]


def run(settings: Settings, *, standby: bool, announce: Announce) -> int:
    """Run until told to end; the sentence of a Stop says what is in the way."""
    with told(settings.data):
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    asyncio.run(alone(settings, announce, standby=standby))
    return 0


async def alone(settings: Settings, announce: Announce, *, standby: bool) -> None:
    """Only ever one process at a time: the kernel's lock ends with its holder."""
    lock = Lock(settings.database)
    with told(settings.database):
        while not lock.acquire():
            if not standby:
                raise AnotherCopy("Another copy is running.")
            await asyncio.sleep(STANDBY)
    try:
        await prepared(settings, announce)
    finally:
        lock.release()


async def prepared(settings: Settings, announce: Announce) -> None:
    shelf = opened(settings.content)
    listener = listening(settings.web_port) if settings.web_port else None
    keys = Keys.open(settings.keys, fresh_allowed=not settings.database.exists())
    upgrade(settings.database, keys)
    follow_demo_clock(settings)
    async with AsyncExitStack() as stack:
        if listener:
            stack.callback(listener.close)
        with told(settings.database):
            store = await Store.open(settings.database, keys.database)
        stack.push_async_callback(store.close)
        polling, calling = Request(1), Request()
        bot = await reached(settings, polling, calling)
        stack.push_async_callback(bot.shutdown)
        seal = Seal(keys.seal)
        here = house(settings, bot)
        machine = Machine(store, bot, handlers.CONVERSATIONS, here, seal, shelf)
        await introduce(settings, store, seal, machine, here, announce)
        await serve(settings, Parts(store, bot, here, polling, machine, shelf, listener))


class Parts:
    """What a running Kept consists of."""

    def __init__(
        self,
        store: Store,
        bot: Bot,
        house: House,
        polling: Request,
        machine: Machine,
        shelf: Shelf,
        listener: socket.socket | None,
    ) -> None:
        self.store = store
        self.bot = bot
        self.house = house
        self.machine = machine
        self.shelf = shelf
        self.listener = listener
        self.poller = Poller(bot, polling, machine.inbox)


async def serve(settings: Settings, parts: Parts) -> None:
    """Everything at once, until a signal or the first part that cannot go on."""
    machine = parts.machine

    async def renew() -> None:
        await asyncio.to_thread(parts.shelf.renew)

    ticks = Ticks(parts.store, machine.wake, machine.inbox.take_up, renew)
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, ticks.renew)
    tasks = {asyncio.create_task(part) for part in (ended(), machine.run(), receive(settings, parts))}
    if parts.listener:
        tasks.add(asyncio.create_task(show(settings, parts, parts.listener)))
    ticks.start()
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        ticks.stop()
        await finish(machine)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


async def finish(machine: Machine) -> None:
    """What is in flight gets its time; the rest is on disk and goes on at the next start."""
    try:
        async with asyncio.timeout(GRACE):
            await machine.drain()
    except (TimeoutError, Unavailable):
        log.warning("ended with work in flight")
    await machine.stop()


async def receive(settings: Settings, parts: Parts) -> None:
    """First what an earlier process left, then what Telegram gives."""
    await parts.machine.recover()
    await until_told(lambda: way_in(settings, parts))
    log.info("ready")
    if not settings.webhook_url:
        await parts.poller.run()
    await asyncio.Event().wait()  # the web server receives


async def way_in(settings: Settings, parts: Parts) -> None:
    """Tell Telegram how updates come; a webhook that Kept once set is taken away before it polls, nobody else's."""
    before = await parts.store.read(lambda tx: facts.find(tx, WEBHOOK))
    if settings.webhook_url:
        secret = settings.webhook_secret.reveal()
        await parts.bot.set_webhook(settings.webhook_url, secret_token=secret, allowed_updates=ALLOWED)
    elif before:
        await parts.bot.delete_webhook()
    await parts.store.write(lambda tx: facts.put(tx, WEBHOOK, settings.webhook_url))


async def show(settings: Settings, parts: Parts, listener: socket.socket) -> None:
    """The web pages, and the webhook where there is one."""
    webhook = Webhook(settings.webhook_url, settings.webhook_secret.reveal(), parts.machine.inbox)
    heard = clock.monotonic if settings.webhook_url else lambda: parts.poller.heard
    state = State(parts.store, parts.house, heard)
    await server(site(state, webhook if settings.webhook_url else None)).serve([listener])


async def ended() -> None:
    """Until the process is told to end."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    await told.wait()


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


async def reached(settings: Settings, polling: Request, calling: Request) -> Bot:
    """A bot that knows its own name."""
    base = settings.api_url
    token = settings.token.reveal()
    bot = Bot(token, f"{base}/bot", f"{base}/file/bot", request=calling, get_updates_request=polling)
    try:
        await until_told(bot.initialize)
    except BaseException:
        await bot.shutdown()
        raise
    return bot


def opened(folder: Path) -> Shelf:
    try:
        return Shelf(folder)
    except Broken as broken:
        first, *others = broken.faults
        more = f" {len(others)} more: `kept check` names them all." if others else ""
        raise Stop(f"The content is broken. {first}.{more}") from broken


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
        log.warning("the menu was not renewed", extra={"reason": type(error).__name__})


def follow_demo_clock(settings: Settings) -> None:
    path = os.environ.get(DEMO_CLOCK)
    if path and "api.telegram.org" not in settings.api_url:
        clock.follow(Path(path))
