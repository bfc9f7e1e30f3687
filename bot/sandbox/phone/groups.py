"""Groups from a phone: founding them, members, rights, topics, and their move to a supergroup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.access import is_administrator
from bot.sandbox.delivery import announce, post, viewers
from bot.sandbox.membership import GROUP_RIGHTS, RIGHTS, change_member
from bot.sandbox.methods.topics import open_topic
from bot.sandbox.model import Chat, Member, Topic
from bot.sandbox.phone.talking import Impossible, account_of, chat_of

if TYPE_CHECKING:
    from bot.sandbox.world import World

_FIRST_COLOUR = 0x6FB9F0


def found(world: World, account_id: int, title: str, *, is_forum: bool = False, supergroup: bool = False) -> Chat:
    founder = account_of(world, account_id)
    if not 1 <= len(title) <= 128:
        raise Impossible("a title has 1 to 128 characters")
    kind = "supergroup" if supergroup or is_forum else "group"
    chat = world.add_group(title, kind, is_forum)
    chat.members[account_id] = Member(account_id, "creator")
    world.act(account_id, "found group", chat=chat.id, title=title)
    post(world, chat, founder, {f"{kind}_chat_created": True})
    return chat


def add_member(world: World, account_id: int, chat_id: int, member_id: int) -> None:
    chat = _group(world, account_id, chat_id)
    if member_id not in world.accounts and member_id not in world.bots:
        raise Impossible("there is nobody with this id")
    if member_id in chat.members and chat.members[member_id].is_inside:
        raise Impossible("this member is here already")
    world.act(account_id, "add member", chat=chat_id, id=member_id)
    change_member(world, chat, account_of(world, account_id), member_id, "member")


def remove_member(world: World, account_id: int, chat_id: int, member_id: int) -> None:
    """Leaving is removing oneself; removing somebody else takes an administrator."""
    chat = _group(world, account_id, chat_id)
    if member_id not in chat.members or not chat.members[member_id].is_inside:
        raise Impossible("there is no such member")
    if member_id != account_id:
        _check_leads(chat, account_id)
    world.act(account_id, "remove member", chat=chat_id, id=member_id)
    change_member(
        world, chat, account_of(world, account_id), member_id, "left" if member_id == account_id else "kicked"
    )


def set_rights(world: World, account_id: int, chat_id: int, member_id: int, rights: dict[str, bool]) -> None:
    """Administrator's rights make an administrator, none of them an ordinary member; `can_send_messages` restricts."""
    chat = _group(world, account_id, chat_id)
    _check_leads(chat, account_id)
    if member_id not in chat.members or not chat.members[member_id].is_inside:
        raise Impossible("there is no such member")
    unknown = sorted(set(rights) - {*RIGHTS, *GROUP_RIGHTS, "can_send_messages"})
    if unknown:
        raise Impossible(f"there is no right {unknown[0]}")
    leads = any(rights.get(name) for name in (*RIGHTS, *GROUP_RIGHTS))
    world.act(account_id, "rights", chat=chat_id, id=member_id, rights=rights)
    status = "administrator" if leads else "member"
    change_member(world, chat, account_of(world, account_id), member_id, status, dict(rights))


def add_topic(world: World, account_id: int, chat_id: int, name: str) -> Topic:
    chat = _group(world, account_id, chat_id)
    if not chat.is_forum:
        raise Impossible("this group has no topics")
    world.act(account_id, "add topic", chat=chat_id, topic=name)
    topic = open_topic(world, chat, account_of(world, account_id), name, _FIRST_COLOUR)
    announce(world, chat, chat.messages[topic.id])
    return topic


def migrate(world: World, account_id: int, chat_id: int, *, is_forum: bool = False) -> Chat:
    """The group becomes a supergroup with another number; both sides say so, as at Telegram."""
    chat = _group(world, account_id, chat_id)
    _check_leads(chat, account_id)
    if chat.kind != "group":
        raise Impossible("this group is a supergroup already")
    actor = account_of(world, account_id)
    world.act(account_id, "migrate", chat=chat_id)
    fresh = world.add_group(chat.title, "supergroup", is_forum)
    fresh.members = {
        member.id: Member(member.id, member.status, dict(member.rights)) for member in chat.members.values()
    }
    announce(world, chat, post(world, chat, actor, {"migrate_to_chat_id": fresh.id}))
    chat.migrated_to = fresh.id
    announce(world, fresh, post(world, fresh, actor, {"migrate_from_chat_id": chat.id}))
    for viewer in viewers(fresh):
        world.tell(viewer, {"type": "chat", "chat_id": chat.id, "migrated_to": fresh.id})
    return fresh


def _group(world: World, account_id: int, chat_id: int) -> Chat:
    chat = chat_of(world, account_id, chat_id)
    if chat.is_private:
        raise Impossible("this is no group")
    return chat


def _check_leads(chat: Chat, account_id: int) -> None:
    if not is_administrator(chat, account_id):
        raise Impossible("only an administrator may do this")
