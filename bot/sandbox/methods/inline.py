"""Answers to inline queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.keyboards import checked_inline_markup
from bot.sandbox.methods.callbacks import open_query
from bot.sandbox.methods.sending import text_content
from bot.sandbox.model import Bot, Message
from bot.sandbox.phone.links import PAYLOAD
from bot.sandbox.refusals import bad_request
from bot.sandbox.registry import ARRAY, BOOLEAN, INTEGER, OBJECT, STRING, Given, method, read_fields

if TYPE_CHECKING:
    from bot.sandbox.world import World

_MOST_RESULTS = 50
_MOST_OFFERS = 1_000
_ARTICLE = {
    **dict.fromkeys(("type", "id", "title", "url", "description", "thumbnail_url"), STRING),
    "input_message_content": OBJECT,
    "reply_markup": OBJECT,
}
_CONTENT = {"message_text": STRING, "parse_mode": STRING, "entities": ARRAY, "link_preview_options": OBJECT}
_BUTTON = {"text": STRING, "start_parameter": STRING}


@method(
    "answerInlineQuery",
    inline_query_id=STRING,
    results=ARRAY,
    cache_time=INTEGER,
    is_personal=BOOLEAN,
    next_offset=STRING,
    button=OBJECT,
)
def answer_inline_query(world: World, bot: Bot, given: Given) -> bool:
    query = open_query(world, bot, given.get("inline_query_id"), "inline_query")
    results = [_result(result) for result in given.get("results", [])]
    _check_results(results)
    next_offset = given.get("next_offset", "")
    if len(next_offset.encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    shown = {"results": given.get("results", []), "next_offset": next_offset, **_button(given.get("button"))}
    del world.queries[query["id"]]
    answer = {"shown": shown, "messages": dict(results)}
    _remember(world, query, given, answer)
    offer(world, query, answer)
    return True


def offer(world: World, query: dict[str, Any], answer: dict[str, Any]) -> None:
    """Shows the results to who asked, who may then send one of them."""
    world.offers[query["id"]] = {**query, "messages": answer["messages"]}
    while len(world.offers) > _MOST_OFFERS:
        del world.offers[next(iter(world.offers))]
    world.tell(query["account"], {"type": "inline", "query_id": query["id"], **answer["shown"]})


def _remember(world: World, query: dict[str, Any], given: Given, answer: dict[str, Any]) -> None:
    """Telegram answers the same question again from its cache, for everybody unless it is personal."""
    until = world.now() + given.get("cache_time", 300)
    owner = query["account"] if given.get("is_personal") else 0
    world.inline_answers[query["bot"], owner, query["query"], query["offset"]] = (until, answer)


def _check_results(results: list[tuple[str, Message]]) -> None:
    if len(results) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len({result_id for result_id, _ in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")


def _result(given: Any) -> tuple[str, Message]:
    if not isinstance(given, dict):
        raise _bad_result("Inline query result must be an object")
    if given.get("type") != "article":
        raise _bad_result(f'type "{given.get("type")}" is unsupported for the inline query result')
    article = read_fields(_ARTICLE, given, "an inline query result")
    if not 1 <= len(article.get("id", "").encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if "title" not in article:
        raise bad_request("TITLE_INVALID")
    return article["id"], _article(article)


def _article(given: Given) -> Message:
    if "input_message_content" not in given:
        raise _bad_result("Input message content is not specified")
    content = read_fields(_CONTENT, given["input_message_content"], "an inline query result")
    message = text_content({**content, "text": content.get("message_text", "")})
    markup = checked_inline_markup(given.get("reply_markup"))
    return {**message, "reply_markup": markup} if markup else message


def _button(given: dict[str, Any] | None) -> dict[str, Any]:
    if not given:
        return {}
    button = read_fields(_BUTTON, given, "InlineQueryResultsButton")
    payload = button.get("start_parameter", "")
    if len(button) < len(_BUTTON):
        raise bad_request("can't parse inline query results button: InlineQueryResultsButton is wrong")
    if not payload or not PAYLOAD.fullmatch(payload):
        raise bad_request("START_PARAM_INVALID")
    return {"button": button}


def _bad_result(text: str) -> Exception:
    return bad_request(f"can't parse inline query result: {text}")
