"""Commitments with all that they say, written many at once; every change keeps their lists right."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Row, Table, bindparam, delete, select

from bot.domain.commitments import Channel, Kind, Verification
from bot.domain.dues import Due, Precision
from bot.domain.register import LENGTH, LETTERS, Holder, Part, Place, Record, Wording
from bot.storage import listings
from bot.storage.engine import Transaction
from bot.storage.tables import alignments, benchmarks, commitments, holders, insert, places, wordings

IDS: BindParameter[Any] = bindparam("ids", expanding=True)
BY_ID = select(commitments).where(commitments.c.id.in_(IDS))
BY_SOURCE = select(commitments.c.source_id, commitments.c.id, commitments.c.digest).where(
    commitments.c.source == bindparam("where"), commitments.c.source_id.in_(bindparam("which", expanding=True))
)
WAITING = (
    select(commitments.c.id)
    .where(commitments.c.verification.in_(bindparam("states", expanding=True)))
    .order_by(commitments.c.verification, commitments.c.updated)
    .limit(bindparam("most"))
)
DRAFTS = (
    select(holders.c.commitment)
    .join(commitments, commitments.c.id == holders.c.commitment)
    .where(holders.c.organisation == bindparam("which"), commitments.c.verification == Verification.DRAFT)
    .order_by(holders.c.commitment)
    .limit(bindparam("most"))
)
PROCESSES = (
    select(commitments.c.process)
    .distinct()
    .join(holders, holders.c.commitment == commitments.c.id)
    .where(holders.c.organisation.in_(IDS), commitments.c.process != "")
)
PARTS = (wordings, holders, alignments, places, benchmarks)
OF = {table: select(table).where(table.c.commitment.in_(IDS)) for table in PARTS}
CLEAR = {table: delete(table).where(table.c.commitment == bindparam("which")) for table in PARTS}
NEW = {table: insert(table) for table in PARTS}
VALUES = insert(commitments)
KEPT = {"id", "created"}  # what a change leaves as it is
PUT = VALUES.on_conflict_do_update(
    index_elements=["id"],
    set_={column.name: VALUES.excluded[column.name] for column in commitments.c if column.name not in KEPT},
)


def fresh_id() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def put(tx: Transaction, record: Record) -> None:
    put_all(tx, [record])


def put_all(tx: Transaction, records: Sequence[Record]) -> list[str]:
    """New ones and changed ones, whose ids are returned; what these said before is replaced."""
    before = listings.taken_down(tx, [record.id for record in records])
    if before:
        for table in PARTS:
            tx.execute(CLEAR[table], [{"which": id} for id in before])
    tx.execute(PUT, [values(record) for record in records])
    for table, rows in parts(records).items():
        if rows:
            tx.execute(NEW[table], rows)
    listings.put_up(tx, records)
    return before


def values(record: Record) -> dict[str, Any]:
    due = record.due
    plain = {column.name: getattr(record, column.name, None) for column in commitments.c}
    return plain | {
        "precision": due.precision,
        "first": due.first,
        "last": due.last,
        "by": due.by,
        "groups": list(record.groups),
    }


def parts(records: Sequence[Record]) -> Mapping[Table, list[dict[str, Any]]]:
    rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in PARTS}
    for record in records:
        this = {"commitment": record.id}
        for language, said in record.wordings.items():
            rows[wordings].append(
                this | {"language": language, "title": said.title, "text": said.text, "due": said.due}
            )
        for n, one in enumerate(record.holders):
            held = {"organisation": one.organisation, "part": one.part, "agreed": one.agreed, "place": n}
            rows[holders].append(this | held)
        rows[alignments] += [this | {"item": item} for item in dict.fromkeys(record.items)]
        rows[places] += [this | {"place": n, "text": p.text, "country": p.country} for n, p in enumerate(record.places)]
        rows[benchmarks] += [this | {"place": n, "text": text} for n, text in enumerate(record.benchmarks)]
    return rows


def find(tx: Transaction, id: str) -> Record | None:
    return next(iter(find_all(tx, [id])), None)


def find_all(tx: Transaction, ids: Iterable[str]) -> list[Record]:
    """In the order asked for; those that are not there are left out."""
    wanted = list(ids)
    rows = {row.id: row for row in tx.execute(BY_ID, {"ids": wanted})}
    said: dict[Table, dict[str, list[Row[Any]]]] = {table: defaultdict(list) for table in PARTS}
    for table in PARTS:
        for row in tx.execute(OF[table], {"ids": list(rows)}):
            said[table][row.commitment].append(row)
    return [record(rows[id], {table: said[table][id] for table in PARTS}) for id in wanted if id in rows]


def record(row: Row[Any], said: Mapping[Table, list[Row[Any]]]) -> Record:
    plain = {column.name: getattr(row, column.name) for column in commitments.c if column.name not in REBUILT}
    held = sorted(said[holders], key=lambda one: one.place)
    return Record(
        **plain,
        kind=Kind(row.kind),
        channel=Channel(row.channel),
        verification=Verification(row.verification),
        due=Due(Precision(row.precision), row.first, row.last, row.by),
        groups=tuple(row.groups),
        wordings={one.language: Wording(one.title, one.text, one.due) for one in said[wordings]},
        holders=tuple(Holder(one.organisation, Part(one.part), one.agreed) for one in held),
        items=tuple(sorted(one.item for one in said[alignments])),
        places=tuple(Place(one.text, one.country) for one in sorted(said[places], key=lambda one: one.place)),
        benchmarks=tuple(one.text for one in sorted(said[benchmarks], key=lambda one: one.place)),
    )


REBUILT = {"kind", "channel", "verification", "precision", "first", "last", "by", "groups"}


def known(tx: Transaction, source: str, source_ids: Sequence[str]) -> Mapping[str, tuple[str, str | None]]:
    """By their ids at the source: which commitments these are here, and the digest of what was imported."""
    rows = tx.execute(BY_SOURCE, {"where": source, "which": list(source_ids)})
    return {row.source_id: (row.id, row.digest) for row in rows}


def in_states(tx: Transaction, states: Iterable[Verification], most: int) -> list[str]:
    """Ids, whatever has waited longest first within each state."""
    return list(tx.execute(WAITING, {"states": list(states), "most": most}).scalars())


def drafts(tx: Transaction, organisation: str, most: int) -> list[str]:
    """Ids of what it has written and not sent in."""
    return list(tx.execute(DRAFTS, {"which": organisation, "most": most}).scalars())


def processes_of(tx: Transaction, organisations: Sequence[str]) -> frozenset[str]:
    """Those in which they have promised something."""
    return frozenset(tx.execute(PROCESSES, {"ids": list(organisations)}).scalars())
