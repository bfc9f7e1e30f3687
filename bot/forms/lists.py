"""The sheet of choices becomes lists of choices."""

from bot.domain.forms.model import Choice
from bot.forms.columns import CHOICES
from bot.forms.faults import Findings
from bot.forms.rows import Origins, Row, rows
from bot.forms.sheets import Sheet

Lists = dict[str, tuple[Choice, ...]]


def lists(sheet: Sheet | None, findings: Findings, origins: Origins, *, twice: bool) -> Lists:
    made: dict[str, list[Choice]] = {}
    for row in rows(sheet, findings) if sheet else ():
        one, name = _choice(row), row.text("list_name")
        among = made.setdefault(name, [])
        if not twice and any(other.name == one.name for other in among):
            row.wrong(f"the list {name!r} has the choice {one.name!r} twice")
        among.append(one)
        origins[id(one)] = row
    return {name: tuple(choices) for name, choices in made.items()}


def _choice(row: Row) -> Choice:
    name, label = row.text("name"), row.wording("label")
    if not row.text("list_name"):
        row.wrong("list_name is missing")
    if not name:
        row.wrong("name is missing")
    if len(name.split()) > 1:
        row.wrong(f"the name {name!r} is one word: several chosen names are parted by spaces")
    if not label:
        row.wrong("label is missing")
    extra = {cell.name: text for cell, text in row.cells.items() if cell.name not in CHOICES}
    return Choice(name, label, extra)
