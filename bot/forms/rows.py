"""One row of a sheet, asked for its cells by the names they have here; what is wrong with one is noted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.forms.expressions import Broken, Expression, expression
from bot.domain.forms.model import Answer, Pieces, Wording
from bot.forms.columns import Column, Unknown, column
from bot.forms.faults import Findings
from bot.forms.sheets import Sheet

Origins = dict[int, "Row"]  # where an item or choice was written, by its identity
NAME = re.compile(r"[^\W\d][\w.-]*")
ANSWER = re.compile(r"\$\{\s*([^}]*?)\s*\}")
YES = {"yes", "true", "true()"}
NO = {"no", "false", "false()"}


@dataclass(frozen=True, slots=True)
class Row:
    sheet: str
    number: int
    cells: Mapping[Column, str]
    findings: Findings

    def wrong(self, reason: str) -> None:
        self.findings.wrong(self.sheet, self.number, reason)

    def text(self, name: str) -> str:
        return self.cells.get(Column(name), "")

    def name(self) -> str:
        written = self.text("name")
        if written and not NAME.fullmatch(written):
            self.wrong(f"the name {written!r} begins with a letter and has letters, digits, _ - and . only")
        return written

    def wording(self, name: str) -> Wording:
        found = {cell.language: self._pieces(text) for cell, text in self.cells.items() if cell.name == name}
        return Wording(found)

    def _pieces(self, text: str) -> Pieces:
        parts = ANSWER.split(text)
        for reference in parts[1::2]:
            if not NAME.fullmatch(reference):
                self.wrong(f"'${{{reference}}}' is no reference such as ${{name}}")
                return (text,)
        return tuple(Answer(part) if place % 2 else part for place, part in enumerate(parts) if part)

    def expression(self, name: str) -> Expression | None:
        source = self.text(name)
        return self.read(name, source) if source else None

    def read(self, name: str, source: str) -> Expression | None:
        try:
            return expression(source)
        except Broken as broken:
            self.wrong(f"{name}: {broken}")
        return None

    def condition(self, name: str) -> Expression | None:
        """An expression, or yes or no."""
        word = self.text(name).strip().lower()
        if word in NO:
            return None
        return expression("true()") if word in YES else self.expression(name)


def rows(sheet: Sheet, findings: Findings) -> Iterator[Row]:
    columns = _columns(sheet, findings)
    for number, cells in sheet.rows:
        yield Row(
            sheet.name, number, {columns[head]: text for head, text in cells.items() if head in columns}, findings
        )


def _columns(sheet: Sheet, findings: Findings) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for head in sheet.columns:
        try:
            one = column(sheet.name, head)
        except Unknown as unknown:
            findings.wrong(sheet.name, sheet.line, str(unknown))
            continue
        if one in found.values():
            findings.wrong(sheet.name, sheet.line, f"the column {head!r} means the same as another one")
        found[head] = one
    return found
