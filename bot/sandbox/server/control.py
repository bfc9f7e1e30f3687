"""The sandbox's own switches: clock, faults, limits, journal and the links that the web chat shows."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

from aiohttp import web

from bot.sandbox.faults import Fault
from bot.sandbox.world import World


class Control:
    def __init__(self, world: World, clock_file: Path | None = None, links: dict[str, str] | None = None) -> None:
        self.world = world
        self.clock_file = clock_file
        world.clock_moved = self.write_clock
        self.links = [{"label": label, "url": url} for label, url in (links or {}).items()]

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/clock", self.clock),
            web.post("/sandbox/clock", self.advance),
            web.get("/sandbox/faults", self.faults),
            web.post("/sandbox/faults", self.add_fault),
            web.delete("/sandbox/faults", self.clear_faults),
            web.get("/sandbox/limits", self.limits),
            web.post("/sandbox/limits", self.set_limits),
            web.get("/sandbox/journal", self.journal),
            web.get("/sandbox/links", self.shown_links),
        ]

    async def clock(self, _request: web.Request) -> web.Response:
        return web.json_response({"now": self.world.now(), "offset": self.world.offset})

    async def advance(self, request: web.Request) -> web.Response:
        seconds = float((await request.json())["advance"])
        self.world.advance(seconds)
        return await self.clock(request)

    def write_clock(self, offset: float) -> None:
        """The file is replaced whole, and before anybody is told of the new time."""
        if self.clock_file is not None:
            fresh = self.clock_file.with_name(self.clock_file.name + ".new")
            fresh.write_text(f"{offset}\n")
            os.replace(fresh, self.clock_file)  # noqa: PTH105 - replaces atomically

    async def faults(self, _request: web.Request) -> web.Response:
        return web.json_response([asdict(rule) for rule in self.world.faults.rules])

    async def add_fault(self, request: web.Request) -> web.Response:
        return web.json_response(asdict(self.world.faults.add(Fault(**await request.json()))))

    async def clear_faults(self, request: web.Request) -> web.Response:
        number = request.query.get("id")
        self.world.faults.clear(int(number) if number else None)
        return await self.faults(request)

    async def limits(self, _request: web.Request) -> web.Response:
        return web.json_response(self.world.limits.settings())

    async def set_limits(self, request: web.Request) -> web.Response:
        self.world.limits.change(await request.json())
        return await self.limits(request)

    async def journal(self, request: web.Request) -> web.Response:
        after = int(request.query.get("after", "0"))
        limit = min(int(request.query.get("limit", "1000")), 10_000)
        return web.json_response(self.world.journal.plain(after, limit))

    async def shown_links(self, _request: web.Request) -> web.Response:
        return web.json_response(self.links)
