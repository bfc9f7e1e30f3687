"""Files as Telegram stores them: kinds, sizes, identifiers, and what a message shows of each."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.sandbox.model import StoredFile, Upload
from bot.sandbox.pictures import size_of
from bot.sandbox.refusals import Refusal, bad_request

if TYPE_CHECKING:
    from bot.sandbox.world import World

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
KINDS = ("photo", "document", "voice", "audio", "video")
_FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "audio": "music", "video": "videos"}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_UNKNOWN = "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"


def file_of(world: World, kind: str, value: Any, uploads: Mapping[str, Upload], detail: dict[str, Any]) -> StoredFile:
    """The file that a parameter means: an upload, `attach://name`, or the identifier of a file that was sent before."""
    if isinstance(value, str) and value.startswith("attach://"):
        value = uploads.get(value.removeprefix("attach://"))
    if value is None or value == "":
        raise bad_request(f"there is no {kind} in the request")
    if isinstance(value, Upload):
        return store(world, kind, value, detail)
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    return _known(world, kind, value)


def _known(world: World, kind: str, file_id: str) -> StoredFile:
    stored = world.files.get(file_id)
    if stored is None:
        raise bad_request(_UNKNOWN)
    if stored.kind != kind and kind != "document":
        raise bad_request(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
    return stored


def store(world: World, kind: str, upload: Upload, detail: dict[str, Any]) -> StoredFile:
    _check_size(kind, len(upload.content))
    detail = dict(detail)
    if kind == "photo":
        detail.update(_picture_detail(upload.content))
    number = len(world.files) + 1
    mime_type = _mime_type(kind, upload)
    extension = "jpg" if kind == "photo" else "oga" if kind == "voice" else _extension(upload.name, mime_type)
    path = f"{_FOLDERS[kind]}/file_{number}.{extension}"
    stored = StoredFile(
        _identifier(world, 64), _identifier(world, 16), path, kind, upload.content, mime_type, upload.name, detail
    )
    world.files[stored.id] = stored
    world.file_paths[path] = stored.id
    return stored


def shown(stored: StoredFile, kind: str) -> Any:
    """What the message has under the name of its kind."""
    base: dict[str, Any] = {"file_id": stored.id, "file_unique_id": stored.unique_id, "file_size": len(stored.content)}
    if kind == "photo":
        return [{**base, **stored.detail}]
    if kind == "document":
        return {**base, "file_name": stored.name or "file", "mime_type": stored.mime_type}
    return {**base, **_NEEDED[kind], **stored.detail, "mime_type": stored.mime_type, **_file_name(stored, kind)}


_NEEDED: dict[str, dict[str, int]] = {
    "voice": {"duration": 0},
    "audio": {"duration": 0},
    "video": {"duration": 0, "width": 0, "height": 0},
}


def _file_name(stored: StoredFile, kind: str) -> dict[str, str]:
    return {"file_name": stored.name} if stored.name and kind != "voice" else {}


def _check_size(kind: str, size: int) -> None:
    if size == 0:
        raise bad_request("file must be non-empty")
    if size > LARGEST_UPLOAD:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo" and size > LARGEST_PHOTO:
        most = f"the maximum size is {LARGEST_PHOTO} bytes"
        raise bad_request(f"file of size {size} bytes is too big for a photo; {most}")


def _picture_detail(content: bytes) -> dict[str, int]:
    size = size_of(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if not width or not height or width + height > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {"width": width, "height": height}


def _mime_type(kind: str, upload: Upload) -> str:
    if kind == "voice":
        return "audio/ogg"
    if upload.mime_type != "application/octet-stream":
        return upload.mime_type
    return mimetypes.guess_type(upload.name)[0] or upload.mime_type


def _extension(name: str, mime_type: str) -> str:
    _, dot, extension = name.rpartition(".")
    if dot and extension.isalnum() and extension.isascii():
        return extension.lower()
    return (mimetypes.guess_extension(mime_type) or ".bin").lstrip(".")


def _identifier(world: World, length: int) -> str:
    return "".join(world.random.choices(_LETTERS, k=length))
