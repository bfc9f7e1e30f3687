"""A file read into rows of text: CSV in the encodings and with the separators people use, or XLSX."""

import codecs
import csv
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from typing import Any

LARGEST = 50 << 20  # bytes of a file, and four times that once it is unpacked
ROWS = 200_000
COLUMNS = 200
SEPARATORS = ",;\t"
SHEET = b"PK\x03\x04"
OLD_SHEET = b"\xd0\xcf\x11\xe0"  # XLS, and XLSX with a password
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252", "xlsx": "XLSX"}


class Unreadable(Exception):
    """The file cannot be read as a table; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number in the file, as people count: the first is 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    lines: list[Line]
    broken: list[Line] = field(default_factory=list)
    encoding: str = "UTF-8"


def sheet(data: bytes) -> Sheet:
    if len(data) > LARGEST:
        raise Unreadable("too_large")
    if data.startswith(OLD_SHEET):
        raise Unreadable("old_sheet")
    read = _xlsx(data) if data.startswith(SHEET) else _csv(data)
    if not any(any(line.cells) for line in read.lines):
        raise Unreadable("empty")
    return read


def _csv(data: bytes) -> Sheet:
    encoding = _encoding(data)
    try:
        lines = StringIO(data.decode(encoding), newline="").readlines()
    except UnicodeDecodeError as error:
        raise Unreadable("no_text") from error
    separator = _separator(lines)
    broken: list[Line] = []
    return Sheet(list(islice(_rows(lines, separator, broken), ROWS)), broken, NAMES[encoding])


def _encoding(data: bytes) -> str:
    marked = next((name for mark, name in MARKS.items() if data.startswith(mark)), None)
    if marked:
        return marked
    if b"\0" in data[:4096]:
        raise Unreadable("no_text")
    try:
        data.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _separator(lines: list[str]) -> str:
    """The mark that stands most often outside quotes in the first lines."""
    counts: Counter[str] = Counter()
    for line in lines[:25]:
        counts.update(mark for part in line.split('"')[::2] for mark in part if mark in SEPARATORS)
    return counts.most_common(1)[0][0] if counts else ","


def _rows(lines: list[str], separator: str, broken: list[Line]) -> Iterator[Line]:
    """After a row that is broken, such as by a quote that never ends, reading goes on with the next line."""
    at = 0
    while at < len(lines):
        reader = csv.reader((lines[n] for n in range(at, len(lines))), delimiter=separator, strict=True)
        begun = at
        try:
            for cells in reader:
                yield Line(begun + 1, tuple(cells))
                begun = at + reader.line_num
            at = begun
        except csv.Error:
            broken.append(Line(begun + 1, (lines[begun].rstrip("\r\n"),)))
            at = begun + 1


def _xlsx(data: bytes) -> Sheet:
    from openpyxl import load_workbook  # 40 MB that nothing else needs

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > 4 * LARGEST:
                raise Unreadable("too_large")
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError) as error:
        raise Unreadable("no_sheet") from error
    try:
        page = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
        if page is None:
            raise Unreadable("empty")
        page.reset_dimensions()  # what programs write there is often wrong
        rows = page.iter_rows(max_col=COLUMNS, max_row=ROWS, values_only=True)
        return Sheet([Line(n, _trimmed(row)) for n, row in enumerate(rows, 1)], encoding=NAMES["xlsx"])
    finally:
        book.close()


def _trimmed(row: tuple[Any, ...]) -> tuple[str, ...]:
    cells = [_written(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _written(value: Any) -> str:
    """As it would be typed; a moment at midnight is a date."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
