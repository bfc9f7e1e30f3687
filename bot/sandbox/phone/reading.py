"""Reading on a phone: bots, chats, messages and the command menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.access import is_administrator
from bot.sandbox.delivery import on_phone
from bot.sandbox.methods.profile import menu_button, resolved_commands
from bot.sandbox.model import Account, Bot, Chat, Message
from bot.sandbox.phone.talking import account_of, chat_of

if TYPE_CHECKING:
    from bot.sandbox.world import World


def bots(world: World, account_id: int) -> list[dict[str, Any]]:
    account = account_of(world, account_id)
    return [_bot(bot, account) for bot in world.bots.values()]


def chats(world: World, account_id: int) -> list[dict[str, Any]]:
    """Chats with every bot, begun or not, and groups; the one with the newest message first."""
    account_of(world, account_id)
    found = [_dialog(world, bot_id, account_id) for bot_id in world.bots]
    found += [group for group in world.groups.values() if _is_inside(group, account_id)]
    shown = [_chat(world, chat, account_id) for chat in found]
    return sorted(shown, key=lambda chat: -(chat["last"] or {"date": 0})["date"])


def messages(world: World, account_id: int, chat_id: int, before: int | None = None, limit: int = 50) -> list[Message]:
    account_of(world, account_id)
    visible = _visible(chat_of(world, account_id, chat_id))
    numbers = [number for number in visible if before is None or number < before]
    chat = chat_of(world, account_id, chat_id)
    return [on_phone(chat, chat.messages[number], account_id) for number in numbers[-limit:]]


def mark_read(world: World, account_id: int, chat_id: int) -> None:
    chat = chat_of(world, account_id, chat_id)
    if chat.unread.get(account_id):
        chat.unread[account_id] = 0
        world.changes += 1
        world.tell(account_id, {"type": "chat", "chat_id": chat_id})


def commands(world: World, account_id: int, chat_id: int) -> list[dict[str, Any]]:
    """The menu as the person sees it: the narrowest scope that has commands, then the language."""
    account = account_of(world, account_id)
    chat = chat_of(world, account_id, chat_id)
    if chat.is_private:
        return list(resolved_commands(world.bots[chat.bot_id], _private_scopes(chat), account.language_code))
    scopes = _group_scopes(chat, account_id)
    inside = [member.id for member in chat.members.values() if member.is_inside]
    present = [world.bots[member_id] for member_id in inside if member_id in world.bots]
    return [
        {**command, "bot": bot.username}
        for bot in present
        for command in resolved_commands(bot, scopes, account.language_code)
    ]


def _bot(bot: Bot, account: Account) -> dict[str, Any]:
    code = account.language_code
    return {
        "id": bot.id,
        "username": bot.username,
        "name": bot.names.get(code) or bot.first_name,
        "description": bot.descriptions.get(code) or bot.descriptions.get("", ""),
        "short_description": bot.short_descriptions.get(code) or bot.short_descriptions.get("", ""),
        "menu_button": menu_button(bot, account.id),
    }


def _chat(world: World, chat: Chat, account_id: int) -> dict[str, Any]:
    account = world.accounts[account_id]
    visible = _visible(chat)
    bot = world.bots.get(chat.bot_id)
    return {
        "chat_id": chat.phone_id(),
        "type": chat.kind,
        "title": (bot.names.get(account.language_code) or bot.first_name) if bot else chat.title,
        "is_forum": chat.is_forum,
        "unread": chat.unread.get(account_id, 0),
        "last": on_phone(chat, chat.messages[visible[-1]], account_id) if visible else None,
        "blocked": chat.is_blocked,
        "bot": bot is not None,
        "begun": bool(chat.messages),
        "topics": [_topic(topic.id, topic.name, topic.is_closed) for topic in chat.topics.values()],
        "members": [_member(world, chat, member_id) for member_id in chat.members],
    }


def _dialog(world: World, bot_id: int, account_id: int) -> Chat:
    return world.dialogs.get((bot_id, account_id)) or Chat(account_id, "private", bot_id=bot_id)


def _topic(topic_id: int, name: str, is_closed: bool) -> dict[str, Any]:
    return {"id": topic_id, "name": name, "is_closed": is_closed}


def _member(world: World, chat: Chat, member_id: int) -> dict[str, Any]:
    member = chat.members[member_id]
    known = world.accounts.get(member_id) or world.bots.get(member_id)
    name = known.first_name if known else ""
    return {"id": member_id, "name": name, "status": member.status, "is_bot": member_id in world.bots}


def _visible(chat: Chat) -> list[int]:
    return [number for number in chat.messages if number > chat.cleared_up_to]


def _is_inside(chat: Chat, account_id: int) -> bool:
    member = chat.members.get(account_id)
    return member is not None and member.is_inside and not chat.migrated_to


def _private_scopes(chat: Chat) -> list[str]:
    return [f"chat:{chat.id}", "all_private_chats", "default"]


def _group_scopes(chat: Chat, account_id: int) -> list[str]:
    scopes = [f"chat_member:{chat.id}:{account_id}"]
    if is_administrator(chat, account_id):
        scopes += [f"chat_administrators:{chat.id}", f"chat:{chat.id}", "all_chat_administrators"]
    else:
        scopes.append(f"chat:{chat.id}")
    return [*scopes, "all_group_chats", "default"]
