"""Texts taken apart: words, numbers as one word however they are grouped, and runs of writing without spaces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
PIECE = re.compile(
    rf"""
    (?P<grouped> \d{{1,3}} (?:[ ,.'’٬]\d{{3}})+ (?!\d) (?:[.,٫]\d{{1,3}}(?!\d|[.,]\d))? )
    | (?P<number> \d++ (?:[.,٫]\d{{1,3}}(?!\d|[.,]\d))? )
    | (?P<run> [{UNSPACED}]+ )
    | (?P<word> [^\W\d_{UNSPACED}]+ )
    """,
    re.VERBOSE,
)
GROUPING = re.compile(r"[ ,.'’٬](?=\d{3}(?!\d))")
DECIMAL = "·"  # no full stop, at which the index would part the number
POINT = re.compile(r"[.,٫]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a levelled text, and where it stands there."""

    kind: str  # "word", "number" or "run"
    text: str
    start: int
    end: int


def pieces(levelled: str) -> Iterator[Piece]:
    for found in PIECE.finditer(levelled):
        kind, text = found.lastgroup or "", found[0]
        if kind == "grouped":
            kind, text = "number", GROUPING.sub("", text)
        if kind == "number":
            text = POINT.sub(DECIMAL, text).lstrip("0") or "0"
        yield Piece(kind, text, found.start(), found.end())


def pairs(run: str) -> Iterator[str]:
    """Each character with the next; the last stands alone, so that one character is found as a beginning."""
    return (run[place : place + 2] for place in range(len(run)))
