"""What would come of a file: shown first, stored after a yes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from bot.content.model import Content
from bot.domain.columns import Field, Guess, guesses, heading
from bot.domain.organisations import Names
from bot.domain.words import folded
from bot.services.importing.drafts import Draft, Maker, Rejected, Rejection
from bot.services.importing.reader import Framework, Reader
from bot.services.importing.sheets import Sheet
from bot.storage import organisations
from bot.storage.engine import Transaction

SAMPLE = 200  # rows that are looked at to guess what a column holds
SOURCES = {"source", "fuente", "источник", "المصدر", "来源"}  # a column that names where all the rows come from
NEEDED = (Field.ORGANISATION,)


@dataclass(frozen=True, slots=True)
class Options:
    """What whoever imports says of the file; what they leave open is guessed."""

    name: str
    language: str = "en"
    process: str = ""
    source: str = ""
    columns: Mapping[int, Guess | None] = field(default_factory=dict)  # corrected by hand


@dataclass(frozen=True, slots=True)
class Plan:
    headers: tuple[str, ...]
    columns: tuple[Guess | None, ...]
    encoding: str
    source: str
    process: str
    read: int
    drafts: Sequence[Draft]
    rejected: Sequence[Rejected]
    unmatched: Mapping[str, int]

    @property
    def missing(self) -> list[Field]:
        """Columns without which nothing can be stored."""
        there = {guess.field for guess in self.columns if guess}
        said = there & {Field.TEXT, Field.TITLE, Field.ITEM}
        return [*(one for one in NEEDED if one not in there), *([] if said else [Field.TEXT])]

    @property
    def makers(self) -> dict[str, Maker]:
        """Organisations by their folded name, the first way of writing each."""
        found: dict[str, Maker] = {}
        for draft in self.drafts:
            for maker in draft.makers:
                found.setdefault(folded(maker.name), maker)
        return found

    @property
    def languages(self) -> Counter[int]:
        """How many commitments there are in one language, in two, and so on."""
        return Counter(len(draft.wordings) for draft in self.drafts)

    @property
    def dues(self) -> Counter[str]:
        return Counter(str(draft.due.precision) for draft in self.drafts)

    @property
    def doubts(self) -> list[Draft]:
        return [draft for draft in self.drafts if draft.doubts]


def plan(sheet: Sheet, content: Content, options: Options) -> Plan:
    found = heading([line.cells for line in sheet.lines])
    data = [line for line in sheet.lines[found.start :] if any(cell.strip() for cell in line.cells)]
    guessed = guesses(found, [line.cells for line in data[:SAMPLE]])
    columns = tuple(options.columns.get(at, guess) for at, guess in enumerate(guessed))
    reader = Reader(columns, Framework(content, options.process), options.language, options.process)
    drafts = reader.drafts(data)
    broken = [Rejected(line, Rejection.BROKEN) for line in sheet.broken]
    return Plan(
        headers=found.headers,
        columns=columns,
        encoding=sheet.encoding,
        source=options.source or _source(found.headers, [line.cells for line in data]) or PurePath(options.name).stem,
        process=options.process,
        read=len(data) + len(broken),
        drafts=drafts,
        rejected=sorted([*broken, *reader.rejected], key=lambda one: one.line.number),
        unmatched=reader.unmatched,
    )


def _source(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """What a column of that name says in every row."""
    at = next((n for n, header in enumerate(headers) if folded(header) in SOURCES), None)
    said = {row[at].strip() for row in rows if at < len(row)} if at is not None else set()
    return said.pop() if len(said) == 1 else ""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An organisation that would be listed anew, and those it may be."""

    name: str
    like: tuple[str, ...]


def newcomers(tx: Transaction, plan: Plan) -> list[Newcomer]:
    """Those with look-alikes first."""
    listed = {name for _, name in organisations.all_names(tx)}
    known = {folded(name) for name in listed}
    fresh = [maker.name for key, maker in plan.makers.items() if key not in known]
    names = Names([*listed, *fresh])
    found = [Newcomer(name, tuple(one for one in names.alike(name) if one != name)) for name in fresh]
    return sorted(found, key=lambda one: (not one.like, one.name))
