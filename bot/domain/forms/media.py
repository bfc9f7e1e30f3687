"""Files by what is in them, whatever they are called; and the same files without the place where they were made."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.forms.model import Kind

LARGEST = 20 * 1024 * 1024  # what Telegram gives a bot
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Type:
    name: str
    kind: Kind


JPG, PNG, WEBP = Type("jpg", Kind.IMAGE), Type("png", Kind.IMAGE), Type("webp", Kind.IMAGE)
OGG, MP3, WAV, M4A = Type("ogg", Kind.AUDIO), Type("mp3", Kind.AUDIO), Type("wav", Kind.AUDIO), Type("m4a", Kind.AUDIO)
MP4 = Type("mp4", Kind.VIDEO)
PDF, DOCX, XLSX = Type("pdf", Kind.FILE), Type("docx", Kind.FILE), Type("xlsx", Kind.FILE)
TYPES = (JPG, PNG, WEBP, OGG, MP3, M4A, WAV, MP4, PDF, DOCX, XLSX)
HEADS: tuple[tuple[bytes, Type], ...] = (
    (b"\xff\xd8\xff", JPG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"OggS", OGG),
    (b"ID3", MP3),
    (b"\xff\xfb", MP3),
    (b"\xff\xf3", MP3),
    (b"%PDF-", PDF),
)
RIFFS = {b"WEBP": WEBP, b"WAVE": WAV}
AUDIO_BRANDS = {b"M4A ", b"M4B "}
STILL_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
OFFICE = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
MACROS = "vbaProject.bin"
PROFILE = b"ICC_PROFILE\x00"
MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # of a segment; the others are part of the picture
LONG = 1  # in place of a size: the size follows, in eight bytes


def recognised(content: bytes) -> Type | None:
    """By the content alone; nothing that can act by itself is among them."""
    for head, kind in HEADS:
        if content.startswith(head):
            return kind
    if content[:4] == b"RIFF":
        return RIFFS.get(content[8:12])
    if content[4:8] == b"ftyp":
        return _boxed(content[8:12])
    return _office(content) if content.startswith(b"PK\x03\x04") else None


def fits(found: Type, wanted: Kind) -> bool:
    return wanted is Kind.FILE or found.kind is wanted


def accepted(wanted: Kind) -> tuple[str, ...]:
    """By their endings."""
    return tuple(one.name for one in TYPES if fits(one, wanted))


def _boxed(brand: bytes) -> Type | None:
    """A film, or a recording; pictures that are packed like films are not read."""
    if brand in STILL_BRANDS:
        return None
    return M4A if brand in AUDIO_BRANDS else MP4


def _office(content: bytes) -> Type | None:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except zipfile.BadZipFile:
        return None
    if any(name.endswith(MACROS) for name in names):
        return None
    return next((kind for part, kind in OFFICE if part in names), None)


def placeless(content: bytes, found: Type) -> bytes:
    """Without what a camera notes beside the picture; a file that is cut short stays as it is."""
    strip = STRIPPED.get(found.name)
    try:
        return strip(content) if strip else content
    except (IndexError, ValueError):
        return content


def _jpg(content: bytes) -> bytes:
    """All notes but what colours need; a second picture behind the first one has notes of its own, and goes."""
    kept, at = bytearray(content[:2]), 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        noted = 0xE0 <= content[at + 1] <= 0xEF or content[at + 1] == 0xFE
        if not noted or content[at + 1] in (0xE0, 0xEE) or content[at + 4 : at + 16] == PROFILE:
            kept += content[at:end]
        at = end
    return bytes(kept + content[at : _picture_end(content, at)])


def _picture_end(content: bytes, start: int) -> int:
    """Behind the picture's own last mark, passing by the tables that stand between its layers."""
    at = start
    while mark := MARK.search(content, at):
        if content[mark.start() + 1] == 0xD9:
            return mark.end()
        at = mark.start() + 2 + int.from_bytes(content[mark.end() : mark.end() + 2], "big")
    return len(content)


def _png(content: bytes) -> bytes:
    """Up to its end; what hangs behind it is no part of the picture."""
    kept, at, name = bytearray(content[:8]), 8, b""
    while at + 8 <= len(content) and name != b"IEND":
        end, name = at + 12 + int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if name not in (b"eXIf", b"tEXt", b"zTXt", b"iTXt"):
            kept += content[at:end]
        at = end
    return bytes(kept)


def _webp(content: bytes) -> bytes:
    kept, at = bytearray(), 12
    while at + 8 <= len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        end, name = at + 8 + size + size % 2, content[at : at + 4]
        if name == b"VP8X":
            kept += content[at : at + 8] + bytes([content[at + 8] & ~0x0C]) + content[at + 9 : end]
        elif name not in (b"EXIF", b"XMP "):
            kept += content[at:end]
        at = end
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + bytes(kept)


def _mp4(content: bytes) -> bytes:
    """Notes become free room, so that nothing else moves."""
    made = bytearray(content)
    for at, inside, end in _notes(content, 0, len(content)):
        made[at + 4 : at + 8] = b"free"
        made[inside:end] = bytes(end - inside)
    return bytes(made)


def _notes(content: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Where each begins, where what is in it begins, and where it ends."""
    at = start
    while at + 8 <= end:
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        inside = at + (16 if size == LONG else 8)
        size = int.from_bytes(content[at + 8 : at + 16], "big") if size == LONG else size or end - at
        if size < inside - at or at + size > end:
            return  # cut short
        if name in (b"udta", b"meta", b"uuid"):
            yield at, inside, at + size
        elif name in (b"moov", b"trak", b"mdia"):
            yield from _notes(content, inside, at + size)
        at += size


STRIPPED: Mapping[str, Callable[[bytes], bytes]] = {
    "jpg": _jpg,
    "png": _png,
    "webp": _webp,
    "mp4": _mp4,
    "m4a": _mp4,
}
