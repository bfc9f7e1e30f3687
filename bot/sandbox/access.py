"""Which chat a call means, and whether the bot may do there what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.model import Bot, Chat, Member, Message
from bot.sandbox.refusals import bad_request, forbidden
from bot.sandbox.registry import Given

if TYPE_CHECKING:
    from bot.sandbox.world import World


def chat_to_write(world: World, bot: Bot, given: Given) -> Chat:
    chat = chat_to_edit(world, bot, given)
    if chat.is_private and chat.is_blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.is_private:
        _check_topic_and_rights(chat, bot, given)
    return chat


def chat_to_edit(world: World, bot: Bot, given: Given) -> Chat:
    chat = find_chat(world, bot, given.get("chat_id"))
    if chat.is_private:
        if world.accounts[chat.id].is_deleted:
            raise forbidden("user is deactivated")
        if not has_begun(chat):
            raise forbidden("bot can't initiate conversation with a user")
        return chat
    if chat.migrated_to:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.is_deleted:
        raise forbidden("the group chat was deleted")
    _check_membership(chat, bot)
    return chat


def find_chat(world: World, bot: Bot, chat_id: int | str | None) -> Chat:
    if chat_id is None:
        raise bad_request("chat_id is empty")
    if isinstance(chat_id, str):
        raise bad_request("chat not found")
    if chat_id < 0:
        group = world.groups.get(chat_id)
        if group is None or bot.id not in group.members:
            raise bad_request("chat not found")
        return group
    dialog = world.dialogs.get((bot.id, chat_id))
    if dialog is not None and has_begun(dialog):
        return dialog
    if chat_id in world.accounts and shares_group(world, bot, chat_id):
        return Chat(chat_id, "private", bot_id=bot.id)
    raise bad_request("chat not found")


def has_begun(chat: Chat) -> bool:
    """A private chat begins with a person's first message and stays begun when its history is cleared."""
    return bool(chat.messages or chat.unread)


def shares_group(world: World, bot: Bot, account_id: int) -> bool:
    return any(bot.id in group.members and account_id in group.members for group in world.groups.values())


def _check_membership(chat: Chat, bot: Bot) -> None:
    status = chat.members[bot.id].status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def _check_topic_and_rights(chat: Chat, bot: Bot, given: Given) -> None:
    thread = given.get("message_thread_id")
    if thread and chat.is_forum:
        topic = chat.topics.get(thread)
        if topic is None:
            raise bad_request("message thread not found")
        if topic.is_closed and not has_right(chat, bot.id, "can_manage_topics"):
            raise bad_request("TOPIC_CLOSED")
    elif thread and chat.kind == "supergroup" and thread not in chat.messages:
        raise bad_request("message thread not found")
    if not may_send(chat.members[bot.id]):
        raise bad_request("not enough rights to send text messages to the chat")


def may_send(member: Member) -> bool:
    return member.status in ("creator", "administrator") or member.rights.get("can_send_messages", True)


def has_right(chat: Chat, user_id: int, right: str) -> bool:
    member = chat.members.get(user_id)
    if member is None:
        return False
    return member.status == "creator" or (member.status == "administrator" and bool(member.rights.get(right)))


def is_administrator(chat: Chat, user_id: int) -> bool:
    member = chat.members.get(user_id)
    return member is not None and member.status in ("creator", "administrator")


def message_in(chat: Chat, message_id: int | None, purpose: str) -> Message:
    message = chat.messages.get(message_id or 0)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message
