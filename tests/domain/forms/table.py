"""The table of expressions: where, what, what it comes to, and where and why ODK's evaluator has it otherwise."""

import csv
from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    at: str
    expression: str
    text: str
    oracle: str
    reason: str


with (Path(__file__).parent / "expressions.csv").open(encoding="utf-8", newline="") as file:
    ROWS = [Row(**row) for row in csv.DictReader(file)]
