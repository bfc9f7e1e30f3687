"""The phone API: what the web chat and tests do on behalf of people, as JSON."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.model import StoredFile, Upload
from bot.sandbox.phone import media, people, reading, talking
from bot.sandbox.phone.talking import Impossible
from bot.sandbox.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Act = Callable[[int, int, dict[str, Any]], Any]


# A file that a person sent is shown as what it says it is, and runs nothing.
_UNTRUSTED = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


class PhoneApi:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/phone/accounts", self.accounts),
            web.post("/phone/accounts", self.add_account),
            web.patch("/phone/accounts/{account}", self.change_account),
            web.delete("/phone/accounts/{account}", self.delete_account),
            web.get("/phone/{account}/bots", self.bots),
            web.get("/phone/{account}/chats", self.chats),
            web.get("/phone/{account}/commands", self.commands),
            web.get("/phone/{account}/chats/{chat}/messages", self.messages),
            web.get("/phone/files/{file}", self.file),
            web.post("/phone/{account}/chats/{chat}/send", self.send),
            web.post("/phone/{account}/chats/{chat}/{act}", self.act),
        ]

    async def accounts(self, _request: web.Request) -> web.Response:
        return web.json_response(people.accounts(self.world))

    async def add_account(self, request: web.Request) -> web.Response:
        return web.json_response(people.add(self.world, await body_of(request)))

    async def change_account(self, request: web.Request) -> web.Response:
        return web.json_response(people.change(self.world, number_in(request, "account"), await body_of(request)))

    async def delete_account(self, request: web.Request) -> web.Response:
        people.delete(self.world, number_in(request, "account"))
        return web.json_response({})

    async def bots(self, request: web.Request) -> web.Response:
        return web.json_response(reading.bots(self.world, number_in(request, "account")))

    async def chats(self, request: web.Request) -> web.Response:
        return web.json_response(reading.chats(self.world, number_in(request, "account")))

    async def commands(self, request: web.Request) -> web.Response:
        chat_id = integer_of(request.query.get("chat", ""))
        return web.json_response(reading.commands(self.world, number_in(request, "account"), chat_id))

    async def messages(self, request: web.Request) -> web.Response:
        before = request.query.get("before")
        shown = reading.messages(
            self.world,
            number_in(request, "account"),
            number_in(request, "chat"),
            integer_of(before) if before else None,
            min(integer_of(request.query.get("limit", "50")), 200),
        )
        return web.json_response(shown)

    async def file(self, request: web.Request) -> web.Response:
        stored = self.world.files.get(request.match_info["file"])
        if stored is None:
            raise web.HTTPNotFound
        headers = {**_UNTRUSTED, "Content-Disposition": _disposition(stored)}
        return web.Response(body=stored.content, content_type=stored.mime_type, headers=headers)

    async def send(self, request: web.Request) -> web.Response:
        """A text as JSON, or one file with a caption as a form."""
        account_id, chat_id = number_in(request, "account"), number_in(request, "chat")
        if request.content_type == "multipart/form-data":
            return web.json_response([await self._send_file(request, account_id, chat_id)])
        given = await body_of(request)
        place = {"reply_to": given.get("reply_to"), "thread": given.get("thread")}
        return web.json_response(talking.send_text(self.world, account_id, chat_id, given["text"], **place))

    async def _send_file(self, request: web.Request, account_id: int, chat_id: int) -> dict[str, Any]:
        form = await request.post()
        file = form["file"]
        if not isinstance(file, web.FileField):
            raise Impossible("a file is needed")
        content = file.file.read()
        text = {name: value for name, value in form.items() if isinstance(value, str)}
        return media.send_file(
            self.world,
            account_id,
            chat_id,
            text["kind"],
            Upload(file.filename, content, file.content_type),
            caption=text.get("caption", ""),
            album=text.get("album", ""),
            duration=int(text.get("duration", "0")),
            reply_to=_optional(text.get("reply_to")),
            thread=_optional(text.get("thread")),
        )

    async def act(self, request: web.Request) -> web.Response:
        act = self._acts().get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        return web.json_response(act(number_in(request, "account"), number_in(request, "chat"), await body_of(request)))

    def _acts(self) -> dict[str, Act]:
        world = self.world
        return {
            "location": lambda who, chat, given: talking.send_location(world, who, chat, **given),
            "contact": lambda who, chat, given: talking.send_contact(world, who, chat, **given),
            "edit": lambda who, chat, given: talking.edit_text(world, who, chat, given["message_id"], given["text"]),
            "delete": lambda who, chat, given: talking.delete(world, who, chat, given["message_ids"]),
            "press": lambda who, chat, given: {
                "query_id": talking.press(world, who, chat, given["message_id"], given["data"])
            },
            "start": lambda who, chat, given: talking.start(world, who, chat, given.get("payload") or ""),
            "block": lambda who, chat, _given: talking.set_blocked(world, who, chat, is_blocked=True),
            "unblock": lambda who, chat, _given: talking.set_blocked(world, who, chat, is_blocked=False),
            "clear": lambda who, chat, _given: talking.clear(world, who, chat),
            "read": lambda who, chat, _given: reading.mark_read(world, who, chat),
        }


@web.middleware
async def refusals_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except Impossible as error:
        return web.json_response({"error": str(error)}, status=400)
    except (KeyError, TypeError, ValueError) as error:
        return web.json_response({"error": f"wrong request: {error}"}, status=400)


async def body_of(request: web.Request) -> dict[str, Any]:
    if not request.can_read_body:
        return {}
    decoded = await request.json()
    if not isinstance(decoded, dict):
        raise TypeError("an object is expected")
    return decoded


def number_in(request: web.Request, name: str) -> int:
    return integer_of(request.match_info[name])


def _disposition(stored: StoredFile) -> str:
    if stored.kind != "document" and stored.mime_type.startswith(("image/", "audio/", "video/")):
        return "inline"
    return f"attachment; filename*=utf-8''{quote(stored.name or 'file')}"


def _optional(text: str | None) -> int | None:
    return integer_of(text) if text else None


def integer_of(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Impossible(f"{text!r} is no number") from None
