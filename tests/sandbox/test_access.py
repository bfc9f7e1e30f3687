"""Chats that the bot can no longer speak in, or never could."""

import pytest

from bot.sandbox.model import Chat
from tests.sandbox.people import Caller, Person


@pytest.mark.parametrize("method", ["sendMessage", "deleteMessages", "leaveChat"])
def test_a_deleted_group_is_told_as_such(bot: Caller, group: Chat, method: str) -> None:
    group.is_deleted = True
    rest = {"sendMessage": {"text": "x"}, "deleteMessages": {"message_ids": [1]}}.get(method, {})
    refusal = bot.refusal(method, chat_id=group.id, **rest)
    assert (refusal.code, refusal.description) == (403, "Forbidden: the group chat was deleted")


def test_a_supergroup_without_topics_has_threads_under_its_messages(bot: Caller, organiser: Person) -> None:
    square = organiser.founds("Square", bot.id, supergroup=True)
    first = bot.says(square.id)["message_id"]
    assert bot.says(square.id, message_thread_id=first)["message_thread_id"] == first
    refused = bot.is_refused("sendMessage", chat_id=square.id, text="x", message_thread_id=4040)
    assert refused == "Bad Request: message thread not found"
