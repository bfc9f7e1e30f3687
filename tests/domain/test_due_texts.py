"""Due texts as people write them in six languages, each with what is surely meant."""

import csv
from pathlib import Path

import pytest

from bot.domain.dues import understood

TABLE = Path(__file__).with_name("due_texts.csv")
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['language']}:{row['text']}" for row in ROWS])
def test_a_due_text_means_what_the_table_says(row: dict[str, str]) -> None:
    due = understood(row["text"], row["language"])
    found = due.precision, str(due.first or ""), str(due.last or ""), "by" if due.by else ""
    assert found == (row["precision"], row["first"], row["last"], row["by"])


def test_the_table_has_enough_of_every_language() -> None:
    languages = [row["language"] for row in ROWS]
    assert len(languages) >= 150
    assert all(languages.count(one) >= 20 for one in ("ar", "en", "es", "fr", "ru", "zh"))
    assert len({(row["language"], row["text"]) for row in ROWS}) == len(ROWS)
