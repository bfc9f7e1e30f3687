"""Server-sent events: what happens in an account's chats, as it happens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.sandbox.phone.talking import account_of
from bot.sandbox.world import Listener, World

Event = dict[str, Any]

MOST_WAITING = 1_000
HEARTBEAT = 15.0


async def stream(world: World, account_id: int | None, request: web.Request) -> web.StreamResponse:
    """One account's events, or everybody's; who reads too slowly is cut off and reads the chats anew."""
    waiting: asyncio.Queue[Event | None] = asyncio.Queue(MOST_WAITING)
    unlisten = _listen(world, account_id, lambda event: _put(waiting, event))
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    try:
        await response.prepare(request)
        await response.write(b"retry: 1000\n\n")
        while (line := await _next(waiting)) is not None:
            await response.write(line)
    except ConnectionResetError:
        pass  # the phone has gone
    finally:
        unlisten()
    return response


def _listen(world: World, account_id: int | None, listener: Listener) -> Callable[[], None]:
    if account_id is None:
        return world.listen_to_all(listener)
    account_of(world, account_id)
    return world.listen(account_id, listener)


def _put(waiting: asyncio.Queue[Event | None], event: Event) -> None:
    if not waiting.full():
        waiting.put_nowait(event)
        return
    while not waiting.empty():
        waiting.get_nowait()
    waiting.put_nowait(None)


async def _next(waiting: asyncio.Queue[Event | None]) -> bytes | None:
    try:
        event = await asyncio.wait_for(waiting.get(), HEARTBEAT)
    except TimeoutError:
        return b": still here\n\n"
    return None if event is None else f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()
