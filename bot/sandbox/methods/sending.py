"""Sending: texts, places, copies and chat actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.access import chat_to_write, find_chat, message_in
from bot.sandbox.delivery import post, viewers
from bot.sandbox.keyboards import checked_markup, is_inline
from bot.sandbox.model import Bot, Chat, Message
from bot.sandbox.refusals import bad_request
from bot.sandbox.registry import (
    ARRAY,
    BOOLEAN,
    CHAT,
    FLOAT,
    INTEGER,
    OBJECT,
    PRESENTATION,
    STRING,
    Given,
    method,
    read_fields,
)
from bot.sandbox.text.entities import formatted

if TYPE_CHECKING:
    from bot.sandbox.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024

#: What every sending method takes besides its content.
PLACE = {
    "chat_id": CHAT,
    "message_thread_id": INTEGER,
    "reply_parameters": OBJECT,
    "reply_to_message_id": INTEGER,
    "allow_sending_without_reply": BOOLEAN,
    **PRESENTATION,
}
TEXT = {
    "text": STRING,
    "parse_mode": STRING,
    "entities": ARRAY,
    "link_preview_options": OBJECT,
    "disable_web_page_preview": BOOLEAN,
}
CAPTION = {"caption": STRING, "parse_mode": STRING, "caption_entities": ARRAY}
CAPTION_ABOVE = {**CAPTION, "show_caption_above_media": BOOLEAN}

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_REPLY = {"message_id": INTEGER, "allow_sending_without_reply": BOOLEAN}
_NOT_COPIED = {"message_id", "from", "chat", "date", "edit_date", "reply_markup", "reply_to_message", "via_bot"}
_SERVICE = {"new_chat_members", "left_chat_member", "forum_topic_created", "forum_topic_closed", "group_chat_created"}


@method("sendMessage", **PLACE, **TEXT, reply_markup=OBJECT)
def send_message(world: World, bot: Bot, given: Given) -> Message:
    content = text_content(given)
    return send(world, bot, given, content)


@method("sendLocation", **PLACE, latitude=FLOAT, longitude=FLOAT, horizontal_accuracy=FLOAT, reply_markup=OBJECT)
def send_location(world: World, bot: Bot, given: Given) -> Message:
    return send(world, bot, given, {"location": checked_location(given)})


@method("copyMessage", **PLACE, **CAPTION_ABOVE, from_chat_id=CHAT, message_id=INTEGER, reply_markup=OBJECT)
def copy_message(world: World, bot: Bot, given: Given) -> dict[str, int]:
    source = message_in(find_chat(world, bot, given.get("from_chat_id")), given.get("message_id"), "copy")
    if _SERVICE & source.keys():
        raise bad_request("message can't be copied")
    content = {name: value for name, value in source.items() if name not in _NOT_COPIED}
    if "caption" in given and "text" not in content:
        content.pop("caption", None)
        content.pop("caption_entities", None)
        content.update(caption_content(given))
    content.pop("message_thread_id", None)
    content.pop("is_topic_message", None)
    content.pop("media_group_id", None)
    return {"message_id": send(world, bot, given, content)["message_id"]}


@method("sendChatAction", chat_id=CHAT, action=STRING, message_thread_id=INTEGER)
def send_chat_action(world: World, bot: Bot, given: Given) -> bool:
    if given.get("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_to_write(world, bot, given)
    for account_id in viewers(chat):
        event = {"type": "typing", "chat_id": chat.phone_id(), "action": given["action"], "from": bot.user()}
        world.tell(account_id, event)
    return True


def send(world: World, bot: Bot, given: Given, content: Message) -> Message:
    """Checks the place, the keyboard and the rate, in this order, and posts."""
    markup = checked_markup(given.get("reply_markup"))
    chat = chat_to_write(world, bot, given)
    place = placed(chat, given)
    world.limits.spend(bot.id, chat.id, world.now())
    if is_inline(markup):
        return post(world, chat, bot, {**place, **content, "reply_markup": markup})
    return post(world, chat, bot, {**place, **content}, keyboard=markup)


def placed(chat: Chat, given: Given) -> Message:
    place: Message = {}
    if given.get("message_thread_id") and chat.kind == "supergroup":
        place["message_thread_id"] = given["message_thread_id"]
        if chat.is_forum:
            place["is_topic_message"] = True
    answered = _answered(chat, given)
    if answered:
        place["reply_to_message"] = {name: value for name, value in answered.items() if name != "reply_to_message"}
    if given.get("protect_content"):
        place["has_protected_content"] = True
    return place


def _answered(chat: Chat, given: Given) -> Message | None:
    reply = read_fields(_REPLY, given.get("reply_parameters") or {}, "ReplyParameters")
    number = reply.get("message_id", given.get("reply_to_message_id"))
    if not number:
        return None
    message = chat.messages.get(number)
    if message is None and not (reply.get("allow_sending_without_reply") or given.get("allow_sending_without_reply")):
        raise bad_request("message to be replied not found")
    return message


def text_content(given: Given) -> Message:
    if not given.get("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(given["text"], given.get("parse_mode"), given.get("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    content: Message = {"text": text, "entities": entities} if entities else {"text": text}
    preview = given.get("link_preview_options")
    return {**content, "link_preview_options": preview} if preview else content


def caption_content(given: Given) -> Message:
    if not given.get("caption"):
        return {}
    text, entities = formatted(given["caption"], given.get("parse_mode"), given.get("caption_entities"))
    if len(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    content: Message = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    return {**content, "show_caption_above_media": True} if given.get("show_caption_above_media") else content


def checked_location(given: dict[str, Any]) -> dict[str, float]:
    for name in ("latitude", "longitude"):
        if given.get(name) is None:
            raise bad_request(f"{name} is empty")
    if not (-90 <= given["latitude"] <= 90 and -180 <= given["longitude"] <= 180):
        raise bad_request("location is invalid")
    location = {"latitude": given["latitude"], "longitude": given["longitude"]}
    accuracy = given.get("horizontal_accuracy")
    return {**location, "horizontal_accuracy": accuracy} if accuracy else location
