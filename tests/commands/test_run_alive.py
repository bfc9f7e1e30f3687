"""`kept run` as a process beside the sandbox: a disk that is full or turns read-only, a webhook, an orderly end."""

import asyncio
import os
import resource
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.sandbox.model import Chat
from bot.sandbox.phone import talking
from bot.sandbox.server.run import running
from bot.sandbox.world import World

pytestmark = pytest.mark.slow

TOKEN = "123456:alive-alive-alive-alive-alive-alive"
BOT = 123456
NOT_SAVED = "Nothing can be saved just now"
PATIENCE = 30.0


class Alive:
    """The process, and one person who writes to it."""

    def __init__(self, world: World, process: asyncio.subprocess.Process) -> None:
        self.world = world
        self.process = process
        self.id = world.add_account("Somebody", language_code="en").id

    @property
    def chat(self) -> Chat:
        return self.world.dialog(BOT, self.id)

    def says(self, text: str) -> None:
        talking.send_text(self.world, self.id, BOT, text)

    def presses(self, label: str) -> None:
        rows = [row for message in self.answers() for row in message.get("reply_markup", {}).get("inline_keyboard", [])]
        data = next(button["callback_data"] for row in rows for button in row if label in button["text"])
        talking.press(self.world, self.id, BOT, self.answers()[-1]["message_id"], data)

    def answers(self) -> list[dict]:
        return [one for _, one in sorted(self.chat.messages.items()) if one["from"]["id"] == BOT]

    def heard(self, words: str) -> int:
        return sum(words in one.get("text", "") for one in self.answers())

    async def hears(self, words: str, times: int = 1) -> None:
        for _ in range(int(PATIENCE * 50)):
            if self.heard(words) >= times:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"{words!r} did not come: {[one.get('text') for one in self.answers()]}")

    async def settled(self) -> None:
        self.says("/start")
        await self.hears("Please choose your language")
        self.presses("English")
        await self.hears("Welcome to Kept")

    def may_write(self, size: int) -> None:
        """How large any file of the process may grow: 0 is what a full disk is like."""
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def surroundings(folder: Path, address: str, **more: str) -> dict[str, str]:
    (folder / "privacy.md").write_text("We keep what you send.")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KEPT_")}
    return {
        **inherited,
        "KEPT_BOT_TOKEN": TOKEN,
        "KEPT_BOT_API_URL": address,
        "KEPT_DATA": str(folder / "data"),
        "KEPT_KEYS": str(folder / "keys"),
        "KEPT_OPERATOR": "Example Trust, privacy@example.org",
        "KEPT_PRIVACY": str(folder / "privacy.md"),
        "KEPT_WEB_PORT": "0",
        **more,
    }


async def started(environment: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.fixture
def world() -> World:
    world = World()
    world.add_bot(TOKEN)
    world.limits.is_on = False
    return world


@pytest.fixture
async def alive(world: World, tmp_path: Path) -> AsyncIterator[Alive]:
    async with running(world) as address:
        process = await started(surroundings(tmp_path, address))
        yield Alive(world, process)
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_a_full_disk_is_told_and_nothing_is_lost(alive: Alive) -> None:
    await alive.settled()
    alive.may_write(0)
    alive.says("/settings")
    alive.says("/privacy")
    await alive.hears(NOT_SAVED)
    assert alive.heard("Time zone") == alive.heard("encrypted") == 0
    alive.may_write(resource.RLIM_INFINITY)
    await alive.hears("encrypted")
    assert alive.heard(NOT_SAVED) == 1, "once is enough"


async def test_an_orderly_end_finishes_what_is_in_flight(alive: Alive) -> None:
    await alive.settled()
    alive.says("/help")
    await alive.hears("Questions")
    alive.process.send_signal(signal.SIGTERM)
    output, errors = await asyncio.wait_for(alive.process.communicate(), PATIENCE)
    assert alive.process.returncode == 0, errors
    assert b"Traceback" not in errors
    assert TOKEN.encode() not in output + errors


async def test_a_token_that_is_revoked_ends_it_with_a_sentence(alive: Alive) -> None:
    await alive.settled()
    alive.world.bots[BOT].token = f"{BOT}:another"
    alive.says("/help")  # so that the poll under way comes back
    output, errors = await asyncio.wait_for(alive.process.communicate(), PATIENCE)
    assert alive.process.returncode == 1
    assert b"does not accept the bot token" in errors
    assert b"Traceback" not in errors
    assert TOKEN.encode() not in output + errors


async def test_by_webhook_and_then_by_polling_again(world: World, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hooked = {
        "KEPT_WEB_PORT": str(port),
        "KEPT_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "KEPT_WEBHOOK_SECRET": "a-long-random-word",
    }
    async with running(world) as address:
        async with run(surroundings(tmp_path, address, **hooked)) as process:
            somebody = Alive(world, process)
            await somebody.settled()
        async with run(surroundings(tmp_path, address)):
            somebody.says("/help")
            await somebody.hears("Questions")


@asynccontextmanager
async def run(environment: dict[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """From its start to its orderly end."""
    process = await started(environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        _, errors = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, errors
