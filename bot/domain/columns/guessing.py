"""Guessing which column is what, from an HXL row, from the headers, or from what stands below them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.columns.fields import KNOWN, SPOKEN, Field, language
from bot.domain.dues import UNKNOWN, understood
from bot.domain.words import folded

Cells = Sequence[str]

TAG = re.compile(r"#[A-Za-z][A-Za-z0-9_]*(?:\s*\+[A-Za-z][A-Za-z0-9_]*)*", re.ASCII)
EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
DEEP = 25  # rows among which the headers are looked for, as HXL has it
WIDE = {Field.TEXT, Field.TITLE}  # these may have one column a language

TAGS: tuple[tuple[str, set[str], Field], ...] = (  # a tag, one of these attributes, and what it says; the first counts
    ("contact", {"email"}, Field.CONTACT_EMAIL),
    ("contact", {"lang", "language"}, Field.CONTACT_LANGUAGE),
    ("contact", {"name", "person"}, Field.CONTACT_NAME),
    ("org", {"type"}, Field.ORGANISATION_TYPE),
    ("org", {"partner", "partners", "impl"}, Field.PARTNERS),
    ("org", {"name", "lead", "prog"}, Field.ORGANISATION),
    ("meta|activity|commitment", {"id", "code"}, Field.SOURCE_ID),
    ("meta", {"lang", "language"}, Field.LANGUAGE),
    ("meta", {"url"}, Field.URL),
    ("date", {"start", "made", "reported"}, Field.MADE),
    ("date", {"due", "end", "target", "deadline"}, Field.DUE),
    ("activity|commitment|description", {"name", "title"}, Field.TITLE),
    ("activity|commitment", {"type"}, Field.KIND),
    ("indicator|value|output|targeted", {"unit"}, Field.UNIT),
    ("indicator|value|output", {"baseline"}, Field.BASELINE),
    ("indicator|value|output", {"target"}, Field.TARGET),
    ("org", set(), Field.ORGANISATION),
    ("contact", set(), Field.CONTACT_NAME),
    ("date", set(), Field.DUE),
    ("activity|commitment|description", set(), Field.TEXT),
    ("targeted", set(), Field.TARGET),
    ("country|adm[1-5]|loc|region|geo", set(), Field.WHERE),
    ("sector|subsector|item", set(), Field.ITEM),
    ("beneficiary|population|affected", set(), Field.GROUPS),
    ("status", set(), Field.STATUS),
)
CODED = {"id", "code"}  # a name is wanted, though a code is better than nothing


class Certainty(IntEnum):
    SHAPED = 1  # what stands below looks so
    PARTLY = 2  # the header says so among other things, or could mean something else
    NAMED = 3
    TAGGED = 4


@dataclass(frozen=True, slots=True)
class Guess:
    field: Field
    certainty: Certainty
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The row that names the columns, the HXL row if there is one, and where the data begin."""

    headers: tuple[str, ...]
    tags: tuple[str, ...]
    start: int


def heading(rows: Sequence[Cells]) -> Heading:
    """Titles and notes may stand above the headers."""
    first = [tuple(cell.strip() for cell in row) for row in rows[:DEEP]]
    tagged = next((at for at, row in enumerate(first) if _is_tagged(row)), None)
    if tagged is not None:
        above = next((row for row in reversed(first[:tagged]) if any(row)), ())
        return Heading(above or ("",) * len(first[tagged]), first[tagged], tagged + 1)
    if not any(any(row) for row in first):
        return Heading((), (), len(first))
    best = max(range(len(first)), key=lambda at: (_known(first[at]), any(first[at]), -at))
    return Heading(first[best], (), best + 1)


def _is_tagged(row: Cells) -> bool:
    filled = [cell for cell in row if cell]
    return bool(filled) and all(TAG.fullmatch(cell) for cell in filled)


def _known(row: Cells) -> int:
    """A sentence below the headers may well have one of their words in it."""
    return sum((guess := named(cell)) is not None and guess.certainty is Certainty.NAMED for cell in row)


def guesses(found: Heading, data: Iterable[Cells] = ()) -> list[Guess | None]:
    """One for each column; a field is guessed once, or once a language, where it is surest, then leftmost."""
    width = max(len(found.headers), len(found.tags))
    below: list[list[str]] = [[] for _ in range(width)]
    for row in data:
        for cells, cell in zip(below, row, strict=False):
            cells += [cell.strip()] if cell.strip() else []
    return _each_once([_column(_cell(found.headers, at), _cell(found.tags, at), below[at]) for at in range(width)])


def _cell(row: Cells, at: int) -> str:
    return row[at] if at < len(row) else ""


def _column(header: str, tag: str, cells: list[str]) -> Guess | None:
    return tagged(tag) or named(header) or _shaped(cells)


def _each_once(made: list[Guess | None]) -> list[Guess | None]:
    kept: list[Guess | None] = [None] * len(made)
    taken: set[tuple[Field, str | None]] = set()
    order = sorted((-guess.certainty, at, guess) for at, guess in enumerate(made) if guess)
    for _, at, guess in order:
        key = (guess.field, guess.language)
        if key not in taken:
            taken.add(key)
            kept[at] = guess
    return kept


def tagged(tag: str) -> Guess | None:
    name, *attributes = re.split(r"\s*\+", tag.strip().lower().removeprefix("#"))
    said = set(attributes)
    for pattern, needed, field in TAGS:
        if re.fullmatch(pattern, name) and (needed & said or not needed):
            certainty = Certainty.PARTLY if CODED & said - needed else Certainty.TAGGED
            spoken = next((code for one in attributes if (code := language(one))), None)
            return Guess(field, certainty, spoken if field in WIDE else None)
    return None


def named(header: str) -> Guess | None:
    """By all of its words, else by the longest of its phrases that is known."""
    words = folded(header).split() or [header]
    whole = _phrase(words)
    if whole:
        return whole
    for spoken, rest in ((words[-1], words[:-1]), (words[0], words[1:])):
        guess = _phrase(rest) if spoken in SPOKEN else None
        if guess and guess.field in WIDE:
            return Guess(guess.field, guess.certainty, SPOKEN[spoken])
    return _part(words)


def _phrase(words: list[str]) -> Guess | None:
    known = KNOWN.get(" ".join(words))
    return Guess(known[0], Certainty.NAMED if known[1] else Certainty.PARTLY) if known else None


def _part(words: list[str]) -> Guess | None:
    for length in range(len(words) - 1, 0, -1):
        found = {KNOWN.get(" ".join(words[at : at + length]), (None, False)) for at in range(len(words) - length + 1)}
        fields = {field for field, sure in found if field and sure}
        if fields:
            return Guess(fields.pop(), Certainty.PARTLY) if len(fields) == 1 else None
    return None


def _shaped(cells: list[str]) -> Guess | None:
    """All but one in five of the cells are e-mail addresses, or due texts."""
    if _most(cells, lambda cell: bool(EMAIL.fullmatch(cell))):
        return Guess(Field.CONTACT_EMAIL, Certainty.SHAPED)
    if _most(cells, lambda cell: understood(cell) != UNKNOWN):
        return Guess(Field.DUE, Certainty.SHAPED)
    return None


def _most(cells: list[str], fits: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(fits(cell) for cell in cells) >= 0.8 * len(cells)
