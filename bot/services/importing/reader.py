"""Rows of a table understood as commitments, or rejected with a reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.content.model import Content
from bot.domain.columns import Field, Guess, Merged, Row, merged
from bot.domain.columns.fields import language as spoken
from bot.domain.commitments import TEXT_LENGTH, Kind
from bot.domain.dues import understood
from bot.domain.register import Place
from bot.domain.words import folded
from bot.services import countries
from bot.services.importing.cells import (
    LISTED,
    NAME_LENGTH,
    SEVERAL,
    WORDS,
    Cells,
    contact_of,
    day,
    made_up,
    makers_of,
    parts,
    wordings_of,
)
from bot.services.importing.drafts import Draft, Maker, Rejected, Rejection
from bot.services.importing.sheets import Line
from bot.services.importing.vocabulary import GROUP_OF, KIND_OF

CELL_LENGTH = 500


class Framework:
    """What a commitment can align with, by its id and by its title in every language."""

    def __init__(self, content: Content, process: str = "") -> None:
        every = [one for one in content.processes.values() if process in ("", one.id)]
        self._process = {item.id: one.id for one in every for item in one.framework if item.kind != "process"}
        self._items = {folded(id): id for id in self._process}
        for one in every:
            for item in one.framework:
                titles = {content.text(language, item.title) for language in ("en", *content.translations)}
                self._items |= {folded(title): item.id for title in titles if item.id in self._process}

    def items(self, written: str) -> tuple[str, ...]:
        found = (self._items.get(folded(part)) for part in (written, *SEVERAL.split(written)))
        return tuple(dict.fromkeys(item for item in found if item))

    def process(self, items: Sequence[str]) -> str:
        """The one process that all of them are of."""
        of = {self._process[item] for item in items}
        return of.pop() if len(of) == 1 else ""


class Reader:
    """Understands the rows of one table; what it rejects it keeps."""

    def __init__(self, columns: Sequence[Guess | None], framework: Framework, language: str, process: str) -> None:
        self._columns = columns
        self._framework = framework
        self._language = language
        self._process = process
        self.rejected: list[Rejected] = []
        self.unmatched: dict[str, int] = {}  # what stands in the column of framework items and is none

    def drafts(self, lines: Iterable[Line]) -> list[Draft]:
        cells = {one.line.number: one for one in self._sound(lines)}
        together, refused = merged(self._row(one) for one in cells.values())
        for again, _ in refused:
            self._reject(cells[again.number].line, Rejection.SAME_ID)
        drafts: dict[str, Draft] = {}
        for one in together:
            draft = self._draft(one, cells)
            if draft and draft.source_id in drafts:  # a row without an id that says what another one says
                self._reject(cells[next(iter(one.rows.values())).number].line, Rejection.SAME_ID)
            elif draft:
                drafts[draft.source_id] = draft.sealed()
        return list(drafts.values())

    def _reject(self, line: Line, reason: Rejection) -> None:
        self.rejected.append(Rejected(line, reason))

    def _sound(self, lines: Iterable[Line]) -> Iterator[Cells]:
        for line in lines:
            cells = Cells.read(line, self._columns)
            reason = self._fault(cells)
            if reason:
                self._reject(line, reason)
            else:
                yield cells

    def _fault(self, cells: Cells) -> Rejection | None:
        texts = [text for (which, _), text in cells.of.items() if which in WORDS]
        others = [text for (which, _), text in cells.of.items() if which not in WORDS]
        aligned = KIND_OF.get(folded(cells[Field.KIND])) == Kind.ALIGNMENT
        found = {
            Rejection.TOO_MANY_CELLS: any(cell.strip() for cell in cells.line.cells[len(self._columns) :]),
            Rejection.NO_ORGANISATION: not folded(cells[Field.ORGANISATION]),
            Rejection.NAME_TOO_LONG: len(cells[Field.ORGANISATION]) > NAME_LENGTH,
            Rejection.NO_TEXT: not any(texts) and not aligned,
            Rejection.TEXT_TOO_LONG: any(len(text) > TEXT_LENGTH for text in texts),
            Rejection.CELL_TOO_LONG: any(len(text) > CELL_LENGTH for text in others),
            Rejection.UNKNOWN_LANGUAGE: bool(cells[Field.LANGUAGE]) and not spoken(cells[Field.LANGUAGE]),
            Rejection.UNKNOWN_KIND: bool(cells[Field.KIND]) and folded(cells[Field.KIND]) not in KIND_OF,
        }
        return next((reason for reason, there in found.items() if there), None)

    def _row(self, cells: Cells) -> Row:
        written = cells[Field.LANGUAGE]
        due = understood(cells[Field.DUE], spoken(written) or self._language)
        return Row(cells.line.number, cells[Field.SOURCE_ID], cells[Field.ORGANISATION], written, due)

    def _draft(self, one: Merged, cells: Mapping[int, Cells]) -> Draft | None:
        rows: dict[str, Cells] = {}
        for language, row in one.rows.items():
            if (language or self._language) in rows:  # one that says its language, and one that leaves it open
                self._reject(cells[row.number].line, Rejection.SAME_ID)
            else:
                rows[language or self._language] = cells[row.number]
        (language, *_), (first, *others) = rows, rows.values()
        first = first.with_others(others)
        kind = Kind(KIND_OF.get(folded(first[Field.KIND]), Kind.INDIVIDUAL))
        wordings = {code: said for tongue, row in rows.items() for code, said in wordings_of(row, tongue)}
        items = tuple(dict.fromkeys(item for row in rows.values() for item in self._items(row)))
        makers = tuple(makers_of(first, kind, language))
        reason = misfit(kind, makers, items)
        if reason:
            for said in rows.values():
                self._reject(said.line, reason)
            return None
        return Draft(
            source_id=one.source_id or made_up(first),
            kind=kind,
            language=language if language in wordings else next(iter(wordings)),
            wordings=wordings,
            due=one.due,
            made=day(first[Field.MADE], language),
            makers=makers,
            process=self._process or self._framework.process(items),
            items=items,
            places=tuple(Place(part, countries.find(part)) for part in parts(first[Field.WHERE], SEVERAL)),
            target=first[Field.TARGET],
            unit=first[Field.UNIT],
            baseline=first[Field.BASELINE],
            groups=tuple(GROUP_OF.get(folded(part), part) for part in parts(first[Field.GROUPS], LISTED)),
            partners="" if kind is Kind.JOINT else first[Field.PARTNERS],
            doubts=one.doubts,
            contacts=tuple(contact for row in rows.values() if (contact := contact_of(row))),
            rows=len(rows),
        )

    def _items(self, cells: Cells) -> tuple[str, ...]:
        written = cells[Field.ITEM]
        items = self._framework.items(written)
        if written and not items:
            self.unmatched[written] = self.unmatched.get(written, 0) + 1
        return items


def misfit(kind: Kind, makers: Sequence[Maker], items: Sequence[str]) -> Rejection | None:
    if kind is Kind.JOINT and len({folded(one.name) for one in makers}) < 2:
        return Rejection.ONE_HOLDER
    return Rejection.NO_ITEM if kind is Kind.ALIGNMENT and not items else None
