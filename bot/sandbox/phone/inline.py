"""Inline mode from a phone: asking a bot in any chat, and sending one of its results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.methods.inline import offer
from bot.sandbox.model import Chat, Message
from bot.sandbox.phone.talking import Impossible, account_of, chat_of, say

if TYPE_CHECKING:
    from bot.sandbox.world import World

_CHAT_TYPES = {"group": "group", "supergroup": "supergroup"}


def ask(world: World, account_id: int, bot_id: int, query: str, chat_id: int, offset: str = "") -> str:
    """Puts the question to the bot, or answers it from what the bot said before; the answer is an event."""
    account = account_of(world, account_id)
    chat = chat_of(world, account_id, chat_id)
    if bot_id not in world.bots:
        raise Impossible("there is no such bot")
    world.act(account_id, "inline", bot=bot_id, query=query, chat=chat_id)
    query_id = world.open_query("inline_query", bot_id, account_id, query=query, offset=offset)
    known = _remembered(world, bot_id, account_id, query, offset)
    if known is not None:
        offer(world, world.queries.pop(query_id), known)
        return query_id
    body = {"id": query_id, "from": account.user(), "query": query, "offset": offset, "chat_type": _type(chat, bot_id)}
    world.put_update(bot_id, "inline_query", body, account_id)
    return query_id


def choose(
    world: World,
    account_id: int,
    query_id: str,
    result_id: str,
    chat_id: int,
    *,
    reply_to: int | None = None,
    thread: int | None = None,
) -> Message:
    """Sends a result that the bot gave to this question."""
    offered = world.offers.get(query_id, {})
    content = offered.get("messages", {}).get(result_id)
    if content is None or offered["account"] != account_id:
        raise Impossible("the bot has not offered this result")
    bot_id = offered["bot"]
    content = {"via_bot": world.bots[bot_id].user(), **content}
    message = say(world, account_id, chat_id, content, reply_to=reply_to, thread=thread)
    chosen: dict[str, Any] = {"result_id": result_id, "from": message["from"], "query": offered["query"]}
    if "reply_markup" in content:
        chosen["inline_message_id"] = _name_message(world, chat_of(world, account_id, chat_id), message)
    world.put_update(bot_id, "chosen_inline_result", chosen, account_id)
    return message


def _remembered(world: World, bot_id: int, account_id: int, query: str, offset: str) -> dict[str, Any] | None:
    for owner in (account_id, 0):
        until, answer = world.inline_answers.get((bot_id, owner, query, offset), (0.0, {}))
        if until > world.now():
            return answer
    return None


def _name_message(world: World, chat: Chat, message: Message) -> str:
    name = f"inline{len(world.inline_messages) + 1}x{world.random.randrange(10**12)}"
    world.inline_messages[name] = (chat.bot_id, chat.id, message["message_id"])
    return name


def _type(chat: Chat, bot_id: int) -> str:
    if chat.is_private:
        return "sender" if chat.bot_id == bot_id else "private"
    return _CHAT_TYPES[chat.kind]
