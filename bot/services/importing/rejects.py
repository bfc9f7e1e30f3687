"""Rejected rows handed back: as they were, with the line and the reason, and with no cell that could be a formula."""

import csv
from collections.abc import Callable, Sequence
from io import StringIO

from bot.services.importing.drafts import Rejected, Rejection

BEGIN_FORMULA = "=+-@\t\r\n＝＋－＠–−"  # also what some programs take for a sign
BOM = "\ufeff"  # by which Excel knows UTF-8


def rejects(
    headers: Sequence[str], titles: tuple[str, str], rejected: Sequence[Rejected], said: Callable[[Rejection], str]
) -> bytes:
    """A CSV file; `titles` head the two columns that stand before those of the file."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(cell) for cell in (*titles, *headers)])
    for one in rejected:
        writer.writerow([str(one.line.number), said(one.reason), *(harmless(cell) for cell in one.line.cells)])
    return (BOM + text.getvalue()).encode()


def harmless(cell: str) -> str:
    """A sign before it says that it is text."""
    return f"'{cell}" if cell.lstrip(" \u00a0")[:1] in set(BEGIN_FORMULA) else cell
