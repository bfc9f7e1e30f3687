"""pyxform's Markdown, where every row knows its line: `| survey |`, then rows that leave the first cell empty."""

import re
from collections.abc import Iterator

from bot.forms.faults import Findings

BAR = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"\s*:?-+:?\s*")
Cells = list[str]


def tables(text: str, findings: Findings) -> dict[str, list[tuple[int, Cells]]]:
    """Sheet by sheet its lines, the head first; prose and `#` lines between tables are left alone."""
    sheets: dict[str, list[tuple[int, Cells]]] = {}
    sheet = ""
    for line, cells in _rows(text, findings):
        if cells[0]:
            sheet = cells[0].lower()
            if sheet in sheets:
                findings.wrong(sheet, line, f"the sheet {cells[0]!r} begins a second time")
            sheets.setdefault(sheet, [])
        if not sheet:
            findings.wrong("survey", line, "a table begins with the name of its sheet, such as | survey |")
            return {}
        if any(cells[1:]):
            sheets[sheet].append((line, cells[1:]))
    return sheets


def _rows(text: str, findings: Findings) -> Iterator[tuple[int, Cells]]:
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("#") or not BAR.search(bare):
            continue
        if not bare.startswith("|") or not BAR.match(bare[-1]) or bare.endswith("\\|"):
            findings.wrong("survey", number, "a row of a table begins and ends with |")
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in BAR.split(bare)[1:-1]]
        if not all(RULE.fullmatch(cell) or not cell for cell in cells) or not any(cells):
            yield number, cells
