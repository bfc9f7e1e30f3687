"""Updates received: sealed and waiting, then done and known only by a digest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from bot.storage.engine import Transaction
from bot.storage.tables import OPEN, inbox, insert

WAITING, DONE, ASIDE, AGAIN = "waiting", "done", "aside", "again"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update on its way in; the body is sealed."""

    digest: bytes
    chat: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """An update kept in the inbox."""

    id: int
    chat: int
    body: bytes
    attempts: int
    reason: str | None
    received: datetime


KEEP = (
    insert(inbox)
    .values(state=WAITING, attempts=0, **{name: bindparam(name) for name in ("digest", "chat", "body", "received")})
    .on_conflict_do_nothing(index_elements=["digest"])
    .returning(inbox.c.id)
)
FINISH = update(inbox).where(inbox.c.id == bindparam("which")).values(state=DONE, chat=0, body=None, reason=None)
TRIED = (
    update(inbox)
    .where(inbox.c.id == bindparam("which"))
    .values(attempts=inbox.c.attempts + 1)
    .returning(inbox.c.attempts)
)
SET_ASIDE = update(inbox).where(inbox.c.id == bindparam("which")).values(state=ASIDE, reason=bindparam("why"))
IN_STATE = (
    select(inbox)
    .where(OPEN, inbox.c.state == bindparam("wanted"), inbox.c.id > bindparam("after"))
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)
RETRY = (
    update(inbox)
    .where(inbox.c.id == bindparam("which"), inbox.c.state == ASIDE)
    .values(state=AGAIN, attempts=0, reason=None)
)
TAKE_UP = update(inbox).where(OPEN, inbox.c.state == AGAIN).values(state=WAITING).returning(inbox)
DROP = (
    update(inbox)
    .where(inbox.c.id == bindparam("which"), inbox.c.state == ASIDE)
    .values(state=DONE, chat=0, body=None, reason=None)
)
DROP_ALL = (
    update(inbox)
    .where(OPEN, inbox.c.chat == bindparam("where"), inbox.c.state == ASIDE)
    .values(state=DONE, chat=0, body=None, reason=None)
)
COUNT = select(inbox.c.state, func.count()).where(OPEN).group_by(inbox.c.state)
OLD = select(inbox.c.id).where(inbox.c.received < bindparam("before"), inbox.c.state == DONE).limit(bindparam("most"))
FORGET = delete(inbox).where(inbox.c.id.in_(OLD))
SET_ALL_ASIDE = update(inbox).where(OPEN, inbox.c.state == WAITING).values(state=ASIDE, reason=bindparam("why"))


def keep(tx: Transaction, arrivals: Sequence[Arrival], now: datetime) -> list[int | None]:
    """Keep each new one; in its place stands its id, or None where it is known already."""
    return [
        tx.execute(KEEP, {"digest": one.digest, "chat": one.chat, "body": one.body, "received": now}).scalar()
        for one in arrivals
    ]


def finish(tx: Transaction, id: int) -> None:
    tx.execute(FINISH, {"which": id})


def tried(tx: Transaction, id: int) -> int:
    """Count a failure; how many there are now."""
    return int(tx.execute(TRIED, {"which": id}).scalar_one())


def set_aside(tx: Transaction, id: int, reason: str) -> None:
    tx.execute(SET_ASIDE, {"which": id, "why": reason})


def waiting(tx: Transaction, after: int = 0, most: int = 500) -> list[Letter]:
    return in_state(tx, WAITING, after, most)


def aside(tx: Transaction, after: int = 0, most: int = 500) -> list[Letter]:
    return in_state(tx, ASIDE, after, most)


def in_state(tx: Transaction, state: str, after: int, most: int) -> list[Letter]:
    return letters(tx.execute(IN_STATE, {"wanted": state, "after": after, "most": most}))


def letters(rows: Iterable[Row[Any]]) -> list[Letter]:
    return [Letter(row.id, row.chat, row.body, row.attempts, row.reason, row.received) for row in rows]


def retry(tx: Transaction, id: int) -> bool:
    """Ask for another try; whichever process works the inbox takes it up."""
    return tx.execute(RETRY, {"which": id}).rowcount == 1


def take_up(tx: Transaction) -> list[Letter]:
    """What is to be tried again, now in the hands of this process."""
    return sorted(letters(tx.execute(TAKE_UP)), key=lambda letter: letter.id)


def drop(tx: Transaction, id: int) -> bool:
    return tx.execute(DROP, {"which": id}).rowcount == 1


def drop_all(tx: Transaction, chat: int) -> None:
    """What was set aside from one chat, because whoever wrote it wants to be forgotten."""
    tx.execute(DROP_ALL, {"where": chat})


def depths(tx: Transaction) -> dict[str, int]:
    return {state: count for state, count in tx.execute(COUNT)}


def set_all_aside(tx: Transaction, reason: str) -> None:
    """Nothing that waits is worked unless an operator says so."""
    tx.execute(SET_ALL_ASIDE, {"why": reason})


def forget(tx: Transaction, before: datetime, most: int) -> int:
    """Let go of digests that can no longer meet their repeats; how many went."""
    return tx.execute(FORGET, {"before": before, "most": most}).rowcount
