"""What is owed: a row for each commitment that a cycle expects a report on; every change is counted with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Date, Row, and_, bindparam, func, select, tuple_, update

from bot.domain.reports import OWED, Owing, Stage
from bot.storage import listings, progress
from bot.storage.engine import Transaction
from bot.storage.tables import EPOCH, Moment, insert, owed

ORGANISATIONS: BindParameter[Any] = bindparam("organisations", expanding=True)
CYCLES: BindParameter[Any] = bindparam("cycles", expanding=True)
STAGES: BindParameter[Any] = bindparam("stages", expanding=True)
MOST: BindParameter[int] = bindparam("most")
AFTER: BindParameter[str] = bindparam("after")

THIS = and_(owed.c.cycle == bindparam("which"), owed.c.commitment == bindparam("commitment"))
ONE = select(owed).where(THIS)
SOME = select(owed).where(
    owed.c.cycle == bindparam("which"), owed.c.commitment.in_(bindparam("commitments", expanding=True))
)
OF_COMMITMENT = select(owed).where(owed.c.commitment == bindparam("commitment")).order_by(owed.c.cycle).limit(MOST)
HERE = (owed.c.organisation.in_(ORGANISATIONS), owed.c.cycle.in_(CYCLES), owed.c.stage.in_(STAGES))
DUE = (
    select(owed)
    .where(
        *HERE,
        tuple_(owed.c.until, owed.c.commitment, owed.c.cycle)
        > tuple_(bindparam("until", type_=Date()), AFTER, bindparam("in")),
    )
    .order_by(owed.c.until, owed.c.commitment, owed.c.cycle)
    .limit(MOST)
)
HOW_MANY = select(owed.c.stage, func.count()).where(*HERE).group_by(owed.c.stage)
STAGES_OF = select(owed.c.stage, func.count()).where(owed.c.cycle == bindparam("which")).group_by(owed.c.stage)
IN_STAGE = (
    select(owed)
    .where(
        owed.c.cycle == bindparam("which"),
        owed.c.stage == bindparam("stage"),
        tuple_(owed.c.since, owed.c.commitment) > tuple_(bindparam("since", type_=Moment()), AFTER),
    )
    .order_by(owed.c.since, owed.c.commitment)
    .limit(MOST)
)
NEXT = (
    select(owed.c.commitment)
    .where(owed.c.cycle == bindparam("which"), owed.c.commitment > AFTER)
    .order_by(owed.c.commitment)
    .limit(MOST)
)
MOVE = (
    update(owed)
    .where(
        owed.c.cycle == bindparam("which"),
        owed.c.commitment > AFTER,
        owed.c.commitment <= bindparam("upto"),
        owed.c.extended.is_(None),
        owed.c.received.is_(None),
    )
    .values(until=bindparam("day"))
)
VALUES = insert(owed)
NEW = VALUES.on_conflict_do_nothing(index_elements=["cycle", "commitment"])
PUT = VALUES.on_conflict_do_update(
    index_elements=["cycle", "commitment"],
    set_={one.name: VALUES.excluded[one.name] for one in owed.c if not one.primary_key},
)


def add(tx: Transaction, rows: Iterable[Owing]) -> None:
    """What a cycle expects; a row that is there already stays as it is."""
    new = list(rows)
    _write(tx, NEW, new)
    for cycle in {one.cycle for one in new}:
        count(tx, cycle, [one.commitment for one in new if one.cycle == cycle])


def put(tx: Transaction, *rows: Owing) -> None:
    _write(tx, PUT, rows)
    _count(tx, rows)


def count(tx: Transaction, cycle: str, commitments: Sequence[str]) -> None:
    """As they stand, whoever wrote them."""
    found = tx.execute(SOME, {"which": cycle, "commitments": list(commitments)})
    _count(tx, [_owing(row) for row in found])


def _count(tx: Transaction, rows: Sequence[Owing]) -> None:
    progress.follow(tx, rows)
    listings.report(tx, [one.commitment for one in rows])


def _write(tx: Transaction, statement: Any, rows: Iterable[Owing]) -> None:
    values = [{column.name: getattr(one, column.name) for column in owed.c} for one in rows]
    if values:
        tx.execute(statement, values)


def find(tx: Transaction, cycle: str, commitment: str) -> Owing | None:
    row = tx.execute(ONE, {"which": cycle, "commitment": commitment}).first()
    return _owing(row) if row else None


def of_commitment(tx: Transaction, commitment: str, most: int) -> list[Owing]:
    """In every cycle so far."""
    return [_owing(row) for row in tx.execute(OF_COMMITMENT, {"commitment": commitment, "most": most})]


def due(
    tx: Transaction, organisations: Sequence[str], cycles: Sequence[str], most: int, after: Owing | None = None
) -> list[Owing]:
    """What has to be done for these, what is due first before."""
    start = (after.until, after.commitment, after.cycle) if after else (date.min, "", "")
    where = _where(organisations, cycles) | dict(zip(("until", "after", "in"), start, strict=True))
    return [_owing(row) for row in tx.execute(DUE, where | {"most": most})]


def counts(tx: Transaction, organisations: Sequence[str], cycles: Sequence[str]) -> dict[Stage, int]:
    rows = tx.execute(HOW_MANY, _where(organisations, cycles))
    return {Stage(stage): n for stage, n in rows}


def stages(tx: Transaction, cycle: str) -> dict[Stage, int]:
    """How many of all that a cycle expects stand where."""
    return {Stage(stage): n for stage, n in tx.execute(STAGES_OF, {"which": cycle})}


def _where(organisations: Sequence[str], cycles: Sequence[str]) -> dict[str, Any]:
    return {"organisations": list(organisations), "cycles": list(cycles), "stages": list(OWED)}


def in_stage(tx: Transaction, cycle: str, stage: Stage, most: int, after: Owing | None = None) -> list[Owing]:
    """Whatever has been in it longest first."""
    start = {"since": after.since if after else EPOCH, "after": after.commitment if after else ""}
    return [_owing(row) for row in tx.execute(IN_STAGE, {"which": cycle, "stage": stage, "most": most} | start)]


def move(tx: Transaction, cycle: str, after: str, most: int, day: date) -> str:
    """The next rows get the cycle's new day, but those extended, and what was settled stays so; the last one seen."""
    ids = list(tx.execute(NEXT, {"which": cycle, "after": after, "most": most}).scalars())
    if ids:
        tx.execute(MOVE, {"which": cycle, "after": after, "upto": ids[-1], "day": day})
        count(tx, cycle, ids)
    return ids[-1] if ids else ""


def _owing(row: Row[Any]) -> Owing:
    plain = {column.name: getattr(row, column.name) for column in owed.c}
    return Owing(**plain | {"stage": Stage(row.stage)})
