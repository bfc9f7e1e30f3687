"""The size of a picture."""

import struct

import pytest

from bot.sandbox.pictures import size_of
from tests.sandbox.people import PNG

FRAME = b"\xff\xd8" + b"\xff\xe0\x00\x04ab" + b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 40) + bytes(12)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (PNG, (2, 3)),
        (b"GIF89a" + struct.pack("<HH", 7, 8), (7, 8)),
        (FRAME, (40, 30)),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x09\0\0\x04\0\0", (10, 5)),
        (b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + (9 | 4 << 14).to_bytes(4, "little"), (10, 5)),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 10, 5), (10, 5)),
        (b"RIFF\0\0\0\0WEBPVP8?", None),
        (b"\xff\xd8\xff\xd9", None),
        (PNG[:17], None),
        (b"", None),
        (b"<svg/>", None),
    ],
)
def test_is_read_from_the_first_bytes(content: bytes, size: tuple[int, int] | None) -> None:
    assert size_of(content) == size
