"""People find what the reports told them of: sixty searches chosen before there was a search, and more since."""

import csv
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content import Content, load
from bot.domain.search.entry import Entry
from bot.i18n import LOCALES
from bot.seal import Keys
from bot.services import search
from bot.services.search import Found
from bot.settings import CONTENT_FOLDER
from bot.storage import search as storage
from bot.storage.engine import Transaction, connect
from bot.storage.migration import transaction

HERE = Path(__file__).parent
FIRST = 3
LEAST = 54  # of the sixty
KNOWN_TO_FAIL = {"центральноафриканская республика"}  # four other entries name the country; one tells the cost


def searches(file: str) -> list[dict[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


SIXTY, MORE = searches("searches.csv"), searches("more_searches.csv")


@pytest.fixture(scope="module")
def content() -> Content:
    return load(CONTENT_FOLDER, LOCALES)


@pytest.fixture
def tx(library: Path) -> Iterator[Transaction]:
    """What a test puts in goes with it."""
    keys = Keys.open(library / "keys", fresh_allowed=False)
    with closing(connect(library / "kept.db", keys.database)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        try:
            with transaction(raw) as tx:
                yield tx
                undo()
        except Undone:
            pass


class Undone(Exception):
    """Rolls back."""


def undo() -> NoReturn:
    raise Undone


def first(found: Found) -> list[str]:
    return [f"{hit.kind}:{hit.id}" for hit in found.hits[:FIRST]]


def finds(tx: Transaction, content: Content, row: dict[str, str], language: str) -> bool:
    wanted = re.split(r"\s+(?=[a-z]+:)", row["wanted"])
    return not set(wanted).isdisjoint(first(search.find(tx, content, row["words"], language)))


@pytest.mark.parametrize("language", ["", "ar", "en", "es", "fr", "ru", "zh"])
def test_most_of_the_sixty_find_what_was_wanted(tx: Transaction, content: Content, language: str) -> None:
    """In the language of the words, and whatever the reader's own is."""
    missed = [row["words"] for row in SIXTY if not finds(tx, content, row, language or row["language"])]
    assert len(SIXTY) >= 60
    assert len(missed) <= 60 - LEAST, missed


def test_so_do_those_chosen_later(tx: Transaction, content: Content) -> None:
    missed = {row["words"] for row in MORE if not finds(tx, content, row, row["language"])}
    assert missed <= KNOWN_TO_FAIL


@pytest.mark.parametrize("row", SIXTY + MORE, ids=lambda row: row["words"])
def test_every_hit_shows_a_marked_word(tx: Transaction, content: Content, row: dict[str, str]) -> None:
    hits = search.find(tx, content, row["words"], row["language"]).hits
    assert all(hit.context for hit in hits)
    assert not hits or any(part.marked for part in hits[0].context)


def test_a_mistake_is_told(tx: Transaction, content: Content) -> None:
    found = search.find(tx, content, "grand bargian", "en")
    assert found.corrected == {"bargian": "bargain"}
    assert not found.partly
    assert not search.find(tx, content, "grand bargain", "en").corrected


def test_a_word_that_is_there_is_not_corrected(tx: Transaction, content: Content) -> None:
    assert not search.find(tx, content, "peace place", "en").corrected


def test_the_last_word_may_be_begun(tx: Transaction, content: Content) -> None:
    found = search.find(tx, content, "agenda for humanit", "en")
    assert "item:agenda-for-humanity" in first(found)
    assert not found.corrected


def test_where_nothing_has_all_the_words_it_is_said(tx: Transaction, content: Content) -> None:
    found = search.find(tx, content, "cholera football", "en")
    assert found.partly
    assert all(hit.partly for hit in found.hits)
    assert not search.find(tx, content, "cholera", "en").partly


def test_an_entry_is_shown_in_the_readers_language_or_the_other_is_told(tx: Transaction, content: Content) -> None:
    assert {hit.language for hit in search.find(tx, content, "Myanmar", "fr").hits} == {"fr"}
    assert {hit.language for hit in search.find(tx, content, "الأمن البشري", "fr").hits} == {"ar"}


def test_results_are_counted_by_kind_and_come_in_pages(tx: Transaction, content: Content) -> None:
    whole = search.find(tx, content, "refugees", "en", limit=200)
    assert whole.total == len(whole.hits) == sum(whole.groups.values())
    pages = [search.find(tx, content, "refugees", "en", offset=start, limit=8).hits for start in (0, 8)]
    assert pages[0] + pages[1] == whole.hits[:16]
    assert len({(hit.kind, hit.id) for hit in whole.hits}) == whole.total
    calls = search.find(tx, content, "refugees", "en", kinds=("call",), limit=200)
    assert calls.groups == {"call": calls.total}
    assert calls.total >= whole.groups["call"]


def test_a_summary_says_which_screen(tx: Transaction, content: Content) -> None:
    found = search.find(tx, content, "local responders grand bargain", "en", kinds=("summary",))
    hit = found.hits[0]
    screen = content.reports[hit.id.partition("/")[0]].summary("en")[hit.id.partition("/")[2]][hit.screen]
    assert "Grand Bargain" in screen


def test_what_is_put_in_is_found_among_the_rest_at_once(tx: Transaction, content: Content) -> None:
    storage.put(tx, Entry("commitment", "c1", "en", "Zeppelins for peace", "Airships bring aid."))
    assert first(search.find(tx, content, "zeppelin", "ru")) == ["commitment:c1"]
    storage.drop(tx, "commitment", "c1")
    assert not search.find(tx, content, "zeppelin", "ru").hits


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        '"',
        "'; DROP TABLE",
        "NOT",
        "a" * 4096,
        "🙂",
        "\u200f\u202e",
        "\0",
        "*",
        "((((",
        "heading:peace",
        "ء",
        "—",
    ],
)
def test_nothing_that_is_typed_breaks_it(tx: Transaction, content: Content, typed: str) -> None:
    found = search.find(tx, content, typed, "en")
    assert found.total >= len(found.hits)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60))
def test_nothing_at_all_breaks_it(tx: Transaction, content: Content, typed: str) -> None:
    search.find(tx, content, typed, "ar")
