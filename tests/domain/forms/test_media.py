"""Files are known by what is in them, and go on without the place they were made at."""

import struct
import zlib

import pytest

from bot.domain.forms.media import fits, placeless, recognised
from bot.domain.forms.model import Kind

SECRET = b"27.7N 85.3E"


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def riff(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def segment(mark: int, content: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(content) + 2) + content


PICTURE = b"pixels" * 5
JPG = b"\xff\xd8" + segment(0xE0, b"JFIF") + segment(0xE1, b"Exif\0\0" + SECRET) + segment(0xED, SECRET)
JPG += segment(0xFE, SECRET) + segment(0xDB, b"table") + b"\xff\xda" + PICTURE
PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"size") + chunk(b"eXIf", SECRET) + chunk(b"iTXt", SECRET)
PNG += chunk(b"IDAT", PICTURE) + chunk(b"IEND", b"")
FRAMES = riff(b"VP8X", b"\x0c" + bytes(9)) + riff(b"VP8 ", PICTURE) + riff(b"EXIF", SECRET) + riff(b"XMP ", SECRET)
WEBP = b"RIFF" + struct.pack("<I", len(FRAMES) + 4) + b"WEBP" + FRAMES
MOOV = box(b"mvhd", b"head") + box(b"udta", box(b"\xa9xyz", SECRET)) + box(b"trak", box(b"meta", SECRET))
MP4 = box(b"ftyp", b"isom0000") + box(b"moov", MOOV) + box(b"mdat", PICTURE)
M4A = MP4.replace(b"isom", b"M4A ")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [(JPG, "jpg", Kind.IMAGE), (PNG, "png", Kind.IMAGE), (WEBP, "webp", Kind.IMAGE), (MP4, "mp4", Kind.VIDEO),
     (M4A, "m4a", Kind.AUDIO)],
    ids=["jpg", "png", "webp", "mp4", "m4a"],
)  # fmt: skip
def test_the_place_goes_and_the_picture_stays(content: bytes, name: str, kind: Kind) -> None:
    found = recognised(content)
    assert found
    assert (found.name, found.kind) == (name, kind)
    assert SECRET in content
    bare = placeless(content, found)
    assert SECRET not in bare
    assert PICTURE in bare
    assert recognised(bare) == found
    assert placeless(bare, found) == bare


@pytest.mark.parametrize("content", [JPG, PNG, WEBP, MP4])
def test_a_file_that_is_cut_short_breaks_nothing(content: bytes) -> None:
    for end in range(len(content)):
        found = recognised(content[:end])
        assert found is None or isinstance(placeless(content[:end], found), bytes)


def test_what_hangs_behind_a_picture_goes() -> None:
    """A second picture, or the film that some telephones put there, has notes of its own."""
    layers = PICTURE + b"\xff\x00\xff\xd3" + segment(0xC4, b"\xff\xd9 a table") + b"\xff\xda\x00\x02" + PICTURE
    whole = b"\xff\xd8" + segment(0xDB, b"table") + b"\xff\xda\x00\x02" + layers + b"\xff\xd9"
    for content, kind in ((whole, JPG), (PNG, PNG)):
        found = recognised(kind)
        assert found
        bare = placeless(content, found)
        assert placeless(content + JPG + MP4, found) == bare
    assert placeless(whole, recognised(JPG) or found) == whole


def test_the_profile_of_colours_stays_and_other_pictures_in_the_head_go() -> None:
    colours, more = segment(0xE2, b"ICC_PROFILE\x00 colours"), segment(0xE2, b"MPF\x00" + SECRET)
    found = recognised(JPG)
    assert found
    bare = placeless(b"\xff\xd8" + colours + more + b"\xff\xda\x00\x02x\xff\xd9", found)
    assert colours in bare
    assert SECRET not in bare


@pytest.mark.parametrize("size", [b"\x00\x00\x00\x01", b"\x00\x00\x00\x00"], ids=["long", "to the end"])
def test_the_place_goes_from_films_of_any_order(size: bytes) -> None:
    """Telephones write the picture first, with a size in eight bytes."""
    film = b"\x00\x00\x00\x01mdat" + struct.pack(">Q", len(PICTURE) + 16) + PICTURE
    notes = (size + b"moov" + (struct.pack(">Q", len(MOOV) + 16) if size[-1] else b"")) + MOOV
    found = recognised(MP4)
    assert found
    bare = placeless(box(b"ftyp", b"isom0000") + film + notes, found)
    assert SECRET not in bare
    assert PICTURE in bare


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_a_picture_that_is_packed_like_a_film_is_neither(brand: bytes) -> None:
    assert recognised(box(b"ftyp", brand + b"0000") + box(b"meta", SECRET)) is None


def test_nothing_else_moves_in_a_film() -> None:
    found = recognised(MP4)
    assert found
    bare = placeless(MP4, found)
    assert len(bare) == len(MP4)
    assert bare.index(PICTURE) == MP4.index(PICTURE)


@pytest.mark.parametrize(
    "content", [b"", b"MZ", b"<svg>", b"<!doctype html>", b"PK\x03\x04 broken", b"\x7fELF", b"#!/bin/sh"]
)
def test_anything_else_is_unknown(content: bytes) -> None:
    assert recognised(content) is None


def test_a_file_may_be_anything_a_photo_only_a_picture() -> None:
    jpg, pdf = recognised(JPG), recognised(b"%PDF-1.7")
    assert jpg
    assert pdf
    assert fits(jpg, Kind.IMAGE)
    assert fits(pdf, Kind.FILE)
    assert not fits(pdf, Kind.IMAGE)
