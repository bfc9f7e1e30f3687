"""A spreadsheet in which every text is a text, whatever it looks like, and pictures are pictures."""

import re
import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import openpyxl

from bot.documents import qr, table

PAYLOADS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.org")']
PAYLOADS += ["http://example.org", "mailto:a@example.org", "007", "1e5", "{=1}", "é ع 承", "'=1"]


def written() -> bytes:
    file = BytesIO()
    table.write(file, ["Text", "Picture"], [20, 20], ([text, qr.drawn("https://t.me/keptbot", 2)] for text in PAYLOADS))
    return file.getvalue()


def test_nothing_becomes_a_formula_a_number_or_a_link() -> None:
    with ZipFile(BytesIO(written())) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        looks = parts.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert set(re.findall(r'<c r="A\d+"[^>]* t="(\w+)"', sheet)) == {"inlineStr"}
    assert 'quotePrefix="1"' in looks, "edited by hand, it stays a text"


def test_each_text_is_read_again_as_it_was() -> None:
    sheet = openpyxl.load_workbook(BytesIO(written())).active
    read = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert [clean(text) for text in read] == [clean(text) for text in PAYLOADS]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2, max_col=1) for cell in row} == {"s"}
    with ZipFile(BytesIO(written())) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    assert drawing.count("<xdr:pic>") == len(PAYLOADS), "one beside each"


def clean(text: str | None) -> str:
    return re.sub(r"[\r\n]+", "\n", text or "")


def test_a_code_is_a_picture_of_black_and_white_squares() -> None:
    assert qr.drawn("https://t.me/keptbot?start=join_x").startswith(b"\x89PNG")


def test_the_libraries_are_loaded_only_when_a_file_is_made() -> None:
    asked = "import sys, bot.pipeline.machine; sys.exit(bool({'xlsxwriter', 'segno'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
