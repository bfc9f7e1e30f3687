"""Looking at chats and members, and leaving."""

from typing import Any

import pytest

from bot.sandbox.model import Chat
from bot.sandbox.phone import groups
from tests.sandbox.people import Caller, Person


def test_a_private_chat_is_described(bot: Caller, member: Person) -> None:
    assert bot.calls("getChat", chat_id=member.id)["first_name"] == "Member"
    assert bot.calls("getChatMemberCount", chat_id=member.id) == 2
    assert bot.calls("getChatMember", chat_id=member.id, user_id=member.id)["status"] == "member"
    assert bot.calls("getChatMember", chat_id=member.id, user_id=bot.id)["user"]["is_bot"] is True


def test_a_group_is_described(bot: Caller, organiser: Person, member: Person, forum: Chat) -> None:
    described = bot.calls("getChat", chat_id=forum.id)
    assert (described["title"], described["type"], described["is_forum"]) == ("Forum", "supergroup", True)
    assert bot.calls("getChatMemberCount", chat_id=forum.id) == 3
    leaders = bot.calls("getChatAdministrators", chat_id=forum.id)
    assert [(one["user"]["id"], one["status"]) for one in leaders] == [
        (organiser.id, "creator"),
        (bot.id, "administrator"),
    ]
    assert bot.calls("getChatMember", chat_id=forum.id, user_id=bot.id)["can_manage_topics"] is True


def test_who_left_and_who_was_removed(
    bot: Caller, organiser: Person, member: Person, stranger: Person, group: Chat
) -> None:
    groups.remove_member(bot.world, organiser.id, group.id, member.id)
    kicked = bot.calls("getChatMember", chat_id=group.id, user_id=member.id)
    assert kicked["status"] == "kicked"
    assert bot.calls("getChatMember", chat_id=group.id, user_id=stranger.id)["status"] == "left"


def test_a_bot_leaves(bot: Caller, organiser: Person, group: Chat) -> None:
    assert bot.calls("leaveChat", chat_id=group.id) is True
    assert organiser.sees(group.id)[-1]["left_chat_member"]["id"] == bot.id
    refusal = bot.refusal("sendMessage", chat_id=group.id, text="x")
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot is not a member of the group chat")
    (update,) = bot.reads()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "left"


@pytest.mark.parametrize(
    ("method", "parameters", "text"),
    [
        ("getChat", {"chat_id": None}, "Bad Request: chat_id is empty"),
        ("getChat", {"chat_id": 5}, "Bad Request: chat not found"),
        ("getChat", {"chat_id": -5}, "Bad Request: chat not found"),
        ("getChatMember", {}, "Bad Request: invalid user_id specified"),
        ("getChatMember", {"user_id": 77}, "Bad Request: user not found"),
        ("getChatAdministrators", {}, "Bad Request: there are no administrators in the private chat"),
        ("getChatMemberCount", {"chat_id": 5}, "Bad Request: chat not found"),
        ("leaveChat", {}, "Bad Request: method is available only for groups and supergroups"),
    ],
)
def test_is_refused(bot: Caller, member: Person, method: str, parameters: dict[str, Any], text: str) -> None:
    assert bot.is_refused(method, **{"chat_id": member.id, **parameters}) == text


def test_nobody_else_is_in_a_private_chat(bot: Caller, member: Person, organiser: Person, forum: Chat) -> None:
    asked = {"chat_id": member.id, "user_id": organiser.id}
    assert bot.is_refused("getChatMember", **asked) == "Bad Request: user not found"
    assert bot.is_refused("getChatMember", chat_id=forum.id, user_id=77) == "Bad Request: PARTICIPANT_ID_INVALID"


@pytest.mark.parametrize("method", ["getChat", "sendMessage", "leaveChat", "getChatMemberCount"])
def test_a_removed_bot_is_told_so(bot: Caller, organiser: Person, group: Chat, method: str) -> None:
    groups.remove_member(bot.world, organiser.id, group.id, bot.id)
    rest = {"text": "x"} if method == "sendMessage" else {}
    refusal = bot.refusal(method, chat_id=group.id, **rest)
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot was kicked from the group chat")


@pytest.mark.parametrize("method", ["getChat", "sendMessage", "leaveChat", "getChatMemberCount"])
def test_so_is_one_that_has_left(bot: Caller, group: Chat, method: str) -> None:
    bot.calls("leaveChat", chat_id=group.id)
    rest = {"text": "x"} if method == "sendMessage" else {}
    refusal = bot.refusal(method, chat_id=group.id, **rest)
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot is not a member of the group chat")
