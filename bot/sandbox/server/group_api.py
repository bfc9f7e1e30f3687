"""The phone API's second part: groups with members, rights and topics, and inline mode."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from bot.sandbox.phone import groups, inline
from bot.sandbox.phone.talking import Impossible
from bot.sandbox.server.phone_api import body_of, number_in
from bot.sandbox.world import World

LONGEST_ANSWER = 10.0


class GroupApi:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        chat = "/phone/{account}/chats/{chat}"
        return [
            web.post("/phone/{account}/groups", self.found),
            web.post(f"{chat}/members", self.add_member),
            web.delete(f"{chat}/members/{{member}}", self.remove_member),
            web.post(f"{chat}/rights", self.set_rights),
            web.post(f"{chat}/topics", self.add_topic),
            web.post(f"{chat}/migrate", self.migrate),
            web.post("/phone/{account}/inline", self.ask),
            web.post("/phone/{account}/inline/choose", self.choose),
        ]

    async def found(self, request: web.Request) -> web.Response:
        given = await body_of(request)
        flags = {name: bool(given.get(name)) for name in ("is_forum", "supergroup")}
        chat = groups.found(self.world, number_in(request, "account"), given["title"], **flags)
        return web.json_response({"chat_id": chat.id})

    async def add_member(self, request: web.Request) -> web.Response:
        given = await body_of(request)
        groups.add_member(self.world, *_where(request), given["id"])
        return web.json_response({})

    async def remove_member(self, request: web.Request) -> web.Response:
        groups.remove_member(self.world, *_where(request), number_in(request, "member"))
        return web.json_response({})

    async def set_rights(self, request: web.Request) -> web.Response:
        given = await body_of(request)
        groups.set_rights(self.world, *_where(request), given["id"], given["rights"])
        return web.json_response({})

    async def add_topic(self, request: web.Request) -> web.Response:
        topic = groups.add_topic(self.world, *_where(request), (await body_of(request))["name"])
        return web.json_response({"id": topic.id, "name": topic.name, "is_closed": topic.is_closed})

    async def migrate(self, request: web.Request) -> web.Response:
        given = await body_of(request)
        chat = groups.migrate(self.world, *_where(request), is_forum=bool(given.get("is_forum")))
        return web.json_response({"chat_id": chat.id})

    async def ask(self, request: web.Request) -> web.Response:
        """Waits for the bot's answer, at most ten seconds."""
        given = await body_of(request)
        account_id = number_in(request, "account")
        answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        unlisten = self.world.listen(account_id, answers.put_nowait)
        try:
            query_id = inline.ask(
                self.world, account_id, given["bot"], given.get("query", ""), given["chat"], given.get("offset", "")
            )
            return web.json_response(await asyncio.wait_for(_answer(answers, query_id), LONGEST_ANSWER))
        except TimeoutError:
            raise Impossible("the bot did not answer") from None
        finally:
            unlisten()

    async def choose(self, request: web.Request) -> web.Response:
        given = await body_of(request)
        place = {"reply_to": given.get("reply_to"), "thread": given.get("thread")}
        who = number_in(request, "account")
        return web.json_response(
            inline.choose(self.world, who, given["query_id"], given["result_id"], given["chat"], **place)
        )


async def _answer(answers: asyncio.Queue[dict[str, Any]], query_id: str) -> dict[str, Any]:
    while True:
        event = await answers.get()
        if event["type"] == "inline" and event["query_id"] == query_id:
            return event


def _where(request: web.Request) -> tuple[int, int]:
    return number_in(request, "account"), number_in(request, "chat")
