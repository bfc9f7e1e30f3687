"""What the sandbox's Telegram consists of: accounts, bots, chats with members and topics, files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Message = dict[str, Any]
User = dict[str, Any]


@dataclass(slots=True)
class Account:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str = "en"
    theme: str = "light"
    is_deleted: bool = False

    def user(self) -> User:
        """As bots see the sender of a message."""
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        shown = {name: value for name, value in optional.items() if value}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **shown}


@dataclass(slots=True)
class Webhook:
    url: str
    secret: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


@dataclass(slots=True)
class Bot:
    id: int
    token: str
    username: str
    first_name: str
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)
    reads_all_group_messages: bool = False
    last_message_id: int = 0
    webhook: Webhook | None = None

    def user(self) -> User:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


@dataclass(slots=True)
class Member:
    id: int
    status: str = "member"
    rights: dict[str, bool] = field(default_factory=dict)

    @property
    def is_inside(self) -> bool:
        return self.status in ("creator", "administrator", "member")


@dataclass(slots=True)
class Topic:
    id: int
    name: str
    icon_color: int = 0x6FB9F0
    icon_custom_emoji_id: str | None = None
    is_closed: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat of one bot and one account, or a group; its id is the one that bots see."""

    id: int
    kind: str
    title: str = ""
    bot_id: int = 0
    is_forum: bool = False
    is_blocked: bool = False
    is_deleted: bool = False
    migrated_to: int | None = None
    last_message_id: int = 0
    cleared_up_to: int = 0
    messages: dict[int, Message] = field(default_factory=dict)
    keyboards: dict[int, dict[str, Any]] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    unread: dict[int, int] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    def phone_id(self) -> int:
        """The number under which a phone opens the chat: a private chat is opened by the bot's id."""
        return self.bot_id or self.id


@dataclass(slots=True)
class StoredFile:
    id: str
    unique_id: str
    path: str
    kind: str
    content: bytes
    mime_type: str
    name: str | None = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    content: bytes
    mime_type: str = "application/octet-stream"
