"""Who is in a group with which rights, and how everybody hears when that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.delivery import announce, post, shown_chat, viewers
from bot.sandbox.model import Account, Bot, Chat, Member, User

if TYPE_CHECKING:
    from bot.sandbox.world import World

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics")
_SERVICE = {"member": "new_chat_members", "left": "left_chat_member", "kicked": "left_chat_member"}


def user_of(world: World, user_id: int) -> User:
    known = world.accounts.get(user_id) or world.bots[user_id]
    return known.user()


def shown_member(world: World, chat: Chat, user_id: int) -> dict[str, Any]:
    member = chat.members.get(user_id) or Member(user_id, "left")
    shown: dict[str, Any] = {"user": user_of(world, user_id), "status": member.status}
    if member.status == "creator":
        return {**shown, "is_anonymous": False}
    if member.status == "administrator":
        rights = {name: member.rights.get(name, False) for name in (*RIGHTS, *GROUP_RIGHTS)}
        return {**shown, "can_be_edited": False, "is_anonymous": False, **rights}
    return {**shown, "until_date": 0} if member.status == "kicked" else shown


def change_member(
    world: World,
    chat: Chat,
    actor: Account | Bot,
    user_id: int,
    status: str,
    rights: dict[str, bool] | None = None,
) -> None:
    """Changes a membership, says so in the group, and tells the bots that may know."""
    before = shown_member(world, chat, user_id)
    was_inside = user_id in chat.members and chat.members[user_id].is_inside
    member = chat.members.setdefault(user_id, Member(user_id, "left"))
    audience = viewers(chat)
    if status in ("left", "kicked") and was_inside:
        _say(world, chat, actor, user_id, status)
    member.status, member.rights = status, rights or {}
    if member.is_inside and not was_inside:
        _say(world, chat, actor, user_id, "member")
    _tell_bots(world, chat, actor, user_id, before)
    for account_id in {*audience, *viewers(chat)}:
        world.tell(account_id, {"type": "chat", "chat_id": chat.id})


def _say(world: World, chat: Chat, actor: Account | Bot, user_id: int, status: str) -> None:
    user = user_of(world, user_id)
    name = _SERVICE[status]
    message = post(world, chat, actor, {name: [user] if status == "member" else user})
    announce(world, chat, message)


def _tell_bots(world: World, chat: Chat, actor: Account | Bot, user_id: int, before: dict[str, Any]) -> None:
    after = shown_member(world, chat, user_id)
    change = {
        "chat": shown_chat(world, chat),
        "from": actor.user(),
        "date": int(world.now()),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    for member in tuple(chat.members.values()):
        if member.id == user_id and member.id in world.bots:
            world.put_update(member.id, "my_chat_member", change, chat.id)
        elif member.id in world.bots and member.status == "administrator":
            world.put_update(member.id, "chat_member", change, chat.id)
