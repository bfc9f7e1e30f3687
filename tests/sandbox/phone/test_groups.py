"""Groups: who is in, what the bot hears, and the move to a supergroup."""

import pytest

from bot.sandbox.model import Chat
from bot.sandbox.phone import groups, talking
from bot.sandbox.phone.talking import Impossible
from tests.sandbox.people import Caller, Person


def test_a_bot_hears_that_it_was_added(bot: Caller, organiser: Person) -> None:
    group = organiser.founds("Neighbours", bot.id)
    added, service = sorted(bot.reads(), key=lambda update: "message" in update)
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["id"] == bot.id
    assert service["message"]["chat"] == {"id": group.id, "title": "Neighbours", "type": "group"}


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("/report", True),
        ("/report@keptbot", True),
        ("/report@otherbot", False),
        ("just talking", False),
        ("@keptbot what now?", True),
        ("@somebody what now?", False),
    ],
)
def test_in_privacy_only_what_is_meant_for_the_bot_is_heard(
    bot: Caller, member: Person, group: Chat, text: str, is_heard: bool
) -> None:
    member.says(text, group.id)
    assert bool(bot.reads()) is is_heard


def test_an_answer_to_the_bot_is_heard(bot: Caller, member: Person, group: Chat) -> None:
    asked = bot.says(group.id, "How far is it?")
    member.says("Half", group.id, reply_to=asked["message_id"])
    (update,) = bot.reads()
    assert update["message"]["reply_to_message"]["text"] == "How far is it?"


def test_a_picture_is_not_heard_and_an_administrator_hears_all(
    bot: Caller, member: Person, group: Chat, forum: Chat
) -> None:
    member.sends("voice", b"OggS", chat=group.id)
    assert bot.reads() == []
    member.says("just talking", forum.id)
    member.sends("voice", b"OggS", chat=forum.id)
    assert len(bot.reads()) == 2


def test_members_come_and_go(bot: Caller, organiser: Person, member: Person, stranger: Person, group: Chat) -> None:
    groups.add_member(bot.world, member.id, group.id, stranger.id)
    groups.remove_member(bot.world, stranger.id, group.id, stranger.id)
    messages = [update["message"] for update in bot.reads()]
    assert messages[0]["new_chat_members"][0]["id"] == stranger.id
    assert messages[1]["left_chat_member"]["id"] == stranger.id
    with pytest.raises(Impossible, match="no such chat"):
        stranger.says("x", group.id)


def test_an_administrator_bot_is_told_of_members_when_it_asked(
    bot: Caller, organiser: Person, stranger: Person, forum: Chat
) -> None:
    bot.gets(allowed_updates=["chat_member"])
    groups.add_member(bot.world, organiser.id, forum.id, stranger.id)
    (update,) = bot.reads()
    assert update["chat_member"]["old_chat_member"]["status"] == "left"
    assert update["chat_member"]["new_chat_member"]["status"] == "member"


def test_a_silenced_bot_is_refused(bot: Caller, organiser: Person, group: Chat) -> None:
    groups.set_rights(bot.world, organiser.id, group.id, bot.id, {"can_send_messages": False})
    refused = bot.is_refused("sendMessage", chat_id=group.id, text="x")
    assert refused == "Bad Request: not enough rights to send text messages to the chat"


def test_a_group_moves_and_says_where(bot: Caller, organiser: Person, group: Chat) -> None:
    fresh = groups.migrate(bot.world, organiser.id, group.id)
    left, arrived = (update["message"] for update in bot.reads())
    assert (left["chat"]["id"], left["migrate_to_chat_id"]) == (group.id, fresh.id)
    assert (arrived["chat"]["id"], arrived["migrate_from_chat_id"]) == (fresh.id, group.id)
    refusal = bot.refusal("sendMessage", chat_id=group.id, text="x")
    assert refusal.body() == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": fresh.id},
    }
    assert bot.says(fresh.id)
    assert str(fresh.id).startswith("-100")


def test_a_supergroup_counts_its_own_messages(bot: Caller, forum: Chat, member: Person) -> None:
    first = bot.says(forum.id)["message_id"]
    bot.says(member.id)
    assert bot.says(forum.id)["message_id"] == first + 1


def test_a_phone_refuses_what_a_person_may_not(bot: Caller, organiser: Person, member: Person, group: Chat) -> None:
    world = bot.world
    for act, reason in (
        (lambda: groups.remove_member(world, member.id, group.id, organiser.id), "only an administrator"),
        (lambda: groups.set_rights(world, member.id, group.id, bot.id, {}), "only an administrator"),
        (lambda: groups.set_rights(world, organiser.id, group.id, bot.id, {"can_fly": True}), "no right can_fly"),
        (lambda: groups.add_member(world, organiser.id, group.id, bot.id), "here already"),
        (lambda: groups.add_member(world, organiser.id, group.id, 77), "nobody"),
        (lambda: groups.add_topic(world, organiser.id, group.id, "x"), "no topics"),
        (lambda: groups.migrate(world, organiser.id, bot.id), "no group"),
        (lambda: groups.found(world, organiser.id, ""), "title"),
    ):
        with pytest.raises(Impossible, match=reason):
            act()


def test_a_topic_of_a_person_is_seen_by_all(bot: Caller, organiser: Person, member: Person, forum: Chat) -> None:
    topic = groups.add_topic(bot.world, organiser.id, forum.id, "Schools")
    assert member.sees(forum.id)[-1]["forum_topic_created"]["name"] == "Schools"
    assert bot.reads()[0]["message"]["message_thread_id"] == topic.id


def test_a_place_is_sent_in_a_topic(bot: Caller, organiser: Person, member: Person, forum: Chat) -> None:
    topic = groups.add_topic(bot.world, organiser.id, forum.id, "Wells")
    sent = talking.send_location(bot.world, member.id, forum.id, 1.0, 2.0, thread=topic.id)
    assert sent["message_thread_id"] == topic.id
