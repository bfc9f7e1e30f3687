"""How a message comes into being: its number, its place, and who is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.model import Account, Bot, Chat, Message

if TYPE_CHECKING:
    from bot.sandbox.world import World

MOST_MESSAGES = 10_000


def shown_chat(world: World, chat: Chat) -> dict[str, Any]:
    if chat.is_private:
        account = world.accounts[chat.id]
        optional = {"last_name": account.last_name, "username": account.username}
        shown = {name: value for name, value in optional.items() if value}
        return {"id": chat.id, "first_name": account.first_name, **shown, "type": "private"}
    group: dict[str, Any] = {"id": chat.id, "title": chat.title, "type": chat.kind}
    return {**group, "is_forum": True} if chat.is_forum else group


def post(
    world: World, chat: Chat, sender: Account | Bot, content: Message, keyboard: dict[str, Any] | None = None
) -> Message:
    """Stores a new message and tells everybody who can see it."""
    number = world.next_message_id(chat)
    if keyboard:
        chat.keyboards[number] = keyboard
    message = {
        "message_id": number,
        "from": sender.user(),
        "chat": shown_chat(world, chat),
        "date": int(world.now()),
        **content,
    }
    return keep(world, chat, message)


def keep(world: World, chat: Chat, message: Message) -> Message:
    chat.messages[message["message_id"]] = message
    if len(chat.messages) > MOST_MESSAGES:
        _forget(chat)
    sender_id = message["from"]["id"]
    for account_id in viewers(chat):
        if account_id != sender_id:
            chat.unread[account_id] = chat.unread.get(account_id, 0) + 1
        else:
            chat.unread.setdefault(account_id, 0)
    tell_viewers(world, chat, "message", message)
    return message


def _forget(chat: Chat) -> None:
    """A chat keeps its newest messages only, so that long load tests do not fill memory."""
    oldest = next(iter(chat.messages))
    del chat.messages[oldest]
    chat.keyboards.pop(oldest, None)


def replace(world: World, chat: Chat, message: Message, **changes: Any) -> Message:
    """An edit makes a new message in the old one's place, so that what was handed out before stays as it was."""
    edited = {**message, **changes, "edit_date": int(world.now())}
    edited = {name: value for name, value in edited.items() if value is not None}
    chat.messages[edited["message_id"]] = edited
    tell_viewers(world, chat, "edited", edited)
    return edited


def remove(world: World, chat: Chat, message_ids: list[int]) -> None:
    for message_id in message_ids:
        chat.messages.pop(message_id, None)
        chat.keyboards.pop(message_id, None)
    for account_id in viewers(chat):
        event = {"type": "deleted", "chat_id": chat.phone_id(), "message_ids": message_ids}
        world.tell(account_id, event)


def tell_viewers(world: World, chat: Chat, kind: str, message: Message) -> None:
    for account_id in viewers(chat):
        if world.is_heard(account_id):
            event = {"type": kind, "chat_id": chat.phone_id(), "message": on_phone(chat, message, account_id)}
            world.tell(account_id, event)


def viewers(chat: Chat) -> list[int]:
    """The accounts that see the chat; bots among the members are no accounts and simply are not listening."""
    if chat.is_private:
        return [chat.id]
    return [member.id for member in chat.members.values() if member.is_inside]


def on_phone(chat: Chat, message: Message, account_id: int) -> Message:
    """A phone also sees the keyboard that is no part of the message for bots."""
    keyboard = chat.keyboards.get(message["message_id"])
    shown = {**message, "out": message["from"]["id"] == account_id}
    return {**shown, "reply_markup": keyboard} if keyboard else shown


def announce(world: World, chat: Chat, message: Message, kind: str = "message") -> None:
    """Puts a person's message into the queues of the bots that may read it."""
    if is_lost(world, chat, message):
        return
    for bot in readers(world, chat, message):
        world.put_update(bot.id, kind, message, chat.id)


def is_lost(world: World, chat: Chat, message: Message) -> bool:
    """On demand what a phone sends, a message or a tap on one, never arrives."""
    if not world.faults.strikes("lose", chat.id):
        return False
    world.journal.note(world.now(), "fault", chat.id, "lose", parameters={"message_id": message["message_id"]})
    return True


def readers(world: World, chat: Chat, message: Message) -> list[Bot]:
    if chat.is_private:
        return [] if chat.is_blocked else [world.bots[chat.bot_id]]
    inside = [world.bots[member.id] for member in chat.members.values() if member.id in world.bots and member.is_inside]
    return [bot for bot in inside if bot.id != message["from"]["id"] and _may_read(chat, bot, message)]


def _may_read(chat: Chat, bot: Bot, message: Message) -> bool:
    """Privacy mode: service messages, commands, replies to the bot and mentions of it; administrators read all."""
    if bot.reads_all_group_messages or chat.members[bot.id].status == "administrator":
        return True
    if "text" not in message and "caption" not in message:
        return not ({"photo", "document", "voice", "audio", "video", "location", "contact"} & message.keys()) or (
            _answers(message, bot)
        )
    return _answers(message, bot) or _addresses(message, bot)


def _answers(message: Message, bot: Bot) -> bool:
    answered = message.get("reply_to_message")
    return bool(answered and answered["from"]["id"] == bot.id) or message.get("via_bot", {}).get("id") == bot.id


def _addresses(message: Message, bot: Bot) -> bool:
    text = message.get("text") or message.get("caption") or ""
    units = text.encode("utf-16-le")
    for entity in message.get("entities") or message.get("caption_entities") or ():
        start = entity["offset"] * 2
        words = units[start : start + entity["length"] * 2].decode("utf-16-le").lower()
        if entity["type"] == "mention" and words == f"@{bot.username}".lower():
            return True
        if entity["type"] == "bot_command" and _is_for(words, bot):
            return True
    return False


def _is_for(command: str, bot: Bot) -> bool:
    _, at, name = command.partition("@")
    return not at or name == bot.username.lower()
