"""The survey's rows become questions in groups and repetitions."""

from dataclasses import dataclass, field

from bot.domain.forms.model import Group, Item, Question, Repeat
from bot.forms.faults import Findings
from bot.forms.lists import Lists
from bot.forms.questions import EVERYWHERE, Reader
from bot.forms.rows import Origins, Row, rows
from bot.forms.sheets import Sheet
from bot.forms.types import Begins, Ends, Unknown, row_type


@dataclass(slots=True)
class Frame:
    """A group or repetition that is not closed yet, or the form itself."""

    kind: str = ""
    row: Row | None = None
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Survey:
    lists: Lists
    findings: Findings
    origins: Origins
    frames: list[Frame] = field(default_factory=lambda: [Frame()])

    def items(self, sheet: Sheet) -> tuple[Item, ...]:
        for row in rows(sheet, self.findings):
            self._read(row)
        for frame in self.frames[1:]:
            if frame.row:
                frame.row.wrong(f"this {frame.kind} is never ended")
        if not self.frames[0].items and not self.findings.faults:
            self.findings.wrong(sheet.name, sheet.line, "the form asks nothing")
        return tuple(self.frames[0].items)

    def _read(self, row: Row) -> None:
        written = row.text("type")
        if not written:
            row.wrong("type is missing")
            return
        try:
            kind = row_type(written)
        except Unknown as unknown:
            row.wrong(str(unknown))
            return
        match kind:
            case Begins(what):
                self._begin(row, what)
            case Ends(what):
                self._end(row, what)
            case _:
                self._ask(row, Reader(self.lists).question(row, kind))

    def _ask(self, row: Row, question: Question) -> None:
        self._add(row, question)
        if question.other:
            self._add(row, Reader(self.lists).other(question))

    def _begin(self, row: Row, kind: str) -> None:
        allowed = EVERYWHERE - {"guidance_hint"} | ({"repeat_count"} if kind == "repeat" else set())
        for name in {cell.name for cell in row.cells} - allowed:
            row.wrong(f"{name} has no effect on a {kind}")
        if not row.name():
            row.wrong("name is missing")
        self.frames.append(Frame(kind, row))

    def _end(self, row: Row, kind: str) -> None:
        for name in {cell.name for cell in row.cells} - {"type", "name", "label"}:
            row.wrong(f"{name} has no effect where a {kind} ends")
        frame = self.frames[-1]
        if frame.row is None or frame.kind != kind:
            row.wrong(f"no {kind} is open here to be ended")
            return
        self.frames.pop()
        if not frame.items:
            frame.row.wrong(f"this {kind} is empty")
        self._add(frame.row, _closed(frame, frame.row))

    def _add(self, row: Row, item: Item) -> None:
        among = self.frames[-1].items
        if item.name and any(other.name == item.name for other in among):
            row.wrong(f"the name {item.name!r} is already taken beside it")
        among.append(item)
        self.origins[id(item)] = row


def _closed(frame: Frame, row: Row) -> Item:
    label, hint, relevant = row.wording("label"), row.wording("hint"), row.expression("relevant")
    items = tuple(frame.items)
    if frame.kind == "group":
        return Group(row.name(), items, label, hint, relevant)
    return Repeat(row.name(), items, label, hint, relevant, row.expression("repeat_count"))
