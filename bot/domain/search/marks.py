"""Where in a text stands what was looked for: a short piece of it round the first word, with the words marked."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.domain.search.letters import LEVEL, traced
from bot.domain.search.query import Word
from bot.domain.search.stems import skeletons
from bot.domain.search.terms import BEGINNING, WIDE, terms
from bot.domain.search.words import Piece, pairs, pieces

MOST = 140  # letters of a context
BEFORE = 40  # of them, at most, in front of the first word
ISOLATES = re.compile("[\u2066-\u2069]")  # a cut would leave one half of a pair
BLANK = re.compile(r"\s+")
GAP = "…"


class Fragment(NamedTuple):
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """The terms of all words that are looked for."""

    terms: Container[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Sought":
        every = {term for word in words for term in word.terms}
        beginnings = {term.removesuffix(BEGINNING) for term in every if term.endswith(BEGINNING)}
        return cls(every, tuple(beginnings))

    def has(self, term: str) -> bool:
        return term in self.terms or term.startswith(self.beginnings or ("\0",))


def highlight(text: str, words: Sequence[Word], language: str, most: int = MOST) -> tuple[Fragment, ...]:
    """Nothing, when none of the words stands in it."""
    text = BLANK.sub(" ", ISOLATES.sub("", unicodedata.normalize("NFC", text))).strip()
    spans = list(joined(marked(text, Sought.of(words), language)))
    return tuple(fragments(text, spans, *window(text, spans[0][0], most))) if spans else ()


def beginning(text: str, most: int = MOST) -> tuple[Fragment, ...]:
    """Where none of the words stands in it."""
    text = BLANK.sub(" ", ISOLATES.sub("", text)).strip()
    return tuple(fragments(text, [], *window(text, 0, most)))


def marked(text: str, sought: Sought, language: str) -> Iterator[tuple[int, int]]:
    """The places that are marked, whole letters with all their signs."""
    levelled, places = traced(text)
    for piece in pieces(levelled):
        for start, end in within(piece, sought, language):
            last = places[end - 1] + 1
            while last < len(text) and not LEVEL[ord(text[last])]:
                last += 1
            yield places[start], last


def within(piece: Piece, sought: Sought, language: str) -> Iterator[tuple[int, int]]:
    if piece.kind == "run":
        for place, pair in enumerate(pairs(piece.text), piece.start):
            if sought.has(pair):
                yield place, place + (len(pair) if pair in sought.terms else 1)
        return
    known = [*terms(piece, (language,)), *(WIDE + skeleton for skeleton in skeletons(piece.text))]
    if any(map(sought.has, known)):
        yield piece.start, piece.end


def joined(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Overlapping and touching ones are one."""
    start = end = -1
    for first, last in spans:
        if first > end >= 0:
            yield start, end
            start = first
        start, end = (first if start < 0 else start), max(end, last)
    if end >= 0:
        yield start, end


def window(text: str, first: int, most: int) -> tuple[int, int]:
    """From where to where to show: between words, or where there are no spaces, between letters."""
    if len(text) <= most:
        return 0, len(text)
    start = min(max(0, first - BEFORE), len(text) - most)
    if start and (space := text.find(" ", start, first)) >= 0:
        start = space + 1
    start, end = whole(text, start), min(len(text), start + most)
    if end < len(text) and (space := text.rfind(" ", first + most // 2, end)) >= 0:
        end = space
    return start, whole(text, end)


def whole(text: str, place: int) -> int:
    while 0 < place < len(text) and not LEVEL[ord(text[place])]:
        place -= 1
    return place


def fragments(text: str, spans: list[tuple[int, int]], start: int, end: int) -> Iterator[Fragment]:
    shown = [(max(first, start), min(last, end)) for first, last in spans if first < end and last > start]
    place, begun = start, GAP if start else ""
    for first, last in shown:
        if begun or first > place:
            yield Fragment(begun + text[place:first], False)
        yield Fragment(text[first:last], True)
        place, begun = last, ""
    rest = text[place:end] + (GAP if end < len(text) else "")
    if rest:
        yield Fragment(rest, False)
