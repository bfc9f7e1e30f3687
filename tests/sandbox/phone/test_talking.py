"""What a person does in a private chat, and what the bot hears of it."""

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.phone import reading, talking
from bot.sandbox.phone.talking import Impossible
from tests.sandbox.people import YES, Caller, Person


def test_a_deep_link_carries_its_payload(bot: Caller, stranger: Person) -> None:
    talking.start(bot.world, stranger.id, bot.id, "c-12_A")
    (update,) = bot.reads()
    assert update["message"]["text"] == "/start c-12_A"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert bot.says(stranger.id)


@pytest.mark.parametrize("payload", ["x" * 65, "a b", "é", "a=b"])
def test_a_payload_is_short_and_plain(bot: Caller, stranger: Person, payload: str) -> None:
    with pytest.raises(Impossible, match="payload"):
        talking.start(bot.world, stranger.id, bot.id, payload)


def test_a_long_text_becomes_several_messages(bot: Caller, member: Person) -> None:
    sent = talking.send_text(bot.world, member.id, bot.id, "x" * 9000)
    assert [len(message["text"]) for message in sent] == [4096, 4096, 808]
    assert len(bot.reads()) == 3


def test_a_place_and_a_contact(bot: Caller, member: Person) -> None:
    talking.send_location(bot.world, member.id, bot.id, 1.5, 2.5)
    talking.send_contact(bot.world, member.id, bot.id, "+100200")
    place, contact = (update["message"] for update in bot.reads())
    assert place["location"] == {"latitude": 1.5, "longitude": 2.5}
    assert contact["contact"] == {"phone_number": "+100200", "first_name": "Member", "user_id": member.id}


def test_an_edited_message_is_told(bot: Caller, member: Person) -> None:
    said = member.says("teh /words")
    bot.reads()
    talking.edit_text(bot.world, member.id, bot.id, said["message_id"], "the words")
    (update,) = bot.reads()
    edited = update["edited_message"]
    assert (edited["text"], edited["message_id"], "entities" in edited) == ("the words", said["message_id"], False)


def test_a_caption_is_edited_as_a_caption(bot: Caller, member: Person) -> None:
    said = member.sends("document", b"x", "a.txt", caption="Old")
    talking.edit_text(bot.world, member.id, bot.id, said["message_id"], "New")
    assert member.sees()[-1]["caption"] == "New"


def test_a_deleted_message_is_gone_for_the_bot_too(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id)
    talking.delete(bot.world, member.id, bot.id, [sent["message_id"]])
    refused = bot.is_refused("editMessageText", chat_id=member.id, message_id=sent["message_id"], text="x")
    assert refused == "Bad Request: message to edit not found"
    assert bot.reads() == []


def test_lost_messages_stay_on_the_phone_only(bot: Caller, member: Person) -> None:
    bot.world.faults.add(Fault("lose", count=1))
    member.says("lost")
    member.says("heard")
    assert [update["message"]["text"] for update in bot.reads()] == ["heard"]
    assert [message["text"] for message in member.sees()][-2:] == ["lost", "heard"]


def test_a_tap_can_be_lost_too(bot: Caller, member: Person) -> None:
    asked = bot.says(member.id, reply_markup=YES)
    bot.reads()
    bot.world.faults.add(Fault("lose", count=1))
    member.presses(asked, "yes")
    assert bot.reads() == []
    member.presses(asked, "yes")
    assert [list(update) for update in bot.reads()] == [["update_id", "callback_query"]]


def test_a_phone_refuses_what_a_person_may_not(bot: Caller, member: Person, stranger: Person) -> None:
    sent = bot.says(member.id, reply_markup=YES)
    world = bot.world
    for act, reason in (
        (lambda: member.says(""), "empty"),
        (lambda: member.presses(sent, "no"), "no such button"),
        (lambda: talking.edit_text(world, member.id, bot.id, sent["message_id"], "x"), "own message"),
        (lambda: talking.edit_text(world, member.id, bot.id, 1, " "), "empty"),
        (lambda: member.says("x", chat=-5), "no such chat"),
        (lambda: talking.send_text(world, 77, bot.id, "x"), "no such account"),
    ):
        with pytest.raises(Impossible, match=reason):
            act()


def test_unread_messages_are_counted_until_the_chat_is_opened(bot: Caller, member: Person) -> None:
    bot.says(member.id)
    bot.says(member.id)
    (chat,) = reading.chats(bot.world, member.id)
    assert (chat["chat_id"], chat["unread"], chat["begun"], chat["bot"]) == (bot.id, 2, True, True)
    reading.mark_read(bot.world, member.id, bot.id)
    assert reading.chats(bot.world, member.id)[0]["unread"] == 0


def test_messages_are_read_page_by_page(bot: Caller, member: Person) -> None:
    for number in range(5):
        member.says(str(number))
    newest = member.sees(limit=2)
    assert [message["text"] for message in newest] == ["3", "4"]
    older = member.sees(before=newest[0]["message_id"], limit=2)
    assert [message["text"] for message in older] == ["1", "2"]
    assert all(message["out"] for message in older)


def test_a_chat_not_begun_is_there_with_its_bot(bot: Caller, stranger: Person) -> None:
    (chat,) = reading.chats(bot.world, stranger.id)
    assert (chat["begun"], chat["last"], chat["title"]) == (False, None, "Kept")
    assert reading.bots(bot.world, stranger.id)[0]["menu_button"] == {"type": "commands"}
