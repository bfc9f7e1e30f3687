"""The bot speaks: texts, places, copies, chat actions."""

from typing import Any

import pytest

from bot.sandbox.model import Chat
from bot.sandbox.phone import groups, people, talking
from bot.sandbox.world import World
from tests.sandbox.people import YES, Caller, Person


def test_a_text_arrives_on_the_phone(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, "Hello <b>you</b>", parse_mode="HTML", reply_markup=YES)
    assert sent["text"] == "Hello you"
    assert sent["entities"] == [{"type": "bold", "offset": 6, "length": 3}]
    assert sent["reply_markup"] == YES
    (event,) = [event for event in member.told("message") if event["message"]["message_id"] == sent["message_id"]]
    assert event["chat_id"] == bot.id
    assert event["message"] == {**sent, "out": False}


def test_messages_of_a_bot_are_numbered_across_its_private_chats(
    bot: Caller, member: Person, organiser: Person
) -> None:
    first, second = bot.says(member.id), bot.says(organiser.id)
    assert second["message_id"] == first["message_id"] + 1


def test_a_reply_shows_what_it_answers(bot: Caller, member: Person) -> None:
    asked = member.says("Why?")
    answer = bot.says(member.id, "Because", reply_parameters={"message_id": asked["message_id"]})
    assert answer["reply_to_message"]["text"] == "Why?"


def test_an_answer_to_what_is_gone_may_be_sent_without_it(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, reply_parameters={"message_id": 999, "allow_sending_without_reply": True})
    assert "reply_to_message" not in sent


def test_a_reply_keyboard_is_seen_on_the_phone_and_not_by_the_bot(bot: Caller, member: Person) -> None:
    keyboard = {"keyboard": [[{"text": "One"}]], "one_time_keyboard": True}
    assert "reply_markup" not in bot.says(member.id, reply_markup=keyboard)
    assert member.sees()[-1]["reply_markup"] == keyboard


def test_presentation_changes_nothing(bot: Caller, member: Person) -> None:
    quiet = {"disable_notification": True, "protect_content": True, "link_preview_options": {"is_disabled": True}}
    sent = bot.says(member.id, **quiet)
    assert sent["has_protected_content"] is True
    assert sent["link_preview_options"] == {"is_disabled": True}


def test_a_place_is_sent(bot: Caller, member: Person) -> None:
    sent = bot.calls("sendLocation", chat_id=member.id, latitude="1.5", longitude=-30, reply_markup=YES)
    assert sent["location"] == {"latitude": 1.5, "longitude": -30.0}


def test_a_copy_has_no_sender_and_no_buttons_of_the_original(bot: Caller, member: Person, organiser: Person) -> None:
    said = member.says("Look at /this")
    copy = bot.calls("copyMessage", chat_id=organiser.id, from_chat_id=member.id, message_id=said["message_id"])
    seen = organiser.sees()[-1]
    assert seen["message_id"] == copy["message_id"]
    assert (seen["text"], seen["entities"], seen["from"]["id"]) == (said["text"], said["entities"], bot.id)


def test_typing_is_seen_and_leaves_nothing(bot: Caller, member: Person) -> None:
    before = member.sees()
    assert bot.calls("sendChatAction", chat_id=member.id, action="typing") is True
    assert member.told("typing")[0]["action"] == "typing"
    assert member.sees() == before


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"chat_id": None, "text": "x"}, "Bad Request: chat_id is empty"),
    ("sendMessage", {"chat_id": 5, "text": "x"}, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "somebody", "text": "x"}, "Bad Request: chat not found"),
    ("sendMessage", {"text": ""}, "Bad Request: message text is empty"),
    ("sendMessage", {}, "Bad Request: message text is empty"),
    ("sendMessage", {"text": " \n "}, "Bad Request: text must be non-empty"),
    ("sendMessage", {"text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: text must be non-empty"),
    ("sendMessage", {"text": "x" * 4097}, "Bad Request: message is too long"),
    ("sendMessage", {"text": "x" * 32769}, "Bad Request: text is too long"),
    ("sendMessage", {"text": "x", "parse_mode": "BBCode"}, "Bad Request: unsupported parse_mode"),
    ("sendMessage", {"text": "x", "parse_mode": "Markdown"}, "Bad Request: parse_mode Markdown is not modelled here"),
    ("sendMessage", {"text": "x", "colour": "red"}, 'Bad Request: parameter "colour" of sendMessage is not known here'),
    ("sendMessage", {"text": {}}, 'Bad Request: parameter "text" must be of type String'),
    ("sendMessage", {"text": "x", "entities": "{"}, 'Bad Request: parameter "entities" must be of type Array'),
    (
        "sendMessage",
        {"text": "x", "reply_parameters": {"message_id": 99}},
        "Bad Request: message to be replied not found",
    ),
    ("sendMessage", {"text": "\ud800"}, "Bad Request: strings must be encoded in UTF-8"),
    (
        "sendMessage",
        {"text": "x", "reply_parameters": {"quote": "x"}},
        'Bad Request: field "quote" of ReplyParameters is not known here',
    ),
    ("sendLocation", {"longitude": 1}, "Bad Request: latitude is empty"),
    ("sendLocation", {"latitude": 1}, "Bad Request: longitude is empty"),
    ("sendLocation", {"latitude": 91, "longitude": 1}, "Bad Request: location is invalid"),
    ("sendChatAction", {"action": "dancing"}, "Bad Request: wrong parameter action in request"),
    ("copyMessage", {"message_id": 1}, "Bad Request: chat_id is empty"),
    ("copyMessage", {"from_chat_id": "MEMBER", "message_id": 99}, "Bad Request: message to copy not found"),
]


