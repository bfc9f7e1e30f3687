"""Reporting periods, of which there are few; and the commitments of a process as an opening sees them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, func, insert, or_, select, update

from bot.domain.authority import Standing
from bot.domain.commitments import Channel, Kind, Verification
from bot.domain.cycles import Candidate, Cycle, Work
from bot.domain.register import Part
from bot.storage.engine import Transaction
from bot.storage.tables import commitments, cycles, holders, organisations, reports

IDS: BindParameter[Any] = bindparam("ids", expanding=True)
BY_ID = select(cycles).where(cycles.c.id == bindparam("which"))
ALL = select(cycles).order_by(cycles.c.opens.desc(), cycles.c.id)
TAKING = ALL.where(
    cycles.c.opened.is_not(None), cycles.c.opens <= bindparam("today"), cycles.c.locks >= bindparam("today")
)
TO_DO = ALL.where(or_(cycles.c.work.is_not(None), (cycles.c.opened.is_(None)) & (cycles.c.opens <= bindparam("today"))))
OPEN = (
    update(cycles)
    .where(cycles.c.id == bindparam("which"), cycles.c.opened.is_(None))
    .values(opened=bindparam("now"), work=Work.LIST, reached="")
)
SLICE = (
    select(
        commitments.c.id, commitments.c.kind, commitments.c.channel, commitments.c.verification, commitments.c.created
    )
    .where(commitments.c.process == bindparam("process"), commitments.c.id > bindparam("after"))
    .order_by(commitments.c.id)
    .limit(bindparam("most"))
)
MAKERS = (
    select(holders.c.commitment, holders.c.organisation, organisations.c.standing)
    .join(organisations, organisations.c.id == holders.c.organisation)
    .where(holders.c.commitment.in_(IDS), holders.c.agreed, holders.c.part != Part.SUPPORTER)
    .order_by(holders.c.place.desc())  # the last one read, which is the first maker, stays
)
NEWEST = (
    select(func.max(reports.c.number))
    .where(reports.c.commitment.in_(IDS), reports.c.signed.is_not(None))
    .group_by(reports.c.commitment)
)
LAST = select(reports.c.commitment, reports.c.state).where(reports.c.number.in_(NEWEST))


def put(tx: Transaction, cycle: Cycle) -> None:
    """A new one, or one that changed."""
    row = {column.name: getattr(cycle, column.name) for column in cycles.c} | {"names": dict(cycle.names)}
    if find(tx, cycle.id) is None:
        tx.execute(insert(cycles).values(row))
    else:
        tx.execute(update(cycles).where(cycles.c.id == cycle.id).values(row))


def open_(tx: Transaction, id: str, now: datetime) -> bool:
    """Once, whoever comes first."""
    return bool(tx.execute(OPEN, {"which": id, "now": now}).rowcount)


def find(tx: Transaction, id: str) -> Cycle | None:
    row = tx.execute(BY_ID, {"which": id}).first()
    return _cycle(row) if row else None


def everything(tx: Transaction) -> list[Cycle]:
    """The newest first."""
    return [_cycle(row) for row in tx.execute(ALL)]


def taking(tx: Transaction, today: date) -> list[Cycle]:
    """Those that are open on that day."""
    return [_cycle(row) for row in tx.execute(TAKING, {"today": today})]


def to_do(tx: Transaction, today: date) -> list[Cycle]:
    """Those to be opened by now, and those whose rows are not all written."""
    return [_cycle(row) for row in tx.execute(TO_DO, {"today": today})]


def candidates(tx: Transaction, process: str, after: str, most: int) -> list[Candidate]:
    rows = tx.execute(SLICE, {"process": process, "after": after, "most": most}).all()
    ids = {"ids": [row.id for row in rows]}
    # Asked for in the statement, the standing would have every organisation looked through.
    makers = {row.commitment: row.organisation for row in tx.execute(MAKERS, ids) if row.standing == Standing.ACTIVE}
    last = {row.commitment: row.state for row in tx.execute(LAST, ids)}
    return [_candidate(row, makers.get(row.id), last.get(row.id)) for row in rows]


def _candidate(row: Any, maker: str | None, last: str | None) -> Candidate:
    kind, channel, verification = Kind(row.kind), Channel(row.channel), Verification(row.verification)
    return Candidate(row.id, kind, channel, verification, row.created, maker, last)


def _cycle(row: Row[Any]) -> Cycle:
    plain = {column.name: getattr(row, column.name) for column in cycles.c}
    return Cycle(**plain | {"work": Work(row.work) if row.work else None})


def of_ids(tx: Transaction, ids: Sequence[str]) -> dict[str, Cycle]:
    return {one.id: one for id in set(ids) if (one := find(tx, id))}
