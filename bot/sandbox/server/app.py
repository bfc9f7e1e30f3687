"""Everything the sandbox serves, put together as one aiohttp application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from bot.sandbox.api import Api
from bot.sandbox.server import events
from bot.sandbox.server.bot_api import LARGEST_REQUEST, BotApi
from bot.sandbox.server.control import Control
from bot.sandbox.server.group_api import GroupApi
from bot.sandbox.server.phone_api import PhoneApi, number_in, refusals_as_json
from bot.sandbox.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

CHAT = Path(__file__).parent.parent / "chat"
_POLICY = "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; script-src 'self'"


def build(api: Api, control: Control) -> web.Application:
    world, bot_api = api.world, BotApi(api)
    app = web.Application(client_max_size=LARGEST_REQUEST)
    # The most frequent route comes first and passes no middleware: it is the one that is measured.
    app.router.add_route("*", "/bot{token:[^/]+}/{method:[A-Za-z]+}", bot_api.call)
    app.router.add_route("*", "/bot{rest:.*}", bot_api.nothing)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", bot_api.file)
    own = [*GroupApi(world).routes(), *PhoneApi(world).routes(), *control.routes(), *_events(world)]
    app.router.add_routes([_guarded(route) for route in own])
    app.router.add_get("/", _page)
    app.router.add_get("/chat/{name:[A-Za-z0-9_./-]*}", _page)
    return app


def _events(world: World) -> list[web.RouteDef]:
    async def listen(request: web.Request) -> web.StreamResponse:
        return await events.stream(world, number_in(request, "account"), request)

    async def listen_to_all(request: web.Request) -> web.StreamResponse:
        return await events.stream(world, None, request)

    return [web.get("/phone/events", listen_to_all), web.get("/phone/{account}/events", listen)]


def _guarded(route: web.RouteDef) -> web.RouteDef:
    async def handle(request: web.Request) -> web.StreamResponse:
        return await refusals_as_json(request, route.handler)

    return web.RouteDef(route.method, route.path, handle, route.kwargs)


async def _page(request: web.Request) -> web.StreamResponse:
    path = (CHAT / (request.match_info.get("name") or "index.html")).resolve()
    if not path.is_relative_to(CHAT) or not path.is_file():
        raise web.HTTPNotFound
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return web.FileResponse(path, headers=headers)
