"""Self-reports in all their revisions, and what each of them says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update

from bot.domain.reports import Channel, Report, Reported
from bot.storage.engine import Transaction
from bot.storage.tables import insert, reports, said

BY_NUMBER = select(reports).where(reports.c.number == bindparam("which"))
BY_DRAFT = select(reports).where(reports.c.draft == bindparam("draft"))
SAID = select(said).where(said.c.report == bindparam("which"))
SIGNED = reports.c.signed.is_not(None)
OF_COMMITMENT = select(reports).where(reports.c.commitment == bindparam("commitment")).order_by(reports.c.number.desc())
LAST = OF_COMMITMENT.where(SIGNED).limit(bindparam("most"))
REVISIONS = (
    select(reports)
    .where(reports.c.cycle == bindparam("cycle"), reports.c.commitment == bindparam("commitment"))
    .order_by(reports.c.revision.desc())
    .limit(bindparam("most"))
)
REVISION = select(func.coalesce(func.max(reports.c.revision), 0)).where(
    reports.c.cycle == bindparam("cycle"), reports.c.commitment == bindparam("commitment")
)
NEW = insert(reports).on_conflict_do_nothing(index_elements=["draft"]).returning(reports.c.number)
MARK = update(reports).where(reports.c.number == bindparam("which"))


def add(tx: Transaction, draft: str, new: Report) -> Report | None:
    """With its number and revision; nothing, if this draft was sent before."""
    where = {"cycle": new.cycle, "commitment": new.commitment}
    new = replace(new, revision=int(tx.execute(REVISION, where).scalar_one()) + 1)
    row = {one.name: getattr(new, one.name) for one in reports.c if one.name not in ("number", "draft")}
    number = tx.execute(NEW.values(row | {"draft": draft})).scalar()
    if number is None:
        return None
    rows = [*_rows(number, new.said, private=False), *_rows(number, new.private, private=True)]
    if rows:
        tx.execute(insert(said), rows)
    return replace(new, number=number)


def _rows(number: int, answers: Mapping[str, str], *, private: bool) -> list[dict[str, Any]]:
    return [{"report": number, "name": name, "value": value, "private": private} for name, value in answers.items()]


def sign(tx: Transaction, number: int, now: datetime) -> None:
    tx.execute(MARK.values(signed=now), {"which": number})


def accept(tx: Transaction, number: int, now: datetime | None) -> None:
    tx.execute(MARK.values(accepted=now), {"which": number})


def find(tx: Transaction, number: int) -> Report | None:
    return _report(tx, tx.execute(BY_NUMBER, {"which": number}).first())


def of_draft(tx: Transaction, draft: str) -> Report | None:
    return _report(tx, tx.execute(BY_DRAFT, {"draft": draft}).first())


def last(tx: Transaction, commitment: str, most: int = 1) -> list[Report]:
    """Those that count, of every cycle, the newest first."""
    rows = tx.execute(LAST, {"commitment": commitment, "most": most}).all()
    return [found for row in rows if (found := _report(tx, row))]


def revisions(tx: Transaction, cycle: str, commitment: str, most: int) -> list[Report]:
    """The newest first; those without a signature too."""
    rows = tx.execute(REVISIONS, {"cycle": cycle, "commitment": commitment, "most": most}).all()
    return [found for row in rows if (found := _report(tx, row))]


def _report(tx: Transaction, row: Row[Any] | None) -> Report | None:
    if row is None:
        return None
    answers = tx.execute(SAID, {"which": row.number}).all()
    plain = {one.name: getattr(row, one.name) for one in reports.c if one.name != "draft"}
    told = {
        "state": Reported(row.state),
        "channel": Channel(row.channel),
        "said": {one.name: one.value for one in answers if not one.private},
        "private": {one.name: one.value for one in answers if one.private},
    }
    return Report(**plain | told)
