"""Forum topics."""

from typing import Any

import pytest

from bot.sandbox.model import Chat
from bot.sandbox.phone import groups
from bot.sandbox.phone.talking import Impossible
from tests.sandbox.people import Caller, Person


def opened(bot: Caller, forum: Chat, name: str = "Water") -> int:
    return bot.calls("createForumTopic", chat_id=forum.id, name=name)["message_thread_id"]


def test_a_topic_is_opened_and_written_in(bot: Caller, member: Person, forum: Chat) -> None:
    thread = opened(bot, forum)
    sent = bot.says(forum.id, "Here", message_thread_id=thread)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    seen = [message for message in member.sees(forum.id) if message.get("message_thread_id") == thread]
    assert seen[0]["forum_topic_created"] == {"name": "Water", "icon_color": 0x6FB9F0}
    assert seen[-1]["text"] == "Here"


def test_an_answer_in_a_topic_reaches_the_bot_there(bot: Caller, member: Person, forum: Chat) -> None:
    thread = opened(bot, forum)
    member.says("Clean by spring", forum.id, thread=thread)
    (update,) = bot.reads()
    assert (update["message"]["message_thread_id"], update["message"]["is_topic_message"]) == (thread, True)


def test_a_topic_is_renamed_closed_reopened_and_deleted(bot: Caller, member: Person, forum: Chat) -> None:
    thread = opened(bot, forum)
    topic = {"chat_id": forum.id, "message_thread_id": thread}
    assert bot.calls("editForumTopic", **topic, name="Wells", icon_custom_emoji_id="7") is True
    assert bot.calls("closeForumTopic", **topic) is True
    with pytest.raises(Impossible, match="closed"):
        member.says("x", forum.id, thread=thread)
    assert bot.calls("reopenForumTopic", **topic) is True
    member.says("x", forum.id, thread=thread)
    kinds = [name for message in member.sees(forum.id) for name in message if name.startswith("forum_topic_")]
    assert kinds == ["forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"]
    assert bot.calls("deleteForumTopic", **topic) is True
    assert not [message for message in member.sees(forum.id) if message.get("message_thread_id") == thread]
    assert bot.is_refused("sendMessage", **topic, text="x") == "Bad Request: message thread not found"


def test_a_bot_without_the_right_cannot_write_in_a_closed_topic(bot: Caller, organiser: Person, forum: Chat) -> None:
    thread = opened(bot, forum)
    bot.calls("closeForumTopic", chat_id=forum.id, message_thread_id=thread)
    assert bot.says(forum.id, message_thread_id=thread)
    groups.set_rights(bot.world, organiser.id, forum.id, bot.id, {})
    refused = bot.is_refused("sendMessage", chat_id=forum.id, message_thread_id=thread, text="x")
    assert refused == "Bad Request: TOPIC_CLOSED"


NOT_FOUND = "Bad Request: message thread not found"


@pytest.mark.parametrize(
    ("method", "parameters", "text"),
    [
        ("createForumTopic", {}, "Bad Request: name must be non-empty"),
        ("createForumTopic", {"name": "x" * 129}, "Bad Request: TOPIC_TITLE_TOO_LONG"),
        ("createForumTopic", {"name": "x", "icon_color": 5}, "Bad Request: invalid icon color specified"),
        ("editForumTopic", {"message_thread_id": 999, "name": "x"}, NOT_FOUND),
        ("editForumTopic", {"name": "Water"}, "Bad Request: TOPIC_NOT_MODIFIED"),
        ("closeForumTopic", {"message_thread_id": None}, NOT_FOUND),
        ("reopenForumTopic", {}, "Bad Request: TOPIC_NOT_MODIFIED"),
        ("deleteForumTopic", {"message_thread_id": 999}, NOT_FOUND),
        ("sendMessage", {"message_thread_id": 999, "text": "x"}, NOT_FOUND),
    ],
)
def test_is_refused(bot: Caller, forum: Chat, method: str, parameters: dict[str, Any], text: str) -> None:
    given = {"chat_id": forum.id, "message_thread_id": opened(bot, forum), **parameters}
    if method == "createForumTopic":
        del given["message_thread_id"]
    assert bot.is_refused(method, **given) == text


@pytest.mark.parametrize(
    ("method", "text"),
    [
        ("createForumTopic", "create a topic"),
        ("editForumTopic", "edit the topic"),
        ("closeForumTopic", "close or open the topic"),
        ("reopenForumTopic", "close or open the topic"),
        ("deleteForumTopic", "delete the topic"),
    ],
)
def test_each_takes_a_right(bot: Caller, organiser: Person, forum: Chat, method: str, text: str) -> None:
    topic = {} if method == "createForumTopic" else {"message_thread_id": opened(bot, forum)}
    name = {"name": "x"} if method in ("createForumTopic", "editForumTopic") else {}
    groups.set_rights(bot.world, organiser.id, forum.id, bot.id, {})
    assert bot.is_refused(method, chat_id=forum.id, **topic, **name) == f"Bad Request: not enough rights to {text}"


def test_only_a_forum_has_topics(bot: Caller, group: Chat) -> None:
    assert bot.is_refused("createForumTopic", chat_id=group.id, name="x") == "Bad Request: the chat is not a forum"
