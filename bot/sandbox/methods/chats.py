"""Looking at chats and their members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.access import chat_to_edit, find_chat
from bot.sandbox.delivery import shown_chat
from bot.sandbox.membership import change_member, shown_member
from bot.sandbox.model import Bot, Chat
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.registry import CHAT, INTEGER, Given, method

if TYPE_CHECKING:
    from bot.sandbox.world import World

_ACCENT = {"accent_color_id": 0, "max_reaction_count": 11}
_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


@method("getChat", chat_id=CHAT)
def get_chat(world: World, bot: Bot, given: Given) -> dict[str, Any]:
    chat = _readable(world, bot, given)
    info = {**shown_chat(world, chat), **_ACCENT, "accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    if chat.is_private:
        return info
    return {**info, "permissions": _permissions()}


@method("getChatMember", chat_id=CHAT, user_id=INTEGER)
def get_chat_member(world: World, bot: Bot, given: Given) -> dict[str, Any]:
    chat = _readable(world, bot, given)
    user_id = given.get("user_id", 0)
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id not in world.accounts and user_id not in world.bots:
        raise bad_request("PARTICIPANT_ID_INVALID" if chat.kind == "supergroup" else "user not found")
    if chat.is_private:
        if user_id not in (chat.id, bot.id):
            raise bad_request("user not found")
        return {"user": bot.user() if user_id == bot.id else world.accounts[user_id].user(), "status": "member"}
    return shown_member(world, chat, user_id)


@method("getChatAdministrators", chat_id=CHAT)
def get_chat_administrators(world: World, bot: Bot, given: Given) -> list[dict[str, Any]]:
    chat = _readable(world, bot, given)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    leaders = [member for member in chat.members.values() if member.status in ("creator", "administrator")]
    return [
        shown_member(world, chat, leader.id) for leader in leaders if leader.id not in world.bots or leader.id == bot.id
    ]


@method("getChatMemberCount", chat_id=CHAT)
def get_chat_member_count(world: World, bot: Bot, given: Given) -> int:
    chat = _readable(world, bot, given)
    return 2 if chat.is_private else sum(1 for member in chat.members.values() if member.is_inside)


@method("leaveChat", chat_id=CHAT)
def leave_chat(world: World, bot: Bot, given: Given) -> bool:
    chat = chat_to_edit(world, bot, given)
    if chat.is_private:
        raise bad_request("method is available only for groups and supergroups")
    change_member(world, chat, bot, bot.id, "left")
    return True


def _readable(world: World, bot: Bot, given: Given) -> Chat:
    chat = find_chat(world, bot, given.get("chat_id"))
    if not chat.is_private:
        status = chat.members[bot.id].status
        if status == "kicked":
            raise Refusal(403, f"Forbidden: bot was kicked from the {chat.kind} chat")
        if status == "left":
            raise Refusal(403, f"Forbidden: bot is not a member of the {chat.kind} chat")
    return chat


def _permissions() -> dict[str, bool]:
    names = ("messages", "audios", "documents", "photos", "videos", "video_notes", "voice_notes", "polls")
    sends = {f"can_send_{name}": True for name in names}
    others = ("can_send_other_messages", "can_add_web_page_previews", "can_change_info", "can_invite_users")
    return {**sends, **dict.fromkeys(others, True), "can_pin_messages": True, "can_manage_topics": False}
