"""Files as people save them: encodings, separators, broken rows, XLSX; what is no table is refused with a reason."""

import codecs
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.services.importing import Unreadable, sheet
from bot.services.importing.sheets import COLUMNS, Line

TEXT = "Organisation,Commitment\nÉcole «Été»,100 € pour l’eau\n"


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in sheet(data).lines]


def book(*rows: list[object], hidden_first: bool = False) -> bytes:
    made = Workbook()
    page = made.active
    if hidden_first:
        page.sheet_state = "hidden"
        page.append(["not this one"])
        page = made.create_sheet("shown")
    for row in rows:
        page.append(row)
    data = BytesIO()
    made.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_encodings_are_known_and_named(data: bytes, name: str) -> None:
    read = sheet(data)
    assert read.encoding == name
    assert [line.cells for line in read.lines] == [
        ("Organisation", "Commitment"),
        ("École «Été»", "100 € pour l’eau"),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(mark: str, end: str) -> None:
    lines = [["a", "b", "c"], ["1", '"two, three; four"', "5"]]
    assert cells(end.join(mark.join(line) for line in lines).encode()) == [
        ("a", "b", "c"),
        ("1", "two, three; four", "5"),
    ]


def test_a_cell_may_hold_lines_and_quotes() -> None:
    read = sheet(b'a,b\n"one\ntwo","say ""yes"""\nlast,row\n')
    assert read.lines[1].cells == ("one\ntwo", 'say "yes"')
    assert [line.number for line in read.lines] == [1, 2, 4]


def test_a_broken_row_is_named_with_its_line_and_the_rest_is_read() -> None:
    read = sheet(b'a,b\n1,2\n"never ends,2\n3,4\n"wrong"end,2\n5,6\n')
    assert [line.number for line in read.broken] == [3, 5]
    assert read.broken[0].cells == ('"never ends,2',)
    assert [line.cells for line in read.lines] == [("a", "b"), ("1", "2"), ("3", "4"), ("5", "6")]


def test_a_line_of_another_alphabet_does_not_end_a_row() -> None:
    assert cells("a,b\none\u2028two,\x0bthree\n".encode()) == [("a", "b"), ("one\u2028two", "\x0bthree")]


def test_xlsx_is_read_as_it_would_be_typed() -> None:
    rows = [["Due", "Target", "Open"], [datetime(2027, 3, 31), 40.0, True], [date(2027, 1, 2), 2.5, None]]  # noqa: DTZ001
    assert cells(book(*rows)) == [("Due", "Target", "Open"), ("2027-03-31", "40", "True"), ("2027-01-02", "2.5")]
    assert sheet(book(*rows)).encoding == "XLSX"


def test_the_first_sheet_that_can_be_seen_is_read() -> None:
    assert cells(book(["a", "b"], hidden_first=True)) == [("a", "b")]


def test_columns_without_end_are_cut() -> None:
    assert len(cells(book(["x"] * (COLUMNS + 50)))[0]) == COLUMNS


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n\n,,\n", "empty"),
        (b"\xd0\xcf\x11\xe0 old", "old_sheet"),
        (b"PK\x03\x04 no zip", "no_sheet"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "no_text"),
        (b"\x81\x8d\x8f", "no_text"),
        (b"x" * (51 << 20), "too_large"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        sheet(data)
    assert refused.value.code == code


@given(st.binary(max_size=300))
def test_whatever_is_sent_is_read_or_refused(data: bytes) -> None:
    try:
        read = sheet(data).lines
    except Unreadable:
        read = [Line(1, ())]
    assert read
