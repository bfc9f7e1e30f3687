"""Telegram's updates read into what Kept knows: who, where, and what they did."""

from dataclasses import dataclass
from typing import Any

from telegram import Bot, Chat, Message, Update, User
from telegram.constants import ChatType
from telegram.ext import CommandHandler
from telegram.ext.filters import StatusUpdate

from bot.domain.words import cleaned
from bot.pipeline.conversation import Input, Kind
from bot.services.form.attaching import Sent

SORTS = (
    *("photo", "voice", "video", "video_note", "sticker", "document", "audio", "animation"),
    *("location", "contact", "poll", "dice", "venue"),
)

FILES = {"photo": "image", "voice": "audio", "audio": "audio", "video": "video", "document": "file"}
SLASHES = ("/", "／")  # the second is what a Chinese keyboard types; Telegram itself takes it for a letter
LARGEST = 1 << 52  # Telegram's ids stay below


@dataclass(frozen=True, slots=True)
class Received:
    """A person's act in a chat."""

    account: int
    hint: str
    chat: int
    private: bool
    input: Input
    addressed: bool = False  # in a group: named, answered, or asked by a command


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot was let in or shut out."""

    account: int
    chat: int
    private: bool
    present: bool


@dataclass(frozen=True, slots=True)
class Migration:
    old: int
    new: int


def chat_of(raw: dict[str, object]) -> int:
    """The chat whose order an update belongs to, taken from the raw form so that no broken update can stop it."""
    for value in raw.values():
        if isinstance(value, dict):
            inner = value.get("message") if "data" in value or "chat_instance" in value else value
            chat = inner.get("chat") if isinstance(inner, dict) else None
            place = chat if isinstance(chat, dict) else value.get("from")
            found = place.get("id") if isinstance(place, dict) else None
            if isinstance(found, int) and abs(found) < LARGEST:
                return found
    return 0


def tapped(raw: dict[str, object]) -> str | None:
    """The tap that is to be answered."""
    query = raw.get("callback_query")
    found = query.get("id") if isinstance(query, dict) else None
    return found if isinstance(found, str) else None


def sent_at(raw: dict[str, object]) -> float | None:
    """When somebody wrote it, by Telegram's clock; None for what nobody wrote."""
    message = raw.get("message") or raw.get("edited_message")
    at = (message.get("edit_date") or message.get("date")) if isinstance(message, dict) else None
    return float(at) if isinstance(at, int) and 0 <= at < LARGEST else None


def is_wish_to_stop(raw: dict[str, object]) -> bool:
    message = raw.get("message")
    text = message.get("text") if isinstance(message, dict) else None
    return isinstance(text, str) and text.split("@")[0].strip() == "/stop"


class Reader:
    """Reads updates; which commands there are is python-telegram-bot's to match."""

    def __init__(self, bot: Bot, commands: set[str]) -> None:
        self._bot = bot
        self._names = commands
        self._commands = CommandHandler(commands, ignore)  # type: ignore[type-var]

    def read(self, raw: dict[str, object]) -> Received | Membership | Migration | None:
        """What is in an update; None for what is not ours to answer."""
        query = raw.get("callback_query")
        if isinstance(query, dict):
            return press(query)
        update = Update.de_json(raw, self._bot)
        if update.my_chat_member:
            return self._membership(update)
        message = update.message or update.edited_message
        if message is None or message.from_user is None or message.from_user.is_bot or message.sender_chat:
            return None
        if update.edited_message and message.text is None:
            return None  # a place that moves, a picture that was exchanged: nobody said anything new
        if message.migrate_to_chat_id:
            return Migration(message.chat.id, message.migrate_to_chat_id)
        if StatusUpdate.ALL.check_update(update):
            return None  # Telegram's own notices: pinned, joined, renamed
        input = self._input(update, message)
        return received(message.from_user, message.chat, input, addressed=self._addressed(message, input))

    def _membership(self, update: Update) -> Membership | None:
        change = update.my_chat_member
        if change is None:
            return None
        present = change.new_chat_member.status not in ("kicked", "left")
        return Membership(change.from_user.id, change.chat.id, change.chat.type == ChatType.PRIVATE, present)

    def _input(self, update: Update, message: Message) -> Input:
        edited = update.edited_message is not None
        if message.text is None:
            sort = next((sort for sort in SORTS if getattr(message, sort, None)), "other")
            album, place, file = message.media_group_id or "", placed(message), attached(message)
            return Input(Kind.OTHER, sort, "", message.message_id, edited, album, place=place, file=file)
        if message.text.startswith(SLASHES) and not edited:
            return self._command(update, message)
        forwarded = message.forward_origin is not None
        return Input(Kind.TEXT, "text", cleaned(message.text), message.message_id, edited, forwarded=forwarded)

    def _addressed(self, message: Message, input: Input) -> bool:
        if input.kind is Kind.COMMAND:
            return not input.name.startswith("?")
        answered = message.reply_to_message and message.reply_to_message.from_user
        named = f"@{self._bot.username}".lower() in (message.text or "").lower()
        return named or bool(answered and answered.id == self._bot.id)

    def _command(self, update: Update, message: Message) -> Input:
        """A command of ours by its name; any other word behind a slash keeps its name, to be met with a suggestion."""
        word, *rest = (message.text or "").split(maxsplit=1)
        name, _, addressed = word[1:].partition("@")
        known = bool(self._commands.check_update(update)) or (word[0] != "/" and name.lower() in self._names)
        if addressed and addressed.lower() != self._bot.username.lower():
            name = ""
        name = name.lower() if known else f"?{name.lower()}"
        return Input(Kind.COMMAND, name, cleaned(" ".join(rest)), message.message_id)


def attached(message: Message) -> Sent | None:
    """A file by what can be done with it; of the sizes of a picture the largest."""
    for name, kind in FILES.items():
        found: Any = message.photo[-1:] if name == "photo" else getattr(message, name)
        if found:
            file = found[0] if name == "photo" else found
            called = getattr(file, "file_name", None) or ""
            return Sent(kind, file.file_id, file.file_size or 0, called, message.media_group_id or "")
    return None


def placed(message: Message) -> tuple[float, float, float | None] | None:
    place = message.location
    return (place.latitude, place.longitude, place.horizontal_accuracy) if place else None


def received(user: User, chat: Chat, input: Input, *, addressed: bool = False) -> Received:
    return Received(user.id, user.language_code or "", chat.id, chat.type == ChatType.PRIVATE, input, addressed)


def press(query: dict[str, Any]) -> Received | None:
    """Taken as it came: what is done most often is four facts, and the library would make objects of all the rest."""
    message = query.get("message")
    if not isinstance(message, dict):
        return None
    who, chat = query["from"], message["chat"]
    pressed = Input(Kind.PRESS, text=str(query.get("data") or ""), message=int(message["message_id"]))
    return Received(who["id"], who.get("language_code") or "", chat["id"], chat["type"] == ChatType.PRIVATE, pressed)


async def ignore(*_: object) -> None:
    """The matcher asks for a function; the pipeline has its own way of calling one."""
