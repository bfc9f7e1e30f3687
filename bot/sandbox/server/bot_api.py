"""`/bot<token>/<method>` and `/file/bot<token>/<path>`, as api.telegram.org answers them."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import unquote

from aiohttp import BodyPartReader, hdrs, web

from bot.sandbox.api import Api
from bot.sandbox.model import Upload
from bot.sandbox.refusals import Refusal

LARGEST_REQUEST = 60 * 1024 * 1024
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class BotApi:
    def __init__(self, api: Api) -> None:
        self.api = api

    async def call(self, request: web.Request) -> web.StreamResponse:
        token, method = unquote(request.match_info["token"]), request.match_info["method"]
        try:
            parameters, files = await _read(request)
        except ValueError:
            return _answer(400, {"ok": False, "error_code": 400, "description": "Bad Request: can't parse request"})
        try:
            status, body = await self.api.call(token, method, parameters, files)
        except ConnectionResetError:
            return _cut_off(request)
        except TimeoutError:
            return _cut_off(request)
        return _answer(status, body)

    async def file(self, request: web.Request) -> web.StreamResponse:
        try:
            self.api.world.bot_of(unquote(request.match_info["token"]))
        except Refusal as refusal:
            return _answer(refusal.code, refusal.body())
        stored = self.api.world.files.get(self.api.world.file_paths.get(request.match_info["path"], ""))
        if stored is None:
            return await self.nothing(request)
        return web.Response(body=stored.content, content_type="application/octet-stream")

    async def nothing(self, _request: web.Request) -> web.StreamResponse:
        return _answer(404, Refusal(404, "Not Found").body())


def _answer(status: int, body: dict[str, Any] | str) -> web.Response:
    if isinstance(body, str):
        return web.Response(status=status, text=body, content_type="text/html")
    return web.Response(status=status, body=_encode(body).encode("utf-8", "surrogatepass"), headers=_JSON)


_JSON = {hdrs.CONTENT_TYPE: "application/json"}


def _cut_off(request: web.Request) -> web.StreamResponse:
    """Drops the connection without an answer: the caller cannot know whether the call had its effect."""
    if request.transport is not None:
        request.transport.abort()
    raise asyncio.CancelledError


async def _read(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    parameters: dict[str, Any] = dict(request.query) if request.query_string else {}
    kind = request.content_type
    if not request.can_read_body:
        return parameters, {}
    if kind == "application/json":
        decoded = json.loads(await request.read() or b"{}")
        if not isinstance(decoded, dict):
            raise ValueError("an object is expected")
        return {**parameters, **decoded}, {}
    if kind == "multipart/form-data":
        return await _read_multipart(request, parameters)
    return {**parameters, **await request.post()}, {}


async def _read_multipart(request: web.Request, parameters: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Upload]]:
    files: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = bytes(await part.read(decode=False))
        if part.filename is None:
            parameters[part.name] = content.decode("utf-8")
        else:
            mime_type = part.headers.get(hdrs.CONTENT_TYPE, "application/octet-stream")
            files[part.name] = Upload(part.filename, content, mime_type)
    return parameters, files
