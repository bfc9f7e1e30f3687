"""The composition root: settings become a store, a Telegram, conversations, jobs and web, wired together and run."""

import asyncio
import logging
import signal
import socket
from contextlib import AsyncExitStack
from functools import partial

from telegram import Bot

import handlers
from bot import clock
from bot.app.opening import Announce, follow_demo_clock, house, introduce, opened, reached, until_told
from bot.content.shelf import Shelf
from bot.domain.house import House
from bot.faults import AnotherCopy
from bot.jobs.cycles import keep as keep_cycles
from bot.jobs.index import Index
from bot.jobs.milestones import Milestones
from bot.jobs.ticks import Ticks
from bot.pipeline.machine import Machine
from bot.pipeline.poller import ALLOWED, Poller
from bot.pipeline.request import Request
from bot.seal import Keys, Seal
from bot.settings import Settings
from bot.storage import facts
from bot.storage.cabinet import FILES, Cabinet
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
FORMS = "forms"  # in KEPT_DATA: forms as they were read
WEBHOOK = "webhook"  # the fact that says where Kept's own webhook was set


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
    shelf = opened(settings.content, settings.data / FORMS)
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
        cabinet = Cabinet(settings.database.parent / FILES, seal)
        machine = Machine(store, bot, handlers.CONVERSATIONS, here, seal, shelf, cabinet=cabinet)
        await introduce(settings, store, seal, machine, here, announce)
        await serve(settings, Parts(store, bot, here, polling, machine, shelf, cabinet, listener))


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
        cabinet: Cabinet,
        listener: socket.socket | None,
    ) -> None:
        self.store = store
        self.bot = bot
        self.house = house
        self.machine = machine
        self.shelf = shelf
        self.cabinet = cabinet
        self.listener = listener
        self.poller = Poller(bot, polling, machine.entrance)


async def serve(settings: Settings, parts: Parts) -> None:
    """Everything at once, until a signal or the first part that cannot go on."""
    machine = parts.machine
    index, milestones = Index(parts.store, parts.shelf), Milestones(parts.store, parts.shelf)

    async def renew() -> None:
        await asyncio.to_thread(parts.shelf.renew)
        await index.keep()
        await milestones.keep()

    cycles = partial(keep_cycles, parts.store, parts.house.zone)
    ticks = Ticks(parts.store, machine.wake, machine.inbox.take_up, renew, machine.fetcher.sweep, cycles)
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
    webhook = Webhook(settings.webhook_url, settings.webhook_secret.reveal(), parts.machine.entrance)
    heard = clock.monotonic if settings.webhook_url else lambda: parts.poller.heard
    state = State(parts.store, parts.house, heard, parts.machine.here, parts.cabinet)
    await server(site(state, webhook if settings.webhook_url else None)).serve([listener])


async def ended() -> None:
    """Until the process is told to end."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    await told.wait()
