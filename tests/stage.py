"""The whole of Kept on a stage: real database, the sandbox's world as the wire, a set clock."""

import json
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData

import handlers
from bot.content.shelf import Shelf
from bot.domain.effects import Lane
from bot.domain.house import House
from bot.pipeline.conversation import Conversation
from bot.pipeline.limiter import Chats
from bot.pipeline.machine import Machine
from bot.pipeline.poller import Poller
from bot.pipeline.request import Request
from bot.sandbox.api import Api
from bot.sandbox.model import Upload
from bot.sandbox.world import World
from bot.seal import Keys, Seal
from bot.settings import CONTENT_FOLDER
from bot.storage.cabinet import FILES, Cabinet
from bot.storage.engine import Store
from tests.ground import lay

TOKEN = "123456:stage"
BOT = 123456
HOUSE = House("keptbot", "Example Trust", "privacy@example.org", {"": "We keep what you send."}, "UTC", "en")
UNPACED = {Lane.REPLY: 1e9, Lane.BULK: 1e9}
ANY_PACE = (10**9, 1e9)


@cache
def served() -> Shelf:
    """The content as it is, read once for all stages."""
    return Shelf(CONTENT_FOLDER)


class FrozenClock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.at = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def advance(self, **parts: float) -> None:
        self.at += timedelta(**parts)


class Wire(Request):
    """The sandbox's world in place of a network; it answers and refuses as it would over HTTP."""

    def __init__(self, api: Api) -> None:
        super().__init__()
        self.api = api

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> Any:
        token, _, name = url.rsplit("/bot", 1)[1].partition("/")
        if "/file/" in url:
            return 200, self.api.world.files[self.api.world.file_paths[name]].content
        parameters = request_data.json_parameters if request_data else {}
        sent = request_data.multipart_data if request_data else {}
        files = {field: Upload(filename, content, mime) for field, (filename, content, mime) in sent.items()}
        try:
            status, body = await self.api.call(token, name, parameters, files)
        except TimeoutError as error:
            raise TimedOut from error
        except ConnectionResetError as error:
            raise NetworkError("reset") from error
        return status, body.encode() if isinstance(body, str) else json.dumps(body).encode()


class Stage:
    """One Kept with its sandbox; `settle` lets everything that is under way come to an end."""

    def __init__(
        self, world: World, wire: Wire, store: Store, bot: Bot, seal: Seal, folder: Path, time: FrozenClock
    ) -> None:
        self.world, self.wire, self.store, self.bot = world, wire, store, bot
        self.seal, self.folder, self.time = seal, folder, time
        self.conversations = handlers.CONVERSATIONS
        self.shelf = copy(served())
        self.cabinet = Cabinet(folder / FILES, seal)
        self.assemble()

    @classmethod
    async def open(cls, folder: Path, time: FrozenClock) -> "Stage":
        world = World(now=lambda: time.at.timestamp())
        world.limits.is_on = False
        world.add_bot(TOKEN)
        wire = Wire(Api(world))
        made = (folder / "kept.db").exists()
        keys = Keys.open(folder / "keys", fresh_allowed=False) if made else lay(folder)
        store = await Store.open(folder / "kept.db", keys.database)
        bot = Bot(TOKEN, "http://stage/bot", "http://stage/file/bot", request=wire, get_updates_request=wire)
        await bot.initialize()
        return cls(world, wire, store, bot, Seal(keys.seal), folder, time)

    def assemble(self, conversations: tuple[Conversation, ...] = ()) -> None:
        """Put the machine together, as at a start of the process: nothing but the database is remembered."""
        self.conversations = conversations or self.conversations
        chats = Chats(ANY_PACE, ANY_PACE)
        self.machine = Machine(
            self.store, self.bot, self.conversations, HOUSE, self.seal, self.shelf, UNPACED, chats, self.cabinet
        )
        self.poller = Poller(self.bot, self.wire, self.machine.entrance)

    async def restart(self) -> None:
        self.assemble()
        await self.machine.recover()
        await self.settle()

    async def settle(self) -> None:
        """Everything sent is received, worked and answered."""
        while await self.poller.once(seconds=0):
            await self.machine.drain()
        await self.machine.drain()

    async def close(self) -> None:
        await self.machine.stop()
        await self.store.close()
