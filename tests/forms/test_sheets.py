"""A form is the same from Markdown and from spreadsheets; a file that is none is told, and so is a row that is none."""

from pathlib import Path

import openpyxl
import pytest

from bot.domain.forms.model import Form
from bot.forms import Broken, load
from bot.forms.faults import Findings
from bot.forms.markdown import tables
from tests.forms.author import EXAMPLES, Author


def test_a_rule_of_dashes_is_no_row(author: Author) -> None:
    form = author.asks("---- | :--- | ---:", "text | a | A")
    assert [item.name for item in form.items] == ["a"]


def test_a_row_that_does_not_end_is_told(author: Author) -> None:
    (fault,) = author.is_told(lambda: author.writes("| survey |\n| | type | name | label |\n| | text | a | A\n"))
    assert (fault.row, fault.reason) == (3, "a row of a table begins and ends with |")


def test_a_pipe_in_a_cell_is_escaped() -> None:
    findings = Findings()
    assert tables("| survey |\n| | a \\| b |\n", findings) == {"survey": [(2, ["a | b"])]}
    assert findings.faults == []


@pytest.mark.parametrize(
    ("sheet", "reason"), [("choises", "is it choices?"), ("external_choices", "is not supported"), ("_notes", "")]
)
def test_sheets_that_look_like_ours_are_told(author: Author, sheet: str, reason: str) -> None:
    text = f"| survey |\n| | type | name | label |\n| | text | a | A |\n| {sheet} |\n| | list_name |\n| | x |\n"
    if reason:
        assert reason in author.is_told(lambda: author.writes(text))[0].reason
    else:
        assert author.writes(text).items


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("form.txt", b"", "a form is a file .md, .xlsx or .xls, not .txt"),
        ("form.md", b"\xff\xfe", "cannot be read"),
        ("form.md", b"", "there is no sheet survey"),
        ("form.md", b"| a | b |", "there is no sheet survey"),
        ("form.xlsx", b"PK\x03\x04 and then nothing", "cannot be read"),
        ("form.xls", b"no spreadsheet", "cannot be read"),
        ("form.md", b" " * (5 * 1024 * 1024 + 1), "more than 5 MB"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Broken, match=reason):
        load(tmp_path / name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="cannot be read"):
        load(tmp_path / "form.md")


def described(form: Form) -> list[tuple[object, ...]]:
    return [
        (path, type(item).__name__, getattr(item, "kind", None), item.label, getattr(item, "relevant", None))
        for path, item in form.everything()
    ]


def test_the_same_form_from_markdown_and_from_spreadsheets(tmp_path: Path) -> None:
    """`wells.xls` holds the rows of `wells.md`, saved by a spreadsheet program of long ago."""
    markdown = load(EXAMPLES / "wells.md")
    book = openpyxl.Workbook()
    for name, lines in tables((EXAMPLES / "wells.md").read_text("utf-8"), Findings()).items():
        sheet = book.create_sheet(name)
        for _, cells in lines:
            sheet.append([cell or None for cell in cells])
    del book["Sheet"]
    book.save(tmp_path / "wells.xlsx")
    for other in (load(tmp_path / "wells.xlsx"), load(EXAMPLES / "wells.xls")):
        assert described(other) == described(markdown)
        assert other.lists == markdown.lists
        assert (other.id, other.title, other.language) == (markdown.id, markdown.title, markdown.language)


def test_a_spreadsheet_tells_its_rows_with_empty_ones_between(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in (["type", "name", "label"], ["text", "a", "A"], [], [], ["txt", "b", "B"]):
        sheet.append(row)
    book.save(tmp_path / "form.xlsx")
    with pytest.raises(Broken) as broken:
        load(tmp_path / "form.xlsx")
    assert broken.value.lines == ["form.xlsx: survey, row 5: the type 'txt' is not known; is it text?"]
