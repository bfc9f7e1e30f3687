"""What a phone shows of chats."""

from bot.sandbox.model import Chat
from bot.sandbox.phone import groups, reading
from tests.sandbox.people import Caller, Person


def test_groups_are_listed_with_their_members_and_topics(bot: Caller, member: Person, forum: Chat) -> None:
    bot.calls("createForumTopic", chat_id=forum.id, name="Water")
    shown = {chat["chat_id"]: chat for chat in reading.chats(bot.world, member.id)}[forum.id]
    assert (shown["title"], shown["type"], shown["is_forum"], shown["bot"]) == ("Forum", "supergroup", True, False)
    assert [topic["name"] for topic in shown["topics"]] == ["Water"]
    assert {"id": bot.id, "name": "Kept", "status": "administrator", "is_bot": True} in shown["members"]


def test_the_chat_with_the_newest_message_comes_first(bot: Caller, member: Person, group: Chat) -> None:
    bot.world.advance(1)
    bot.says(group.id)
    assert reading.chats(bot.world, member.id)[0]["chat_id"] == group.id
    bot.world.advance(1)
    bot.says(member.id)
    assert reading.chats(bot.world, member.id)[0]["chat_id"] == bot.id


def test_a_group_that_moved_is_shown_once(bot: Caller, organiser: Person, group: Chat) -> None:
    fresh = groups.migrate(bot.world, organiser.id, group.id)
    assert [chat["chat_id"] for chat in reading.chats(bot.world, organiser.id) if chat["chat_id"] < 0] == [fresh.id]


def test_commands_in_a_group_name_their_bot(bot: Caller, member: Person, group: Chat) -> None:
    bot.calls("setMyCommands", commands=[{"command": "help", "description": "Help"}])
    assert reading.commands(bot.world, member.id, group.id) == [
        {"command": "help", "description": "Help", "bot": "keptbot"}
    ]
