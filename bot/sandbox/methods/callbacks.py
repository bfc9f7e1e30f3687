"""Answers to taps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.model import Bot
from bot.sandbox.refusals import bad_request
from bot.sandbox.registry import BOOLEAN, INTEGER, STRING, Given, method
from bot.sandbox.text.links import checked_link
from bot.sandbox.updates import LIVES

if TYPE_CHECKING:
    from bot.sandbox.world import World

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@method(
    "answerCallbackQuery", callback_query_id=STRING, text=STRING, show_alert=BOOLEAN, url=STRING, cache_time=INTEGER
)
def answer_callback_query(world: World, bot: Bot, given: Given) -> bool:
    query = open_query(world, bot, given.get("callback_query_id"), "callback_query")
    text = given.get("text", "")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    _check_url(given.get("url"), bot)
    del world.queries[query["id"]]
    answer = {"query_id": query["id"], "text": text, "show_alert": given.get("show_alert", False)}
    if given.get("url"):
        answer["url"] = given["url"]
    world.tell(query["account"], {"type": "answer", **answer})
    return True


def open_query(world: World, bot: Bot, query_id: str | None, kind: str) -> dict[str, Any]:
    query = world.queries.get(query_id or "")
    if query is None or query["bot"] != bot.id or query["kind"] != kind:
        raise bad_request(_TOO_OLD)
    if world.now() - query["at"] > LIVES[kind]:
        del world.queries[query["id"]]
        raise bad_request(_TOO_OLD)
    return query


def _check_url(url: str | None, bot: Bot) -> None:
    if not url:
        return
    try:
        link = checked_link(url)
    except ValueError:
        link = ""
    if not link.lower().startswith(f"https://t.me/{bot.username.lower()}?start="):
        raise bad_request("URL_INVALID")
