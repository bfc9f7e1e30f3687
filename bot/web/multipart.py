"""The parts of a form that is sent with a file, told apart while the bytes come in: no part is ever held whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BOUNDARY = re.compile(r'multipart/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))', re.IGNORECASE)
NAMED = re.compile(r'[;\s]name="([^"]*)"')
CALLED = re.compile(r'[;\s]filename="([^"]*)"')
LONGEST_HEAD = 8_192
END = b"--"


class Torn(Exception):
    """It ended before its end, or is not what a browser sends."""


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    file: str | None  # what it is called; nothing, if it is no file


def boundary(content_type: str) -> bytes | None:
    found = BOUNDARY.match(content_type)
    return (found[1] or found[2]).encode("latin-1") if found else None


class Multipart:
    def __init__(self, boundary: bytes) -> None:
        self._edge = b"\r\n--" + boundary
        self._rest = bytearray(b"\r\n")
        self._part: Part | None = None  # nothing: between two, or before the first
        self.ended = False

    def feed(self, piece: bytes) -> Iterator[tuple[Part, bytes]]:
        """What has come of which part."""
        self._rest += piece
        while not self.ended:
            if self._part is None:
                if not self._begun():
                    return
                continue
            at = self._rest.find(self._edge)
            sure = at if at >= 0 else max(0, len(self._rest) - len(self._edge) + 1)
            yield self._part, bytes(self._rest[:sure])
            del self._rest[:sure]
            if at < 0:
                return
            self._part = None

    def _begun(self) -> bool:
        """Whether the head of the next part, or the end, has come whole."""
        size = len(self._edge)
        if self._rest[size : size + 2] == END:
            self.ended = True
            return True
        end = self._rest.find(b"\r\n\r\n", size)
        if end < 0 and len(self._rest) <= LONGEST_HEAD:
            return False
        if end < 0 or not self._rest.startswith(self._edge):
            raise Torn
        self._part = part(self._rest[size:end].decode(errors="replace"))
        del self._rest[: end + 4]
        return True


def part(head: str) -> Part:
    named, called = NAMED.search(head), CALLED.search(head)
    return Part(named[1] if named else "", called[1] if called else None)
