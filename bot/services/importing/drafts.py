"""Commitments as a file says them, and the reasons for which a row is none."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum

from bot.domain.columns import Doubt
from bot.domain.commitments import Kind
from bot.domain.dues import Due
from bot.domain.register import Place, Wording
from bot.services.importing.sheets import Line


class Rejection(StrEnum):
    """Why a row is not stored."""

    BROKEN = "broken"
    TOO_MANY_CELLS = "too_many_cells"
    NO_ORGANISATION = "no_organisation"
    NAME_TOO_LONG = "name_too_long"
    NO_TEXT = "no_text"
    TEXT_TOO_LONG = "text_too_long"
    CELL_TOO_LONG = "cell_too_long"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_KIND = "unknown_kind"
    SAME_ID = "same_id"
    ONE_HOLDER = "one_holder"
    NO_ITEM = "no_item"


@dataclass(frozen=True, slots=True)
class Rejected:
    line: Line
    reason: Rejection


@dataclass(frozen=True, slots=True)
class Contact:
    """Private: whom an organiser can write to."""

    name: str
    email: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Maker:
    """An organisation as the file names it."""

    name: str
    type: str
    language: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A commitment as it is to be stored; `source_id` makes it known again."""

    source_id: str
    kind: Kind
    language: str
    wordings: Mapping[str, Wording]
    due: Due
    made: date | None
    makers: tuple[Maker, ...]
    process: str
    items: tuple[str, ...]
    places: tuple[Place, ...]
    target: str
    unit: str
    baseline: str
    groups: tuple[str, ...]
    partners: str
    doubts: tuple[Doubt, ...] = ()
    contacts: tuple[Contact, ...] = field(default=())
    rows: int = 1

    digest: str = ""

    def sealed(self) -> "Draft":
        """With the digest of everything it says, by which the same is known when it comes again."""
        said = [getattr(self, name) for name in SAID]
        wordings = sorted((code, repr(one)) for code, one in self.wordings.items())
        digest = hashlib.blake2b(repr((said, wordings)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return replace(self, digest=digest)


SAID = [one.name for one in fields(Draft) if one.name not in ("wordings", "doubts", "contacts", "rows", "digest")]
