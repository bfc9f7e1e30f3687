"""One row of a table, by what its columns are, and what can be read off it."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.columns import Field, Guess
from bot.domain.columns.fields import language as spoken
from bot.domain.commitments import Kind
from bot.domain.dues import UNKNOWN, Precision, understood
from bot.domain.organisations import Type
from bot.domain.register import Wording
from bot.domain.words import cleaned, folded
from bot.services.importing.drafts import Contact, Maker
from bot.services.importing.sheets import Line
from bot.services.importing.vocabulary import TYPE_OF

NAME_LENGTH = 200
WORDS = (Field.TITLE, Field.TEXT)
SEVERAL = re.compile(r"[;\n|]")
LISTED = re.compile(r"[;\n|,،、，]")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row, by what its columns are."""

    line: Line
    of: Mapping[tuple[Field, str | None], str]

    def __getitem__(self, which: Field) -> str:
        return self.of.get((which, None), "")

    @classmethod
    def read(cls, line: Line, columns: Sequence[Guess | None]) -> "Cells":
        pairs = zip(columns, line.cells, strict=False)
        return cls(line, {(guess.field, guess.language): _cleaned(cell) for guess, cell in pairs if guess})

    def with_others(self, others: Sequence["Cells"]) -> "Cells":
        """What this row leaves empty, another language's row may say."""
        said = [one.of for one in (self, *others)][::-1]
        return Cells(self.line, {key: cell for of in said for key, cell in of.items() if cell})

    def languages(self) -> list[str]:
        return list(dict.fromkeys(code for _, code in self.of if code))


def _cleaned(cell: str) -> str:
    """Most cells need no looking at every letter."""
    return cell.strip() if cell.isascii() and cell.isprintable() else cleaned(cell)


def wordings_of(cells: Cells, language: str) -> Iterator[tuple[str, Wording]]:
    """A row may carry one language, or a column for each."""
    due = cells[Field.DUE]
    title, text = cells[Field.TITLE], cells[Field.TEXT]
    if title or text or not cells.languages():
        yield language, Wording(title, text, due)
    for code in cells.languages():
        said = Wording(cells.of.get((Field.TITLE, code), ""), cells.of.get((Field.TEXT, code), ""), due)
        if said.title or said.text:
            yield code, said


def makers_of(cells: Cells, kind: Kind, language: str) -> Iterator[Maker]:
    """The first leads; partners of a joint commitment hold it too."""
    type = TYPE_OF.get(folded(cells[Field.ORGANISATION_TYPE]), Type.OTHER.value)
    yield Maker(one_line(cells[Field.ORGANISATION]), type, language)
    if kind is Kind.JOINT:
        for name in parts(cells[Field.PARTNERS], SEVERAL):
            yield Maker(one_line(name)[:NAME_LENGTH], Type.OTHER.value, language)


def made_up(cells: Cells) -> str:
    """For a row without an id: what it says names it."""
    said = [cells[Field.ORGANISATION], *(cells.of[key] for key in sorted(cells.of, key=str) if key[0] in WORDS)]
    return f"~{hashlib.blake2b(json.dumps(said).encode(), digest_size=12).hexdigest()}"


def day(written: str, language: str) -> date | None:
    found = understood(written, language) if written else UNKNOWN
    return found.first if found.precision is Precision.DAY else None


def contact_of(cells: Cells) -> Contact | None:
    name, email = cells[Field.CONTACT_NAME], cells[Field.CONTACT_EMAIL]
    return Contact(name, email, spoken(cells[Field.CONTACT_LANGUAGE])) if name or email else None


def parts(written: str, between: re.Pattern[str]) -> list[str]:
    return list(dict.fromkeys(part for one in between.split(written) if (part := one_line(one))))


def one_line(written: str) -> str:
    return " ".join(written.split())
