"""Rejected rows are handed back as they were, and open in a spreadsheet without computing anything."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.importing import Rejected, Rejection, rejects
from bot.services.importing.rejects import BEGIN_FORMULA, harmless
from bot.services.importing.sheets import Line


def opened(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_comes_back_with_its_line_and_reason() -> None:
    line = Line(7, ("Wells Trust", 'a "well",\nor two', "=1+1"))
    data = rejects(("Who", "What"), ("Line", "Why"), [Rejected(line, Rejection.NO_TEXT)], lambda one: f"because {one}")
    assert data.startswith(b"\xef\xbb\xbf")
    assert opened(data) == [
        ["Line", "Why", "Who", "What"],
        ["7", "because no_text", "Wells Trust", 'a "well",\nor two', "'=1+1"],
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "  =1", "\u00a0=1", "–", "−2"])
def test_what_could_be_a_formula_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@given(st.text(max_size=20))
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert harmless(cell).lstrip(" \u00a0")[:1] not in set(BEGIN_FORMULA)
    assert harmless(cell).endswith(cell)
