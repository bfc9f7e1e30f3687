"""The bot changes what it said: edits and deletions."""

from typing import Any

import pytest

from bot.sandbox.model import Chat, Upload
from bot.sandbox.phone import groups
from tests.sandbox.people import PNG, YES, Caller, Person

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def test_a_text_changes_in_place_on_the_phone(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, "One", reply_markup=YES)
    edited = bot.calls(
        "editMessageText", chat_id=member.id, message_id=sent["message_id"], text="<i>Two</i>", parse_mode="HTML"
    )
    assert (edited["text"], edited["date"]) == ("Two", sent["date"])
    assert "reply_markup" not in edited
    assert "edit_date" in edited
    assert member.told("edited")[-1]["message"]["text"] == "Two"
    assert [message["text"] for message in member.sees()] == ["/start", "Two"]
    assert sent["text"] == "One", "what was answered before stays as it was"


def test_only_the_buttons_change(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, "One", reply_markup=YES)
    edited = bot.calls("editMessageReplyMarkup", chat_id=member.id, message_id=sent["message_id"])
    assert (edited["text"], "reply_markup" in edited) == ("One", False)


def test_a_caption_changes(bot: Caller, member: Person) -> None:
    photo = Upload("a.png", PNG)
    sent = bot.calls("sendPhoto", {"photo": photo}, chat_id=member.id, caption="One")
    edited = bot.calls("editMessageCaption", chat_id=member.id, message_id=sent["message_id"], caption="Two")
    assert edited["caption"] == "Two"
    gone = bot.calls("editMessageCaption", chat_id=member.id, message_id=sent["message_id"])
    assert "caption" not in gone


def test_a_text_becomes_a_picture(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, "One", reply_markup=YES)
    media = {"type": "photo", "media": "attach://chart", "caption": "Chart"}
    files = {"chart": Upload("a.png", PNG)}
    edited = bot.calls("editMessageMedia", files, chat_id=member.id, message_id=sent["message_id"], media=media)
    assert ("text" in edited, edited["caption"], edited["photo"][-1]["width"]) == (False, "Chart", 2)


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("editMessageText", {"text": "One", "reply_markup": YES}, NOT_MODIFIED),
    ("editMessageReplyMarkup", {"reply_markup": YES}, NOT_MODIFIED),
    ("editMessageText", {"text": "x", "message_id": 999}, "Bad Request: message to edit not found"),
    ("editMessageText", {"text": "x", "message_id": None}, "Bad Request: message identifier is not specified"),
    ("editMessageText", {"text": "x", "message_id": 1}, "Bad Request: message can't be edited"),
    ("editMessageText", {}, "Bad Request: message text is empty"),
    ("editMessageText", {"text": "x", "chat_id": None}, "Bad Request: chat_id is empty"),
    ("editMessageText", {"text": "x", "inline_message_id": "x"}, "Bad Request: MESSAGE_ID_INVALID"),
    ("editMessageText", {"text": "x", "reply_markup": {"force_reply": True}}, "Bad Request: inline keyboard expected"),
    ("editMessageCaption", {"caption": "x"}, "Bad Request: there is no caption in the message to edit"),
    ("editMessageMedia", {}, "Bad Request: can't parse media JSON object"),
    ("editMessageReplyMarkup", {"message_id": 1}, "Bad Request: message can't be edited"),
    ("deleteMessage", {"message_id": 999}, "Bad Request: message to delete not found"),
    ("deleteMessage", {"message_id": None}, "Bad Request: message identifier is not specified"),
    ("deleteMessage", {"chat_id": None}, "Bad Request: chat identifier is not specified"),
    ("deleteMessages", {"message_id": None}, "Bad Request: message identifiers are not specified"),
    (
        "deleteMessages",
        {"message_id": None, "message_ids": [1] * 101},
        "Bad Request: too many message identifiers specified",
    ),
]


@pytest.mark.parametrize(("method", "parameters", "text"), REFUSED)
def test_is_refused(bot: Caller, member: Person, method: str, parameters: dict[str, Any], text: str) -> None:
    sent = bot.says(member.id, "One", reply_markup=YES)
    given = {"chat_id": member.id, "message_id": sent["message_id"], **parameters}
    given = {name: value for name, value in given.items() if value is not None}
    assert bot.is_refused(method, **given) == text


def test_a_message_with_a_reply_keyboard_cannot_be_edited(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, reply_markup={"keyboard": [["One"]]})
    refused = bot.is_refused("editMessageText", chat_id=member.id, message_id=sent["message_id"], text="x")
    assert refused == "Bad Request: message can't be edited"


def test_a_picture_has_no_text_to_edit(bot: Caller, member: Person) -> None:
    sent = bot.calls("sendPhoto", {"photo": Upload("a.png", PNG)}, chat_id=member.id)
    refused = bot.is_refused("editMessageText", chat_id=member.id, message_id=sent["message_id"], text="x")
    assert refused == "Bad Request: there is no text in the message to edit"


def test_deleting_takes_both_sides_messages_away(bot: Caller, member: Person) -> None:
    said, sent = member.says("secret"), bot.says(member.id)
    numbers = [said["message_id"], sent["message_id"], 999]
    assert bot.calls("deleteMessages", chat_id=member.id, message_ids=numbers) is True
    assert [message["text"] for message in member.sees()] == ["/start"]
    assert member.told("deleted")[-1]["message_ids"] == numbers[:2]


def test_nothing_older_than_48_hours_is_deleted_in_private(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id)
    bot.world.advance(48 * 3600 + 1)
    refused = bot.is_refused("deleteMessage", chat_id=member.id, message_id=sent["message_id"])
    assert refused == "Bad Request: message can't be deleted for everyone"


def test_others_messages_in_a_group_take_a_right(bot: Caller, member: Person, organiser: Person, group: Chat) -> None:
    said = member.says("/hello", group.id)
    asked = {"chat_id": group.id, "message_id": said["message_id"]}
    assert bot.is_refused("deleteMessage", **asked) == "Bad Request: message can't be deleted"
    groups.set_rights(bot.world, organiser.id, group.id, bot.id, {"can_delete_messages": True})
    bot.world.advance(72 * 3600)
    assert bot.calls("deleteMessage", **asked) is True


def test_a_deleted_message_takes_its_keyboard_along(bot: Caller, member: Person) -> None:
    sent = bot.says(member.id, reply_markup={"keyboard": [["One"]]})
    bot.calls("deleteMessage", chat_id=member.id, message_id=sent["message_id"])
    assert bot.world.dialogs[bot.id, member.id].keyboards == {}
