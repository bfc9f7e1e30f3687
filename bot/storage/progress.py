"""How far reporting is in each cycle: numbers that change with what is owed, so that reading them costs the same."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, select, tuple_

from bot.domain.progress import FACETS, Progress, Said, progress_of
from bot.domain.progress import counted as columns_of
from bot.domain.register import Facet
from bot.domain.reports import Owing, Reported
from bot.storage.engine import Transaction
from bot.storage.tables import counted, insert, listings, names, organisations, progress, reports
from bot.storage.tables.progress import COLUMNS

IDS: BindParameter[Any] = bindparam("ids", expanding=True)
CYCLES: BindParameter[Any] = bindparam("cycles", expanding=True)
NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
MOST: BindParameter[int] = bindparam("most")
WITH_PLACE = [one for one in FACETS if one in (Facet.KIND, Facet.ITEM, Facet.COUNTRY)]
BEFORE = select(counted).where(counted.c.cycle == bindparam("which"), counted.c.commitment.in_(IDS))
LISTED = select(listings.c.commitment, listings.c.facet, listings.c.value).where(
    listings.c.commitment.in_(IDS), listings.c.facet.in_(WITH_PLACE)
)
ABOUT = (
    select(organisations.c.id, organisations.c.type, names.c.folded)
    .join(names, names.c.organisation == organisations.c.id)
    .where(organisations.c.id.in_(IDS))
    .order_by(names.c.main)  # the main name, read last, stays
)
SAID = select(reports.c.number, reports.c.state, reports.c.unchanged).where(reports.c.number.in_(NUMBERS))
NOTED = insert(counted)
NOTE = NOTED.on_conflict_do_update(index_elements=["cycle", "commitment"], set_={"columns": NOTED.excluded["columns"]})
VALUES = insert(progress)
ADD = VALUES.on_conflict_do_update(
    index_elements=["cycle", "facet", "value", "organisation"],
    set_={name: progress.c[name] + VALUES.excluded[name] for name in COLUMNS},
)
OF = select(progress).where(
    progress.c.organisation == bindparam("organisation"),
    progress.c.facet == bindparam("facet"),
    progress.c.cycle.in_(CYCLES),
)
HERE = (
    progress.c.cycle == bindparam("which"),
    progress.c.facet == bindparam("facet"),
    progress.c.value == bindparam("value"),
)
NAME = select(progress.c.name).where(*HERE, progress.c.organisation == bindparam("after"))
AT = tuple_(progress.c.name, progress.c.organisation)
SILENT = (
    select(progress)
    .where(*HERE, progress.c.received == 0, tuple_(bindparam("name"), bindparam("after")) < AT)
    .order_by(progress.c.name, progress.c.organisation)
    .limit(MOST)
)
Place = tuple[str, str, str, str]  # cycle, facet, value, organisation


def follow(tx: Transaction, rows: Sequence[Owing]) -> None:
    """What these add to their cycles is what they should add from now on, whatever it was."""
    for cycle in {one.cycle for one in rows}:
        _follow(tx, cycle, [one for one in rows if one.cycle == cycle])


def _follow(tx: Transaction, cycle: str, rows: Sequence[Owing]) -> None:
    where = {"which": cycle, "ids": [one.commitment for one in rows]}
    before = {row.commitment: row for row in tx.execute(BEFORE, where)}
    about = {row.id: row for row in tx.execute(ABOUT, {"ids": list({one.organisation for one in rows})})}
    facets = _facets(tx, [one for one in rows if one.commitment not in before], about)
    said = _said(tx, rows)
    more: Counter[tuple[Place, str]] = Counter()
    notes = []
    for one in rows:
        row = before.get(one.commitment)
        old = frozenset(row.columns) if row else frozenset()
        new = columns_of(one, said.get(one.report or 0))
        if new == old:
            continue
        held = row.facets if row else facets[one.commitment]
        notes.append({"cycle": cycle, "commitment": one.commitment, "facets": held, "columns": sorted(new)})
        for facet, value in held:
            for organisation in ("", one.organisation):
                this = (cycle, facet, value, organisation)
                more.update({(this, name): 1 for name in new - old})
                more.subtract({(this, name): 1 for name in old - new})
    if notes:
        tx.execute(NOTE, notes)
        tx.execute(ADD, _sums(more, about))


def _facets(tx: Transaction, rows: Sequence[Owing], about: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """In which lists a promise stands that is new to the cycle; as its type counts who owes the report."""
    found = {one.commitment: [[str(Facet.ALL), ""]] for one in rows}
    for one in rows:
        if one.organisation in about:
            found[one.commitment].append([str(Facet.TYPE), about[one.organisation].type])
    for row in tx.execute(LISTED, {"ids": list(found)}):
        found[row.commitment].append([row.facet, row.value])
    return found


def _said(tx: Transaction, rows: Iterable[Owing]) -> dict[int, Said]:
    numbers = [one.report for one in rows if one.report]
    if not numbers:
        return {}
    return {row.number: Said(Reported(row.state), row.unchanged) for row in tx.execute(SAID, {"numbers": numbers})}


def _sums(more: Mapping[tuple[Place, str], int], about: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows: dict[Place, dict[str, Any]] = {}
    for (this, name), n in more.items():
        cycle, facet, value, organisation = this
        known = about.get(organisation)
        begun = {"cycle": cycle, "facet": facet, "value": value, "organisation": organisation}
        row = rows.setdefault(this, dict.fromkeys(COLUMNS, 0) | begun | {"name": known.folded if known else ""})
        row[name] += n
    return list(rows.values())


def of(tx: Transaction, cycles: Iterable[str], facet: Facet, organisation: str = "") -> dict[tuple[str, str], Progress]:
    """By cycle and value of the facet."""
    where = {"cycles": list(cycles), "facet": facet, "organisation": organisation}
    return {(row.cycle, row.value): _progress(row) for row in tx.execute(OF, where)}


def silent(tx: Transaction, cycle: str, facet: Facet, value: str, most: int, after: str = "") -> dict[str, Progress]:
    """Organisations of which nothing was received, in the order of their names, behind the one named."""
    where = {"which": cycle, "facet": facet, "value": value, "after": after}
    name = tx.execute(NAME, where).scalar() or "" if after else ""
    rows = tx.execute(SILENT, where | {"name": name, "most": most})
    return {row.organisation: _progress(row) for row in rows}


def _progress(row: Row[Any]) -> Progress:
    return progress_of({name: getattr(row, name) for name in COLUMNS})
