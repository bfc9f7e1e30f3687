"""An operator takes commitments over from a spreadsheet."""

import json
from pathlib import Path

import pytest

FILE = """Reference,Organisation,Commitment,Due date
1,Wells Trust,A well in every village,By 2027
2,Wells Trust,A road to each,Ongoing
3,,Nobody's,2028
4,Roads Trust,=HYPERLINK("x"),Fall 2027
"""


@pytest.fixture
def ready(operator):
    operator.types("migrate")
    (operator.folder / "promises.csv").write_text(FILE)
    return operator


def last(operator):
    return operator.said.splitlines()[-1]


def test_a_dry_run_shows_what_would_come_of_it_and_stores_nothing(ready):
    assert ready.types("import commitments promises.csv --dry-run") == 0
    assert "Reference: id at the source, by its header" in ready.said
    assert "2 organisations are listed anew." in ready.said
    assert last(ready) == "dry run: read 4, stored 3, unchanged 0, rejected 1"
    assert not list(ready.folder.glob("*.rejected.csv"))
    ready.types("import commitments promises.csv --dry-run")
    assert last(ready) == "dry run: read 4, stored 3, unchanged 0, rejected 1"


def test_nothing_is_stored_unasked(ready):
    assert ready.types("import commitments promises.csv") == 1
    assert last(ready) == "Nothing was stored."


def test_it_is_stored_and_the_rest_handed_back(ready):
    assert ready.types("import commitments promises.csv --yes") == 0
    assert last(ready) == "read 4, stored 3, unchanged 0, rejected 1"
    back = (ready.folder / "promises.rejected.csv").read_text(encoding="utf-8-sig")
    assert back.splitlines()[1] == "4,This row does not say whose commitment it is.,3,,Nobody's,2028"
    assert ready.types("import commitments promises.csv --yes") == 0
    assert last(ready) == "read 4, stored 0, unchanged 3, rejected 1"


def test_a_map_says_which_column_is_what(ready):
    (ready.folder / "odd.csv").write_text("A,B,C\nWells Trust,A well,2027\n")
    assert ready.types("import commitments odd.csv --yes") == 1
    assert "Name one with --map" in ready.said
    (ready.folder / "map.yaml").write_text("organisation: A\ntext: 2\ndue: C\n")
    assert ready.types("import commitments odd.csv --yes --map map.yaml") == 0
    assert last(ready) == "read 1, stored 1, unchanged 0, rejected 0"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("colour: A", "colour is neither a field nor a column"),
        ("text: Z", "Z is neither a field nor a column"),
        ("- a\n- b", "is not a list of lines"),
        ("a: [", "is not a list of lines"),
    ],
)
def test_a_wrong_map_is_told(ready, text, sentence):
    (ready.folder / "map.yaml").write_text(text)
    assert ready.types("import commitments promises.csv --map map.yaml") == 1
    assert sentence in ready.complained


def test_what_cannot_be_read_is_told_in_a_sentence(ready):
    (ready.folder / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert ready.types("import commitments missing.csv") == 4
    assert "missing.csv does not exist." in ready.complained
    for line, sentence in {
        "import commitments old.xls": "This is an old Excel file",
        "import commitments promises.csv --process none": "There is no process none; there are",
    }.items():
        assert ready.types(line) == 1
        assert sentence in ready.complained


def test_without_a_database_it_says_how_to_make_one(operator):
    (operator.folder / "promises.csv").write_text(FILE)
    assert operator.types("import commitments promises.csv --yes") == 4
    assert "`kept migrate` makes one" in operator.complained


def test_no_payload_becomes_a_formula(ready):
    """Those that are known to be tried, where they can be had."""
    payloads = Path("/work/shared/samples/csv_injection_payloads.json")
    tried = json.loads(payloads.read_text()) if payloads.exists() else ["=1+1", "+1", "-1", "@SUM(1)"]
    rows = "\n".join(
        ",".join(['"{}"'.format(one.replace('"', '""')) for one in ("", "", payload)]) for payload in tried
    )
    (ready.folder / "bad.csv").write_text(f"Reference,Organisation,Commitment\n{rows}\n", encoding="utf-8")
    ready.types("import commitments bad.csv --yes")
    back = (ready.folder / "bad.rejected.csv").read_text(encoding="utf-8-sig")
    assert last(ready).endswith(f"rejected {len(tried)}")
    assert not [line for line in back.splitlines() for cell in line.split(",") if cell.lstrip('" ')[:1] in set("=+-@")]
