"""Saying things on a phone: writing, editing, deleting, tapping, starting and blocking a bot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.access import may_send
from bot.sandbox.delivery import announce, is_lost, post, remove, replace, shown_chat
from bot.sandbox.methods.sending import LONGEST_TEXT
from bot.sandbox.model import Account, Chat, Message
from bot.sandbox.phone.links import PAYLOAD
from bot.sandbox.text.entities import formatted

if TYPE_CHECKING:
    from bot.sandbox.world import World


class Impossible(Exception):
    """What a phone would not let a person do."""


def account_of(world: World, account_id: int) -> Account:
    account = world.accounts.get(account_id)
    if account is None or account.is_deleted:
        raise Impossible("there is no such account")
    return account


def chat_of(world: World, account_id: int, chat_id: int) -> Chat:
    """The chat as the phone numbers it: a bot's id opens the private chat with that bot."""
    if chat_id in world.bots:
        return world.dialog(chat_id, account_id)
    chat = world.groups.get(chat_id)
    if chat is None or account_id not in chat.members or not chat.members[account_id].is_inside:
        raise Impossible("there is no such chat")
    return chat


def send_text(
    world: World, account_id: int, chat_id: int, text: str, *, reply_to: int | None = None, thread: int | None = None
) -> list[Message]:
    """Sends a text, cut into several messages where it is too long for one, as clients do."""
    pieces = [text[start : start + LONGEST_TEXT] for start in range(0, len(text), LONGEST_TEXT)]
    contents = [content for content in map(_text_content, pieces) if content]
    if not contents:
        raise Impossible("an empty message is not sent")
    return [say(world, account_id, chat_id, content, reply_to=reply_to, thread=thread) for content in contents]


def say(
    world: World,
    account_id: int,
    chat_id: int,
    content: Message,
    *,
    reply_to: int | None = None,
    thread: int | None = None,
) -> Message:
    account = account_of(world, account_id)
    chat = chat_of(world, account_id, chat_id)
    _check_open(chat, account_id, thread)
    if chat.is_private and chat.is_blocked:
        set_blocked(world, account_id, chat_id, is_blocked=False)
    world.act(account_id, "send", chat=chat_id, **{key: content[key] for key in ("text", "caption") if key in content})
    message = post(world, chat, account, {**_place(chat, reply_to, thread), **content})
    announce(world, chat, message)
    return message


def send_location(
    world: World, account_id: int, chat_id: int, latitude: float, longitude: float, **place: int | None
) -> Message:
    location = {"latitude": latitude, "longitude": longitude}
    return say(world, account_id, chat_id, {"location": location}, **place)


def send_contact(
    world: World, account_id: int, chat_id: int, phone_number: str, first_name: str = "", **place: int | None
) -> Message:
    account = account_of(world, account_id)
    contact: dict[str, Any] = {"phone_number": phone_number, "first_name": first_name or account.first_name}
    if not first_name:
        contact["user_id"] = account_id
    return say(world, account_id, chat_id, {"contact": contact}, **place)


def start(world: World, account_id: int, chat_id: int, payload: str = "") -> Message:
    if not PAYLOAD.fullmatch(payload):
        raise Impossible("a payload has at most 64 characters of A-Z a-z 0-9 _ -")
    return send_text(world, account_id, chat_id, f"/start {payload}".strip())[0]


def edit_text(world: World, account_id: int, chat_id: int, message_id: int, text: str) -> Message:
    account_of(world, account_id)
    chat = chat_of(world, account_id, chat_id)
    message = _own(chat, account_id, message_id)
    if "text" not in message and "caption" not in message:
        raise Impossible("there is no text to edit")
    content = _text_content(text[:LONGEST_TEXT])
    if not content:
        raise Impossible("an empty message is not sent")
    world.act(account_id, "edit", chat=chat_id, message_id=message_id, text=text)
    if "caption" in message:
        content = {"caption": content["text"], "caption_entities": content.get("entities")}
    edited = replace(world, chat, message, **{"entities": None, **content})
    announce(world, chat, edited, "edited_message")
    return edited


