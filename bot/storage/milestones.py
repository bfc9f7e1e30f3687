"""Milestones made here, the changes that followers are still to hear of, and what is being written."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from bot.domain.calendar import Timing
from bot.domain.dues import Due, Precision
from bot.domain.milestones import Milestone
from bot.domain.people import State
from bot.storage.engine import Transaction
from bot.storage.tables import UNTOLD, accounts, editions, follows, insert, milestones, people, sketches, tellings

ID_BYTES = 5  # ten characters of a link
ALL = select(milestones).order_by(milestones.c.created, milestones.c.id)
BY_ID = select(milestones).where(milestones.c.id == bindparam("which"))
VALUES = insert(milestones)
PUT = VALUES.on_conflict_do_update(
    index_elements=["id"],
    set_={column.name: VALUES.excluded[column.name] for column in milestones.c if column.name not in ("id", "created")},
)
REBUILT = {"precision", "first", "last", "by", "season", "every", "audience"}
TELL = insert(tellings).on_conflict_do_nothing()
OPEN = select(tellings).where(UNTOLD).order_by(tellings.c.at, tellings.c.milestone).limit(1)
HEARERS = (
    select(people.c.id, accounts.c.telegram, people.c.zone, people.c.quiet_from, people.c.quiet_until)
    .select_from(follows.join(people, people.c.id == follows.c.person).join(accounts, accounts.c.person == people.c.id))
    .where(
        follows.c.process == bindparam("which"),
        follows.c.since <= bindparam("before"),
        follows.c.person > bindparam("after"),
        people.c.state == State.ACTIVE,
        people.c.blocked.is_(False),
    )
    .order_by(follows.c.person)
    .limit(bindparam("most"))
)
SKETCH = select(sketches.c.body).where(sketches.c.person == bindparam("whose"))
SKETCHED = insert(sketches)
KEEP = SKETCHED.on_conflict_do_update(
    index_elements=["person"], set_={name: SKETCHED.excluded[name] for name in ("body", "updated")}
)
EDITION = insert(editions)
NOTE = EDITION.on_conflict_do_update(
    index_elements=["milestone"],
    set_={
        "digest": EDITION.excluded.digest,
        "revision": editions.c.revision + 1,
        "changed": EDITION.excluded.changed,
    },
    where=editions.c.digest != EDITION.excluded.digest,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A change that followers are to hear of, and who was the last to hear of it."""

    milestone: str
    revision: int
    before: Mapping[str, Any]
    at: datetime
    told: str


@dataclass(frozen=True, slots=True)
class Edition:
    digest: str
    revision: int
    changed: datetime


def fresh_id() -> str:
    return secrets.token_hex(ID_BYTES)


def put(tx: Transaction, one: Milestone) -> None:
    tx.execute(PUT, values(one))


def values(one: Milestone) -> dict[str, Any]:
    plain = {column.name: getattr(one, column.name) for column in milestones.c if column.name not in REBUILT}
    due = one.when.due
    days = {"precision": due.precision, "first": due.first, "last": due.last, "by": due.by}
    more = {"season": one.when.season, "every": one.when.every, "audience": list(one.audience)}
    return {**plain, **days, **more, "titles": dict(one.titles)}


def find(tx: Transaction, id: str) -> Milestone | None:
    row = tx.execute(BY_ID, {"which": id}).first()
    return milestone(row) if row else None


def everything(tx: Transaction) -> list[Milestone]:
    return [milestone(row) for row in tx.execute(ALL)]


def milestone(row: Row[Any]) -> Milestone:
    plain = {column.name: getattr(row, column.name) for column in milestones.c if column.name not in REBUILT}
    due = Due(Precision(row.precision), row.first, row.last, row.by)
    return Milestone(**plain, when=Timing(due, row.every, row.season), audience=tuple(row.audience))


def tell(tx: Transaction, one: Milestone, before: Mapping[str, Any], at: datetime) -> None:
    """Owed to whoever followed at that moment."""
    row = {"milestone": one.id, "revision": one.revision, "before": dict(before), "at": at, "told": "", "done": False}
    tx.execute(TELL, row)


def untold(tx: Transaction) -> Telling | None:
    """The oldest."""
    row = tx.execute(OPEN).first()
    return Telling(row.milestone, row.revision, row.before, row.at, row.told) if row else None


def hearers(tx: Transaction, process: str, telling: Telling, most: int) -> list[Row[Any]]:
    """The next ones who are to hear of it: person, chat, zone, quiet hours."""
    asked = {"which": process, "before": telling.at, "after": telling.told, "most": most}
    return list(tx.execute(HEARERS, asked))


def told(tx: Transaction, telling: Telling, last: str, *, done: bool) -> None:
    this = (tellings.c.milestone == telling.milestone, tellings.c.revision == telling.revision)
    tx.execute(update(tellings).where(*this).values(told=last, done=done))


def sketch(tx: Transaction, person: str) -> bytes | None:
    found: bytes | None = tx.execute(SKETCH, {"whose": person}).scalar()
    return found


def keep_sketch(tx: Transaction, person: str, body: bytes, now: datetime) -> None:
    tx.execute(KEEP, {"person": person, "body": body, "updated": now})


def drop_sketch(tx: Transaction, person: str) -> None:
    tx.execute(delete(sketches).where(sketches.c.person == person))


def note(tx: Transaction, digests: Mapping[str, str], now: datetime) -> None:
    """Milestones of the content as they are now; one that changed gets the next revision."""
    rows: Iterable[dict[str, Any]] = (
        {"milestone": id, "digest": digest, "revision": 0, "changed": now} for id, digest in digests.items()
    )
    for row in rows:
        tx.execute(NOTE, row)


def noted(tx: Transaction) -> dict[str, Edition]:
    return {row.milestone: Edition(row.digest, row.revision, row.changed) for row in tx.execute(select(editions))}
