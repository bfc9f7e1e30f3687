"""Running the sandbox: the site, the deliveries to webhooks, and the state that is kept while it runs."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from aiohttp import ClientSession, ClientTimeout, web

from bot.sandbox.api import Api
from bot.sandbox.server.app import build
from bot.sandbox.server.control import Control
from bot.sandbox.state import save
from bot.sandbox.webhooks import Deliverer, Post
from bot.sandbox.world import World

_SAVE_EVERY = 3.0
_LONGEST_DELIVERY = 60.0


@contextlib.asynccontextmanager
async def running(
    world: World,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    clock_file: Path | None = None,
    state: Path | None = None,
    links: dict[str, str] | None = None,
) -> AsyncIterator[str]:
    """Serves the world and gives its address."""
    api, control = Api(world), Control(world, clock_file, links)
    control.write_clock(world.offset)
    runner = web.AppRunner(build(api, control), access_log=None, shutdown_timeout=1, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    async with ClientSession(timeout=ClientTimeout(total=_LONGEST_DELIVERY)) as session:
        tasks = [asyncio.create_task(Deliverer(api, _poster(session)).run())]
        if state is not None:
            tasks.append(asyncio.create_task(_save_now_and_then(world, state)))
        try:
            yield "http://{}:{}".format(*runner.addresses[0][:2])
        finally:
            await _end(tasks)
            await runner.cleanup()
            if state is not None:
                save(world, state)


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _save_now_and_then(world: World, path: Path) -> None:
    saved = world.changes
    while True:
        await asyncio.sleep(_SAVE_EVERY)
        if world.changes != saved:
            saved = world.changes
            save(world, path)


def _poster(session: ClientSession) -> Post:
    async def post(url: str, body: bytes, headers: dict[str, str]) -> tuple[int, str, bytes]:
        async with session.post(url, data=body, headers=headers) as answer:
            return answer.status, answer.headers.get("Retry-After", ""), await answer.read()

    return post