def delete(world: World, account_id: int, chat_id: int, message_ids: list[int]) -> None:
    """Deletes for everybody; bots are not told, as at Telegram."""
    chat = chat_of(world, account_id, chat_id)
    world.act(account_id, "delete", chat=chat_id, message_ids=message_ids)
    remove(world, chat, [number for number in message_ids if number in chat.messages])


def press(world: World, account_id: int, chat_id: int, message_id: int, data: str) -> str:
    """Taps an inline button; the bot's answer comes as an event of its own."""
    account = account_of(world, account_id)
    chat = chat_of(world, account_id, chat_id)
    message = chat.messages.get(message_id)
    if message is None or data not in _tappable(message):
        raise Impossible("there is no such button")
    owner = int((message.get("via_bot") or message["from"])["id"])
    world.act(account_id, "press", chat=chat_id, message_id=message_id, data=data)
    query_id = world.open_query("callback_query", owner, account_id)
    body = _callback(world, account, chat, message, owner) | {"id": query_id, "data": data}
    if not (chat.is_private and chat.is_blocked) and not is_lost(world, chat, message):
        world.put_update(owner, "callback_query", body, account_id)
    return query_id


def _tappable(message: Message) -> set[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


def _callback(world: World, account: Account, chat: Chat, message: Message, owner: int) -> dict[str, Any]:
    body: dict[str, Any] = {"from": account.user(), "chat_instance": str(abs(hash((owner, chat.id))))}
    place = (chat.bot_id, chat.id, message["message_id"])
    inline = next((key for key, known in world.inline_messages.items() if known == place), None)
    return {**body, "inline_message_id": inline} if inline else {**body, "message": message}


def set_blocked(world: World, account_id: int, chat_id: int, *, is_blocked: bool) -> None:
    account = account_of(world, account_id)
    chat = chat_of(world, account_id, chat_id)
    if not chat.is_private or chat.is_blocked == is_blocked:
        return
    world.act(account_id, "block" if is_blocked else "unblock", chat=chat_id)
    chat.is_blocked = is_blocked
    bot = world.bots[chat.bot_id]
    member = {"user": bot.user(), "status": "member"}
    kicked = {"user": bot.user(), "status": "kicked", "until_date": 0}
    old, new = (member, kicked) if is_blocked else (kicked, member)
    change = {"chat": shown_chat(world, chat), "from": account.user(), "date": int(world.now())}
    world.put_update(bot.id, "my_chat_member", {**change, "old_chat_member": old, "new_chat_member": new}, chat.id)
    world.tell(account_id, {"type": "chat", "chat_id": chat_id})


def clear(world: World, account_id: int, chat_id: int) -> None:
    """Clears the history on the person's side only: the bot's messages stay editable for the bot."""
    chat = chat_of(world, account_id, chat_id)
    world.act(account_id, "clear", chat=chat_id)
    chat.cleared_up_to = max(chat.messages, default=0)
    chat.unread[account_id] = 0
    world.tell(account_id, {"type": "chat", "chat_id": chat_id})


def _text_content(text: str) -> Message:
    text, entities = formatted(text, None, None)
    if not text:
        return {}
    return {"text": text, "entities": entities} if entities else {"text": text}


def _own(chat: Chat, account_id: int, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None or message["from"]["id"] != account_id:
        raise Impossible("only an own message can be changed")
    return message


def _check_open(chat: Chat, account_id: int, thread: int | None) -> None:
    if chat.migrated_to or chat.is_deleted:
        raise Impossible("this group is closed")
    if chat.is_private:
        return
    member = chat.members[account_id]
    if not may_send(member):
        raise Impossible("this member may not write here")
    topic = chat.topics.get(thread or 0)
    if topic and topic.is_closed and member.status == "member":
        raise Impossible("this topic is closed")


def _place(chat: Chat, reply_to: int | None, thread: int | None) -> Message:
    place: Message = {}
    if reply_to and reply_to in chat.messages:
        answered = chat.messages[reply_to]
        place["reply_to_message"] = {name: value for name, value in answered.items() if name != "reply_to_message"}
        thread = thread or answered.get("message_thread_id")
    if thread and thread in chat.topics:
        place.update(message_thread_id=thread, is_topic_message=True)
    return place
