"""A spreadsheet of plain texts and pictures, row by row; its library is loaded only when one is wanted."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import IO, Any

# Rows go to disk as they are written. What looks like a formula or an address stays the text that it is.
SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
PICTURE_ROW = 66  # points of height that a small code needs
CELL = 32_767  # characters that a cell can hold


def write(file: IO[bytes], heads: Sequence[str], widths: Sequence[int], rows: Iterable[Iterable[str | bytes]]) -> None:
    """Texts are written as texts, also when somebody edits the cell later; bytes are drawn as pictures."""
    import xlsxwriter

    with xlsxwriter.Workbook(file, SETTINGS) as book:
        sheet = book.add_worksheet()
        plain = book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"})
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        line(sheet, 0, heads, book.add_format({"bold": True, "quote_prefix": True}))
        for n, row in enumerate(rows, 1):
            sheet.set_row(n, PICTURE_ROW)
            line(sheet, n, row, plain)


def line(sheet: Any, n: int, cells: Iterable[str | bytes], looks: Any) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, bytes):
            sheet.insert_image(n, column, f"{n}.png", {"image_data": BytesIO(cell), "x_offset": 2, "y_offset": 2})
        else:
            sheet.write_string(n, column, cell[:CELL], looks)
