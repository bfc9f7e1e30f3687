"""Changing what was said: edits and deletions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.access import chat_to_edit, has_right, message_in
from bot.sandbox.delivery import remove, replace
from bot.sandbox.keyboards import checked_inline_markup
from bot.sandbox.methods.sending import CAPTION_ABOVE, TEXT, caption_content, text_content
from bot.sandbox.model import Bot, Chat, Message
from bot.sandbox.refusals import bad_request
from bot.sandbox.registry import ARRAY, CHAT, INTEGER, OBJECT, STRING, Given, method

if TYPE_CHECKING:
    from bot.sandbox.world import World

TARGET = {"chat_id": CHAT, "message_id": INTEGER, "inline_message_id": STRING}
DELETABLE_FOR = 48 * 3600
_COMPARED = ("text", "entities", "caption", "caption_entities", "reply_markup", "photo", "document", "audio", "video")
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


@method("editMessageText", **TARGET, **TEXT, reply_markup=OBJECT)
def edit_text(world: World, bot: Bot, given: Given) -> Message | bool:
    content = text_content(given)
    return edit(world, bot, given, {"entities": None, **content}, needs="text")


@method("editMessageCaption", **TARGET, **CAPTION_ABOVE, reply_markup=OBJECT)
def edit_caption(world: World, bot: Bot, given: Given) -> Message | bool:
    content = {"caption": None, "caption_entities": None, **caption_content(given)}
    return edit(world, bot, given, content, needs="media")


@method("editMessageReplyMarkup", **TARGET, reply_markup=OBJECT)
def edit_markup(world: World, bot: Bot, given: Given) -> Message | bool:
    return edit(world, bot, given, {}, needs="")


@method("deleteMessage", chat_id=CHAT, message_id=INTEGER)
def delete_message(world: World, bot: Bot, given: Given) -> bool:
    if given.get("chat_id") is None:
        raise bad_request("chat identifier is not specified")
    if not given.get("message_id"):
        raise bad_request("message identifier is not specified")
    chat = chat_to_edit(world, bot, given)
    _check_deletable(world, bot, chat, message_in(chat, given["message_id"], "delete"))
    remove(world, chat, [given["message_id"]])
    return True


@method("deleteMessages", chat_id=CHAT, message_ids=ARRAY)
def delete_messages(world: World, bot: Bot, given: Given) -> bool:
    numbers = given.get("message_ids")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if not all(isinstance(number, int) for number in numbers):
        raise bad_request("message identifier must be a Number")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    chat = chat_to_edit(world, bot, given)
    found = [number for number in numbers if number in chat.messages]
    for number in found:
        _check_deletable(world, bot, chat, chat.messages[number])
    if found:
        remove(world, chat, found)
    return True


def edit(world: World, bot: Bot, given: Given, content: dict[str, Any], needs: str) -> Message | bool:
    markup = checked_inline_markup(given.get("reply_markup"))
    chat, message = target(world, bot, given)
    _check_editable(bot, chat, message, needs)
    changes = {**content, "reply_markup": markup}
    if all(changes.get(name, message.get(name)) == message.get(name) for name in _COMPARED):
        raise bad_request(_NOT_MODIFIED)
    world.limits.spend_edit(bot.id, chat.id, world.now())
    edited = replace(world, chat, message, **changes)
    return True if "inline_message_id" in given else edited


def target(world: World, bot: Bot, given: Given) -> tuple[Chat, Message]:
    inline = given.get("inline_message_id")
    if inline:
        owner, key, number = world.inline_messages.get(inline, (0, 0, 0))
        chat = world.dialogs.get((owner, key)) if owner else world.groups.get(key)
        if chat is None or number not in chat.messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return chat, chat.messages[number]
    if given.get("chat_id") is not None and not given.get("message_id"):
        raise bad_request("message identifier is not specified")
    chat = chat_to_edit(world, bot, given)
    return chat, message_in(chat, given.get("message_id"), "edit")


def _check_editable(bot: Bot, chat: Chat, message: Message, needs: str) -> None:
    is_own = message["from"]["id"] == bot.id or message.get("via_bot", {}).get("id") == bot.id
    if not is_own or message["message_id"] in chat.keyboards:
        raise bad_request("message can't be edited")
    if needs == "text" and "text" not in message:
        raise bad_request("there is no text in the message to edit")
    if needs == "media" and not {"photo", "document", "voice", "audio", "video"} & message.keys():
        raise bad_request("there is no caption in the message to edit")


def _check_deletable(world: World, bot: Bot, chat: Chat, message: Message) -> None:
    is_own = message["from"]["id"] == bot.id
    if not chat.is_private and not is_own and not has_right(chat, bot.id, "can_delete_messages"):
        raise bad_request("message can't be deleted")
    may_always = not chat.is_private and has_right(chat, bot.id, "can_delete_messages")
    if not may_always and world.now() - message["date"] > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
