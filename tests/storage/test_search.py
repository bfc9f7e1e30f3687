"""What is put in is found, what is dropped is not, and the index holds exactly the entries."""

import pytest
from sqlalchemy import func, select, text

from bot.domain.search.entry import Entry
from bot.domain.search.query import query
from bot.storage import search
from bot.storage.engine import Transaction
from bot.storage.tables import entries, texts

PLEDGE = Entry("commitment", "c1", "en", "Clean water", "Wells for ten villages by 2030.")
PROMESSE = Entry("commitment", "c1", "fr", "De l’eau propre", "Des puits pour dix villages d’ici à 2030.")


def found(tx: Transaction, typed: str, kinds: tuple[str, ...] = (), generation: int = 0) -> list[tuple[str, str]]:
    rows = search.best(tx, search.every(query(typed, ("en", "fr"))), generation, kinds, 10)
    return [(row.id, row.language) for row in rows]


def counts(tx: Transaction) -> set[int]:
    of_tables = [tx.scalars(select(func.count()).select_from(table)).one() for table in (entries, texts)]
    return {*of_tables, tx.scalars(text("SELECT count(*) FROM search_index")).one()}


def test_a_thing_is_found_in_each_of_its_languages(tx: Transaction) -> None:
    search.put(tx, PLEDGE, PROMESSE)
    assert found(tx, "wells") == [("c1", "en")]
    assert found(tx, "puits") == [("c1", "fr")]
    assert len(found(tx, "village 2030")) == 2


def test_put_in_again_it_takes_its_own_place(tx: Transaction) -> None:
    search.put(tx, PLEDGE, PROMESSE)
    search.put(tx, Entry("commitment", "c1", "en", "Clean air", "Fewer fires."))
    assert found(tx, "wells") == found(tx, "puits") == []
    assert found(tx, "fire") == [("c1", "en")]
    assert counts(tx) == {1}


def test_dropped_it_is_gone_with_all_its_languages(tx: Transaction) -> None:
    search.put(tx, PLEDGE, PROMESSE)
    search.drop(tx, "commitment", "other")
    assert counts(tx) == {2}
    search.drop(tx, "commitment", "c1")
    assert counts(tx) == {0}
    assert not search.occurring(tx, ["wells"])


def test_what_is_put_in_alone_does_not_touch_what_comes_with_the_content(tx: Transaction) -> None:
    search.add(tx, [search.prepared(PLEDGE)], generation=3)
    search.drop(tx, "commitment", "c1")
    assert found(tx, "wells", generation=3) == [("c1", "en")]


def test_only_the_generation_that_is_served_is_found(tx: Transaction) -> None:
    search.add(tx, [search.prepared(PLEDGE)], generation=1)
    search.add(tx, [search.prepared(PLEDGE)], generation=2)
    assert len(found(tx, "wells", generation=2)) == 1
    assert search.sweep(tx, 2, 10)
    assert not search.sweep(tx, 2, 10)
    assert counts(tx) == {1}
    assert found(tx, "wells", generation=2)


def test_kinds_can_be_chosen(tx: Transaction) -> None:
    search.put(tx, PLEDGE)
    search.put(tx, Entry("organisation", "o1", "en", "Wells of Hope", ""))
    assert len(found(tx, "wells")) == 2
    assert found(tx, "wells", ("organisation",)) == [("o1", "en")]


def test_a_word_in_the_heading_comes_before_one_in_the_text(tx: Transaction) -> None:
    search.put(tx, Entry("term", "t1", "en", "Other", "Said of peace among much else that is said here."))
    search.put(tx, Entry("term", "t2", "en", "Peace", "Said of much else that is said here."))
    assert [id for id, _ in found(tx, "peace")] == ["t2", "t1"]


def test_what_stands_there_can_be_indexed_anew(tx: Transaction) -> None:
    search.put(tx, PLEDGE)
    ((row, entry),) = search.alone(tx, 0, 10).items()
    assert entry == PLEDGE
    search.renew(tx, {row: search.prepared(PROMESSE), row + 1: search.prepared(PROMESSE)})
    assert found(tx, "puits")
    assert counts(tx) == {1}


@pytest.mark.parametrize("typed", ["AND", '"', "heading:water", "NEAR(a b)", "wells*", "-wells", "^", "(", "well's OR"])
def test_the_indexs_own_language_means_nothing(tx: Transaction, typed: str) -> None:
    search.put(tx, PLEDGE)
    for word in query(typed, ("en",)):
        search.has(tx, word)
        search.best(tx, search.either([word.widened()]), 0, (), 10)
