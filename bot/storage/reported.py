"""In which lists a commitment stands by what was reported on it: its newest report that counts, its newest cycle."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select

from bot.domain.register import SHARED, UNANSWERED, Facet, Listing
from bot.storage.engine import Transaction
from bot.storage.tables import cycles, owed, reports, said

IDS: BindParameter[Any] = bindparam("ids", expanding=True)
NEWEST = (
    select(func.max(reports.c.number))
    .where(reports.c.commitment.in_(IDS), reports.c.signed.is_not(None))
    .group_by(reports.c.commitment)
)
LAST = select(reports.c.commitment, reports.c.number, reports.c.state).where(reports.c.number.in_(NEWEST))
TOLD = select(said.c.report, said.c.name).where(
    said.c.report.in_(IDS), said.c.name.in_(SHARED), said.c.private.is_(False)
)
EXPECTED = (
    select(owed.c.commitment, owed.c.report)
    .join(cycles, cycles.c.id == owed.c.cycle)
    .where(owed.c.commitment.in_(IDS))
    .order_by(cycles.c.opens)  # the newest, read last, stays
)


def lists(tx: Transaction, ids: Sequence[str]) -> Mapping[str, set[Listing]]:
    found: dict[str, set[Listing]] = defaultdict(set)
    last = {row.number: row for row in tx.execute(LAST, {"ids": list(ids)})}
    for row in last.values():
        found[row.commitment].add(Listing(Facet.REPORTED, row.state))
    for told in tx.execute(TOLD, {"ids": list(last)}):
        found[last[told.report].commitment].add(Listing(Facet.SHARED, told.name))
    newest = {row.commitment: row.report for row in tx.execute(EXPECTED, {"ids": list(ids)})}
    for commitment, report in newest.items():
        if report is None:
            found[commitment].add(Listing(Facet.REPORTED, UNANSWERED))
    return found