@pytest.mark.parametrize(("method", "parameters", "text"), REFUSED)
def test_is_refused(bot: Caller, member: Person, method: str, parameters: dict[str, Any], text: str) -> None:
    if parameters.get("from_chat_id") == "MEMBER":
        parameters = {**parameters, "from_chat_id": member.id}
    assert bot.is_refused(method, **{"chat_id": member.id, **parameters}) == text


def test_a_stranger_cannot_be_spoken_to_first(bot: Caller, stranger: Person) -> None:
    stranger.sees()
    assert bot.is_refused("sendMessage", chat_id=stranger.id, text="x") == "Bad Request: chat not found"
    assert bot.is_refused("getChat", chat_id=stranger.id) == "Bad Request: chat not found"


def test_nor_somebody_known_from_a_group_only(bot: Caller, group: Chat, stranger: Person, organiser: Person) -> None:
    groups.add_member(bot.world, organiser.id, group.id, stranger.id)
    refusal = bot.refusal("sendMessage", chat_id=stranger.id, text="x")
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot can't initiate conversation with a user")


def test_who_blocked_the_bot_is_not_reached_until_unblocking(bot: Caller, member: Person) -> None:
    member.blocks()
    refusal = bot.refusal("sendMessage", chat_id=member.id, text="x")
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot was blocked by the user")
    member.says("/start")
    assert bot.says(member.id)


def test_a_deleted_account_is_not_reached(bot: Caller, member: Person) -> None:
    people.delete(bot.world, member.id)
    refusal = bot.refusal("sendMessage", chat_id=member.id, text="x")
    assert (refusal.code, refusal.description) == (403, "Forbidden: user is deactivated")


def test_clearing_a_chat_does_not_end_it(bot: Caller, member: Person) -> None:
    talking.clear(bot.world, member.id, bot.id)
    assert member.sees() == []
    assert [message["text"] for message in (bot.says(member.id, "Still here"),)] == ["Still here"]
    assert [message["text"] for message in member.sees()] == ["Still here"]


def test_an_unknown_method_is_told_by_its_name(bot: Caller, world: World) -> None:
    refusal = bot.refusal("sendPoll", chat_id=1)
    assert (refusal.code, refusal.description) == (404, "Not Found: method sendPoll not found")
    assert [(entry.name, entry.status) for entry in world.journal.calls()][-1] == ("sendPoll", 404)


def test_methods_are_found_in_any_case(bot: Caller) -> None:
    assert bot.world.call(bot.bot.token, "GETME")["id"] == bot.id


@pytest.mark.parametrize(
    ("token", "code", "text"),
    [("123456:WRONG", 401, "Unauthorized"), ("999:TEST", 401, "Unauthorized"), ("x", 404, "Not Found")],
)
def test_a_wrong_token_is_refused(world: World, bot: Caller, token: str, code: int, text: str) -> None:
    bot.bot = type(bot.bot)(1, token, "x", "x")
    refusal = bot.refusal("getMe")
    assert (refusal.code, refusal.description) == (code, text)


def test_a_copy_may_have_another_caption(bot: Caller, member: Person) -> None:
    said = member.sends("document", b"x", "a.txt", caption="Old /one")
    asked = {"chat_id": member.id, "from_chat_id": member.id, "message_id": said["message_id"]}
    bot.calls("copyMessage", **asked, caption="<b>New</b>", parse_mode="HTML", show_caption_above_media=True)
    seen = member.sees()[-1]
    assert (seen["caption"], seen["caption_entities"][0]["type"]) == ("New", "bold")
    bot.calls("copyMessage", **asked)
    assert member.sees()[-1]["caption"] == "Old /one"


def test_what_the_group_says_itself_is_not_copied(bot: Caller, member: Person, organiser: Person, group: Chat) -> None:
    (created, *_) = [message for message in organiser.sees(group.id) if "new_chat_members" in message]
    asked = {"chat_id": member.id, "from_chat_id": group.id, "message_id": created["message_id"]}
    assert bot.is_refused("copyMessage", **asked) == "Bad Request: message can't be copied"


def test_a_place_in_the_world_has_its_accuracy(bot: Caller, member: Person) -> None:
    sent = bot.calls("sendLocation", chat_id=member.id, latitude=1, longitude=2, horizontal_accuracy=30)
    assert sent["location"]["horizontal_accuracy"] == 30


def test_a_chat_keeps_its_newest_messages(bot: Caller, member: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sandbox.delivery.MOST_MESSAGES", 3)
    for number in range(5):
        bot.says(member.id, str(number), reply_markup={"force_reply": True})
    assert [message["text"] for message in member.sees()] == ["2", "3", "4"]
