"""Rows whose source ids differ only by their language are one commitment in several languages."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.columns.fields import language
from bot.domain.dues import UNKNOWN, Due, together
from bot.domain.organisations import fold

SUFFIXED = re.compile(r"(?P<stem>.*[^\s._/-])[\s._/-]+(?P<language>[A-Za-z]{2,3})")


class Problem(StrEnum):
    SAME_ID = "same_id"  # and the same language: the first row stands


class Doubt(StrEnum):
    """Shown before an import: the languages of one commitment do not say the same."""

    DUE_DIFFERS = "due_differs"
    ORGANISATION_DIFFERS = "organisation_differs"


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    source_id: str
    organisation: str
    language: str = ""
    due: Due = UNKNOWN


@dataclass(frozen=True, slots=True)
class Merged:
    """One commitment; its rows by language, the first row's language first."""

    source_id: str
    rows: dict[str, Row]
    due: Due
    doubts: tuple[Doubt, ...]


Rejected = tuple[Row, Problem]


def merged(rows: Iterable[Row]) -> tuple[list[Merged], list[Rejected]]:
    """In the order of the rows; a row without an id is a commitment of its own."""
    rows = list(rows)
    stems = _stems(rows)
    groups: dict[object, dict[str, Row]] = {}
    rejected: list[Rejected] = []
    for row in rows:
        stem, spoken = stems.get(row.source_id, (row.source_id, language(row.language) or ""))
        group = groups.setdefault(stem or row.number, {})
        if spoken in group:
            rejected.append((row, Problem.SAME_ID))
        else:
            group[spoken] = row
    return [_one(key, group) for key, group in groups.items()], rejected


def _stems(rows: list[Row]) -> dict[str, tuple[str, str]]:
    """By source id, those whose ending is surely a language and no country: what stands before it, and the language."""
    found: dict[str, list[tuple[Row, str]]] = defaultdict(list)
    for row in rows:
        match = SUFFIXED.fullmatch(row.source_id)
        spoken = language(match["language"]) if match else None
        if match and spoken and language(row.language) in (None, spoken):
            found[match["stem"]].append((row, spoken))
    return {row.source_id: (stem, spoken) for stem, ends in found.items() if _sure(ends) for row, spoken in ends}


def _sure(ends: list[tuple[Row, str]]) -> bool:
    """The rows say their language themselves, or one organisation writes them all."""
    if all(language(row.language) for row, _ in ends):
        return True
    return len({spoken for _, spoken in ends}) > 1 and len({_organisation(row) for row, _ in ends}) == 1


def _organisation(row: Row) -> tuple[str, ...]:
    return fold(row.organisation).words


def _one(key: object, group: dict[str, Row]) -> Merged:
    rows = list(group.values())
    due = together(row.due for row in rows)
    doubts = {
        Doubt.DUE_DIFFERS: due is None,
        Doubt.ORGANISATION_DIFFERS: len({_organisation(row) for row in rows}) > 1,
    }
    source_id = key if isinstance(key, str) else ""
    return Merged(source_id, group, due or UNKNOWN, tuple(doubt for doubt, there in doubts.items() if there))
