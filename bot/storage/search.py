"""Entries that can be found by words, and their index."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, text

from bot.domain.search.entry import Entry
from bot.domain.search.query import Word
from bot.domain.search.terms import BEGINNING, indexed
from bot.storage.engine import Transaction
from bot.storage.tables import entries, texts
from bot.storage.tables.search import OF_CONTENT

ALONE = 0  # the generation of what is put in by itself, not with the content
PARTS = ("heading", "text", "about")

LAST = select(func.coalesce(func.max(entries.c.row), 0))
SAME = select(entries.c.row).where(
    entries.c.kind == bindparam("kind"), entries.c.id == bindparam("id"), entries.c.generation == ALONE
)
STALE = select(entries.c.row).where(OF_CONTENT, entries.c.generation != bindparam("served")).limit(bindparam("most"))
PUT_ALONE = (
    select(entries, texts.c.heading, texts.c.text, texts.c.about)
    .join(texts, texts.c.row == entries.c.row)
    .where(entries.c.generation == ALONE, entries.c.row > bindparam("after"))
    .order_by(entries.c.row)
    .limit(bindparam("most"))
)
INDEX = text(
    "INSERT INTO search_index (rowid, heading, text, about, words) VALUES (:row, :heading, :text, :about, :words)"
)
REINDEX = text(
    "UPDATE search_index SET heading = :heading, text = :text, about = :about, words = :words WHERE rowid = :row"
)
UNINDEX = text("DELETE FROM search_index WHERE rowid = :row")
# A heading counts more than a text. The words as they stand only decide between equals: their stems count already.
BEST = text(
    """
    SELECT entry.row, entry.kind, entry.id, entry.language, entry.screen, -found.rank AS score
    FROM search_index AS found CROSS JOIN search_entries AS entry ON entry.row = found.rowid
    WHERE search_index MATCH :match AND rank MATCH 'bm25(3.0, 1.0, 0.4, 0.05)'
      AND entry.generation IN (0, :generation) AND (:everything OR entry.kind IN :kinds)
    ORDER BY rank LIMIT :most
    """
).bindparams(bindparam("kinds", expanding=True))
STANDING = text(
    "SELECT rowid, ' ' || heading || ' ' || text || ' ' || about || ' ' || words || ' ' AS terms FROM search_index"
    " WHERE rowid IN :rows"
).bindparams(bindparam("rows", expanding=True))
SHOWN = select(texts).where(texts.c.row.in_(bindparam("rows", expanding=True)))
ANY = text("SELECT 1 FROM search_index WHERE search_index MATCH :match LIMIT 1")
OCCURRING = text("SELECT term, doc FROM search_terms WHERE term IN :terms").bindparams(
    bindparam("terms", expanding=True)
)

Ranked = Row[Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An entry as its rows: made outside the writer's thread, where there is time."""

    entry: dict[str, Any]
    text: dict[str, str]
    index: dict[str, str]


def prepared(entry: Entry) -> Prepared:
    shown = {part: getattr(entry, part) for part in PARTS}
    parts = {part: indexed(words, entry.language) for part, words in shown.items()}
    index = {part: counted for part, (counted, _) in parts.items()}
    return Prepared(
        {"kind": entry.kind, "id": entry.id, "language": entry.language, "screen": entry.screen},
        shown,
        index | {"words": " ".join(plain for _, plain in parts.values())},
    )


def put(tx: Transaction, *languages: Entry) -> None:
    """What is found of one thing from now on, in each of the languages, in place of what was found of it."""
    for kind, id in {(entry.kind, entry.id) for entry in languages}:
        drop(tx, kind, id)
    add(tx, [prepared(entry) for entry in languages])


def drop(tx: Transaction, kind: str, id: str) -> None:
    remove(tx, tx.scalars(SAME, {"kind": kind, "id": id}).all())


def add(tx: Transaction, some: Collection[Prepared], generation: int = ALONE) -> None:
    if some:
        first = tx.scalars(LAST).one() + 1
        rows = list(enumerate(some, first))
        tx.execute(insert(entries), [{"row": row, "generation": generation, **one.entry} for row, one in rows])
        tx.execute(insert(texts), [{"row": row, **one.text} for row, one in rows])
        tx.execute(INDEX, [{"row": row, **one.index} for row, one in rows])


def remove(tx: Transaction, rows: Sequence[int]) -> None:
    if rows:
        tx.execute(UNINDEX, [{"row": row} for row in rows])
        for table in (entries, texts):
            tx.execute(delete(table).where(table.c.row.in_(rows)))


def sweep(tx: Transaction, served: int, most: int) -> bool:
    """Take out some of what belongs to no index that is served; whether there was any."""
    rows = tx.scalars(STALE, {"served": served, "most": most}).all()
    remove(tx, rows)
    return bool(rows)


def alone(tx: Transaction, after: int, most: int) -> dict[int, Entry]:
    """What was put in by itself, by its row."""
    found = tx.execute(PUT_ALONE, {"after": after, "most": most})
    return {
        row.row: Entry(row.kind, row.id, row.language, row.heading, row.text, row.about, row.screen) for row in found
    }


def renew(tx: Transaction, ready: dict[int, Prepared]) -> None:
    """Index them anew, unless they have gone meanwhile."""
    there = tx.scalars(select(entries.c.row).where(entries.c.row.in_(ready))).all()
    if there:
        tx.execute(REINDEX, [{"row": row, **ready[row].index} for row in there])


def best(tx: Transaction, match: str, generation: int, kinds: Sequence[str], most: int) -> Sequence[Ranked]:
    """The rows that fit best, the best one first."""
    values = {"match": match, "generation": generation, "everything": not kinds, "kinds": list(kinds), "most": most}
    return tx.execute(BEST, values).all()


def standing(tx: Transaction, rows: Iterable[int]) -> dict[int, str]:
    """The terms of rows, each with a space on either side."""
    return {row.rowid: row.terms for row in tx.execute(STANDING, {"rows": list(rows)})}


def shown(tx: Transaction, rows: Iterable[int]) -> dict[int, Row[Any]]:
    """The texts of rows, as people read them."""
    return {row.row: row for row in tx.execute(SHOWN, {"rows": list(rows)})}


def has(tx: Transaction, word: Word) -> bool:
    return tx.execute(ANY, {"match": expression(word)}).first() is not None


def occurring(tx: Transaction, terms: Iterable[str]) -> dict[str, int]:
    """Those of the terms that there are, with the number of entries."""
    return {row.term: row.doc for row in tx.execute(OCCURRING, {"terms": list(terms)})}


def every(words: Sequence[Word]) -> str:
    return " AND ".join(map(expression, words))


def either(words: Sequence[Word]) -> str:
    return " OR ".join(map(expression, words))


def expression(word: Word) -> str:
    return f"({' OR '.join(map(quoted, word.terms))})"


def quoted(term: str) -> str:
    """Terms hold no quotation marks: what is typed has been taken apart into letters before."""
    return f'"{term.removesuffix(BEGINNING)}"{BEGINNING * term.endswith(BEGINNING)}'
