"""A form's file as sheets of rows; what pyxform can read, with the number of every row."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import xls_to_dict, xlsx_to_dict

from bot.domain.words import nearest
from bot.forms.faults import Findings
from bot.forms.markdown import Cells, tables

KNOWN = ("survey", "choices", "settings")
REFUSED = ("external_choices", "entities", "osm", "cascades")
LARGEST = 5 * 1024 * 1024
READERS = {".xlsx": xlsx_to_dict, ".xls": xls_to_dict}


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    line: int  # of the head
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def sheets(path: Path, findings: Findings) -> dict[str, Sheet]:
    if path.suffix.lower() not in (".md", *READERS):
        findings.wrong("file", 1, f"a form is a file .md, .xlsx or .xls, not {path.suffix or path.name}")
        return {}
    try:
        if path.stat().st_size > LARGEST:
            findings.wrong("file", 1, f"the file has more than {LARGEST // 1024 // 1024} MB")
            return {}
        read = _markdown(path, findings) if path.suffix.lower() == ".md" else _workbook(path)
    except (OSError, UnicodeDecodeError, PyXFormError, ValueError) as error:
        findings.wrong("file", 1, f"cannot be read: {error}")
        return {}
    found, names = read
    _check_names(names, findings)
    if "survey" not in found:
        findings.wrong("file", 1, "there is no sheet survey")
    return {name: sheet for name, sheet in found.items() if name in KNOWN}


def _check_names(names: list[str], findings: Findings) -> None:
    """Other sheets are an author's own notes, unless they look like one of ours."""
    for name in names:
        low = name.lower()
        meant = None if low in KNOWN or name.startswith("_") else nearest(low, list(KNOWN))
        if low in REFUSED:
            findings.wrong(name, 1, f"the sheet {name} is not supported")
        elif meant:
            findings.wrong(name, 1, f"the sheet {name!r} is not known; is it {meant}?")


def _markdown(path: Path, findings: Findings) -> tuple[dict[str, Sheet], list[str]]:
    found = tables(path.read_text("utf-8-sig"), findings)
    return {name: _table(name, lines, findings) for name, lines in found.items() if lines}, list(found)


def _table(name: str, lines: list[tuple[int, Cells]], findings: Findings) -> Sheet:
    (head, columns), *rest = lines
    for column in {column for column in columns if column and columns.count(column) > 1}:
        findings.wrong(name, head, f"the column {column!r} stands here twice")
    for line, cells in rest:
        if any(cells[len(columns) :]) or any(cell and not column for cell, column in zip(cells, columns, strict=False)):
            findings.wrong(name, line, "a cell stands under no column; is a | missing, or to be written \\|?")
    rows = [(line, {c: cell for c, cell in zip(columns, cells, strict=False) if c and cell}) for line, cells in rest]
    return Sheet(name, head, tuple(column for column in columns if column), tuple(rows))


def _workbook(path: Path) -> tuple[dict[str, Sheet], list[str]]:
    read: dict[str, Any] = READERS[path.suffix.lower()](str(path))
    names = read["sheet_names"]
    found = {name: _sheet(name, read) for name in KNOWN if name in read}
    return found, names


def _sheet(name: str, read: dict[str, Any]) -> Sheet:
    """pyxform keeps empty rows within, so the second row is the first of its list."""
    heads = read[f"{name}_header"]
    rows = tuple((number, row) for number, row in enumerate(read[name], 2) if row)
    return Sheet(name, 1, tuple(heads[0]) if heads else (), rows)
