"""Forum topics: creating, renaming, closing, reopening and deleting them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.access import chat_to_edit, has_right
from bot.sandbox.delivery import post, remove, viewers
from bot.sandbox.model import Bot, Chat, Topic
from bot.sandbox.refusals import bad_request
from bot.sandbox.registry import CHAT, INTEGER, STRING, Given, method

if TYPE_CHECKING:
    from bot.sandbox.world import World

_COLOURS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
_LONGEST_NAME = 128
_TOPIC = {"chat_id": CHAT, "message_thread_id": INTEGER}


@method("createForumTopic", chat_id=CHAT, name=STRING, icon_color=INTEGER, icon_custom_emoji_id=STRING)
def create_forum_topic(world: World, bot: Bot, given: Given) -> dict[str, Any]:
    chat = _forum(world, bot, given)
    _check_right(chat, bot, "create a topic")
    name = _name(given)
    colour = given.get("icon_color") or _COLOURS[0]
    if colour not in _COLOURS:
        raise bad_request("invalid icon color specified")
    topic = open_topic(world, chat, bot, name, colour, given.get("icon_custom_emoji_id"))
    shown = {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}
    icon = topic.icon_custom_emoji_id
    return {**shown, "icon_custom_emoji_id": icon} if icon else shown


@method("editForumTopic", **_TOPIC, name=STRING, icon_custom_emoji_id=STRING)
def edit_forum_topic(world: World, bot: Bot, given: Given) -> bool:
    chat, topic = _topic(world, bot, given)
    _check_right(chat, bot, "edit the topic")
    changes: dict[str, Any] = {"name": _name(given)} if "name" in given else {}
    if "icon_custom_emoji_id" in given:
        changes["icon_custom_emoji_id"] = given["icon_custom_emoji_id"]
    if all(getattr(topic, name) == value for name, value in changes.items()):
        raise bad_request("TOPIC_NOT_MODIFIED")
    for name, value in changes.items():
        setattr(topic, name, value)
    _say(world, chat, bot, topic, {"forum_topic_edited": changes})
    return True


@method("closeForumTopic", **_TOPIC)
def close_forum_topic(world: World, bot: Bot, given: Given) -> bool:
    return _set_closed(world, bot, given, is_closed=True)


@method("reopenForumTopic", **_TOPIC)
def reopen_forum_topic(world: World, bot: Bot, given: Given) -> bool:
    return _set_closed(world, bot, given, is_closed=False)


@method("deleteForumTopic", **_TOPIC)
def delete_forum_topic(world: World, bot: Bot, given: Given) -> bool:
    chat, topic = _topic(world, bot, given)
    if not has_right(chat, bot.id, "can_delete_messages"):
        raise bad_request("not enough rights to delete the topic")
    del chat.topics[topic.id]
    within = [number for number, message in chat.messages.items() if message.get("message_thread_id") == topic.id]
    remove(world, chat, within)
    _tell(world, chat)
    return True


def open_topic(world: World, chat: Chat, actor: Any, name: str, colour: int, icon: str | None = None) -> Topic:
    """A topic's number is that of the message that opens it."""
    created: dict[str, Any] = {"name": name, "icon_color": colour}
    number = chat.last_message_id + 1
    place = {"message_thread_id": number, "is_topic_message": True}
    post(
        world, chat, actor, {**place, "forum_topic_created": created | ({"icon_custom_emoji_id": icon} if icon else {})}
    )
    topic = Topic(number, name, colour, icon)
    chat.topics[number] = topic
    _tell(world, chat)
    return topic


def _set_closed(world: World, bot: Bot, given: Given, *, is_closed: bool) -> bool:
    chat, topic = _topic(world, bot, given)
    _check_right(chat, bot, "close or open the topic")
    if topic.is_closed == is_closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.is_closed = is_closed
    _say(world, chat, bot, topic, {"forum_topic_closed" if is_closed else "forum_topic_reopened": {}})
    return True


def _say(world: World, chat: Chat, bot: Bot, topic: Topic, content: dict[str, Any]) -> None:
    post(world, chat, bot, {"message_thread_id": topic.id, "is_topic_message": True, **content})
    _tell(world, chat)


def _tell(world: World, chat: Chat) -> None:
    for account_id in viewers(chat):
        world.tell(account_id, {"type": "chat", "chat_id": chat.id})


def _forum(world: World, bot: Bot, given: Given) -> Chat:
    chat = chat_to_edit(world, bot, given)
    if chat.kind != "supergroup" or not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(world: World, bot: Bot, given: Given) -> tuple[Chat, Topic]:
    chat = _forum(world, bot, given)
    topic = chat.topics.get(given.get("message_thread_id", 0))
    if topic is None:
        raise bad_request("message thread not found")
    return chat, topic


def _check_right(chat: Chat, bot: Bot, purpose: str) -> None:
    if not has_right(chat, bot.id, "can_manage_topics"):
        raise bad_request(f"not enough rights to {purpose}")


def _name(given: Given) -> str:
    name: str = given.get("name", "").strip()
    if not name:
        raise bad_request("name must be non-empty")
    if len(name) > _LONGEST_NAME:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    return name
