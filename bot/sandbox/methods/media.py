"""Photos, documents, voices and albums: sending, replacing and fetching files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.sandbox.access import chat_to_write
from bot.sandbox.delivery import post
from bot.sandbox.files import KINDS, LARGEST_DOWNLOAD, file_of, shown
from bot.sandbox.methods.changing import TARGET, edit
from bot.sandbox.methods.sending import CAPTION, CAPTION_ABOVE, PLACE, caption_content, placed, send
from bot.sandbox.model import Bot, Message, Upload
from bot.sandbox.refusals import bad_request
from bot.sandbox.registry import ARRAY, BOOLEAN, FILE, INTEGER, OBJECT, STRING, Given, method, read_fields

if TYPE_CHECKING:
    from bot.sandbox.world import World

_MEDIA_FIELDS = {
    **CAPTION_ABOVE,
    **dict.fromkeys(("type", "media", "title", "performer"), STRING),
    **dict.fromkeys(("duration", "width", "height"), INTEGER),
    "has_spoiler": BOOLEAN,
}
_DETAILS = ("duration", "width", "height", "title", "performer")
_ALONE = ("document", "audio")  # albums hold these only among their own kind


@method("sendPhoto", **PLACE, **CAPTION_ABOVE, photo=FILE, has_spoiler=BOOLEAN, reply_markup=OBJECT)
def send_photo(world: World, bot: Bot, given: Given) -> Message:
    return _send(world, bot, given, "photo")


@method(
    "sendDocument",
    **PLACE,
    **CAPTION,
    document=FILE,
    disable_content_type_detection=BOOLEAN,
    reply_markup=OBJECT,
)
def send_document(world: World, bot: Bot, given: Given) -> Message:
    return _send(world, bot, given, "document")


@method("sendVoice", **PLACE, **CAPTION, voice=FILE, duration=INTEGER, reply_markup=OBJECT)
def send_voice(world: World, bot: Bot, given: Given) -> Message:
    return _send(world, bot, given, "voice")


@method(
    "sendAudio",
    **PLACE,
    **CAPTION,
    audio=FILE,
    duration=INTEGER,
    title=STRING,
    performer=STRING,
    reply_markup=OBJECT,
)
def send_audio(world: World, bot: Bot, given: Given) -> Message:
    return _send(world, bot, given, "audio")


@method(
    "sendVideo",
    **PLACE,
    **CAPTION_ABOVE,
    video=FILE,
    duration=INTEGER,
    width=INTEGER,
    height=INTEGER,
    supports_streaming=BOOLEAN,
    has_spoiler=BOOLEAN,
    reply_markup=OBJECT,
)
def send_video(world: World, bot: Bot, given: Given) -> Message:
    return _send(world, bot, given, "video")


@method("sendMediaGroup", **PLACE, media=ARRAY)
def send_media_group(world: World, bot: Bot, given: Given) -> list[Message]:
    items = given.get("media") or []
    _check_album(items)
    chat = chat_to_write(world, bot, given)
    place = placed(chat, given)
    contents = [_media(world, item, given.get("files", {})) for item in items]
    world.limits.spend(bot.id, chat.id, world.now(), len(contents))
    album = {"media_group_id": str(world.random.randrange(10**16, 10**17))}
    return [post(world, chat, bot, {**place, **album, **content}) for content in contents]


@method("editMessageMedia", **TARGET, media=OBJECT, reply_markup=OBJECT)
def edit_media(world: World, bot: Bot, given: Given) -> Message | bool:
    if not given.get("media"):
        raise bad_request("can't parse media JSON object")
    content = _media(world, given["media"], given.get("files", {}))
    gone = dict.fromkeys((*KINDS, "text", "entities", "caption", "caption_entities", "has_media_spoiler"))
    return edit(world, bot, given, {**gone, **content}, needs="")


@method("getFile", file_id=STRING)
def get_file(world: World, _bot: Bot, given: Given) -> dict[str, Any]:
    if not given.get("file_id"):
        raise bad_request("file_id not specified")
    stored = world.files.get(given["file_id"])
    if stored is None:
        raise bad_request("invalid file_id")
    size = len(stored.content)
    if size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {"file_id": stored.id, "file_unique_id": stored.unique_id, "file_size": size, "file_path": stored.path}


def _send(world: World, bot: Bot, given: Given, kind: str) -> Message:
    caption = caption_content(given)
    stored = file_of(world, kind, given.get(kind), given.get("files", {}), _detail(given))
    spoiler = {"has_media_spoiler": True} if given.get("has_spoiler") else {}
    return send(world, bot, given, {kind: shown(stored, kind), **spoiler, **caption})


def _media(world: World, item: Any, uploads: Mapping[str, Upload]) -> Message:
    if not isinstance(item, dict):
        raise _bad_media("expected an Object")
    kind = item.get("type")
    if kind not in ("photo", "document", "audio", "video"):
        raise _bad_media(f'type "{kind}" is unsupported')
    item = read_fields(_MEDIA_FIELDS, item, "InputMedia")
    if "media" not in item:
        raise _bad_media("media not found")
    stored = file_of(world, kind, item["media"], uploads, _detail(item))
    spoiler = {"has_media_spoiler": True} if item.get("has_spoiler") else {}
    return {kind: shown(stored, kind), **spoiler, **caption_content(item)}


def _check_album(items: list[Any]) -> None:
    if not items:
        raise bad_request("expected an Array of InputMedia")
    if len(items) < 2:
        raise bad_request("there must be at least 2 messages in an album")
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    kinds = {str(item.get("type")) for item in items if isinstance(item, dict)}
    for kind in _ALONE:
        if kind in kinds and len(kinds) > 1:
            raise bad_request(f"{kind} can't be mixed with other media types")


def _detail(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in _DETAILS if given.get(name)}


def _bad_media(text: str) -> Exception:
    return bad_request(f"can't parse InputMedia: {text}")
