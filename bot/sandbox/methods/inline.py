"""Answers to inline queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.keyboards import checked_inline_markup
from bot.sandbox.methods.callbacks import open_query
from bot.sandbox.methods.sending import text_content
from bot.sandbox.model import Bot, Message
from bot.sandbox.phone.links import PAYLOAD
from bot.sandbox.refusals import bad_request
from bot.sandbox.registry import ARRAY, BOOLEAN, INTEGER, OBJECT, STRING, Given, method

if TYPE_CHECKING:
    from bot.sandbox.world import World

_MOST_RESULTS = 50
_MOST_OFFERS = 1_000
_ARTICLE = {"type", "id", "title", "input_message_content", "reply_markup", "url", "description", "thumbnail_url"}
_CONTENT = {"message_text", "parse_mode", "entities", "link_preview_options"}


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
    _refuse_unknown(given, _ARTICLE)
    if not isinstance(given.get("id"), str) or not 1 <= len(given["id"].encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if not isinstance(given.get("title"), str) or not given["title"]:
        raise bad_request("TITLE_INVALID")
    return given["id"], _article(given)


def _article(given: dict[str, Any]) -> Message:
    content = given.get("input_message_content")
    if not isinstance(content, dict) or "message_text" not in content:
        raise _bad_result("Input message content is not specified")
    _refuse_unknown(content, _CONTENT)
    message = text_content({**content, "text": content["message_text"]})
    markup = checked_inline_markup(given.get("reply_markup"))
    return {**message, "reply_markup": markup} if markup else message


def _button(given: dict[str, Any] | None) -> dict[str, Any]:
    if not given:
        return {}
    payload = given.get("start_parameter")
    if not isinstance(given.get("text"), str) or not isinstance(payload, str):
        raise bad_request("can't parse inline query results button: InlineQueryResultsButton is wrong")
    if not payload or not PAYLOAD.fullmatch(payload):
        raise bad_request("START_PARAM_INVALID")
    return {"button": {"text": given["text"], "start_parameter": payload}}


def _refuse_unknown(given: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(given) - known)
    if unknown:
        raise bad_request(f'field "{unknown[0]}" of an inline query result is not known here')


def _bad_result(text: str) -> Exception:
    return bad_request(f"can't parse inline query result: {text}")
