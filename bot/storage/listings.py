"""The lists in which commitments are found, and how many each holds: a page costs the same however long a list is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, delete, func, select, tuple_

from bot.domain.commitments import AWAITING, Channel, Verification, counted
from bot.domain.register import About, Facet, Listing, Record, Tally, due_key, newest_key, weight
from bot.domain.register import listings as lists_of
from bot.storage import reported
from bot.storage.engine import Transaction
from bot.storage.tables import commitments, insert, listings, organisations, tallies

IDS: BindParameter[Any] = bindparam("ids", expanding=True)
STOOD = (
    select(listings.c.commitment, listings.c.facet, listings.c.value, commitments.c.channel, commitments.c.verification)
    .join(commitments, commitments.c.id == listings.c.commitment)
    .where(listings.c.commitment.in_(IDS))
)
THERE = select(commitments.c.id).where(commitments.c.id.in_(IDS))
TAKE = delete(listings).where(listings.c.commitment == bindparam("which"))
ADD = insert(listings)
BY_REPORT = select(listings.c.commitment, listings.c.facet, listings.c.value).where(
    listings.c.commitment.in_(IDS), listings.c.facet.in_(bindparam("facets", expanding=True))
)
STANDS = (
    select(listings.c.commitment, listings.c.newest, listings.c.due, commitments.c.channel, commitments.c.verification)
    .join(commitments, commitments.c.id == listings.c.commitment)
    .where(listings.c.commitment.in_(IDS), listings.c.facet == Facet.ALL)
)
TAKE_FROM = delete(listings).where(
    listings.c.commitment == bindparam("which"),
    listings.c.facet == bindparam("facet"),
    listings.c.value == bindparam("value"),
)
ABOUT = select(organisations.c.id, organisations.c.type, organisations.c.country).where(organisations.c.id.in_(IDS))
VALUES = insert(tallies)
TALLY = VALUES.on_conflict_do_update(
    index_elements=["facet", "value"],
    set_={name: tallies.c[name] + VALUES.excluded[name] for name in ("listed", "counted", "awaiting")},
)

HERE = (listings.c.facet == bindparam("facet"), listings.c.value == bindparam("value"))
THIS = select(listings.c.newest, listings.c.due, listings.c.value).where(
    listings.c.facet == bindparam("facet"), listings.c.commitment == bindparam("which")
)
AT = tuple_(bindparam("key"), bindparam("which"))
AT_END = tuple_(bindparam("key"), bindparam("key"), bindparam("which"))
NEWEST = tuple_(listings.c.newest, listings.c.commitment)
DUE = tuple_(listings.c.due, listings.c.commitment)
END = tuple_(listings.c.value, listings.c.due, listings.c.commitment)  # the first two are one, as the index has it
MOST: BindParameter[int] = bindparam("most")
ENDED = (listings.c.facet == Facet.END, listings.c.value < bindparam("today"))


def _down(first: Any, at: Any, *where: Any) -> Select[Any]:
    return select(listings.c.commitment).where(*where, first < at).order_by(*(c.desc() for c in first)).limit(MOST)


def _up(first: Any, at: Any, *where: Any) -> Select[Any]:
    return select(listings.c.commitment).where(*where, first > at).order_by(*first).limit(MOST)


class Order(StrEnum):
    NEWEST = "n"
    DUE = "d"
    OVERDUE = "o"  # what ended last comes first


ON = {Order.NEWEST: _down(NEWEST, AT, *HERE), Order.DUE: _up(DUE, AT, *HERE), Order.OVERDUE: _down(END, AT_END, *ENDED)}
BACK = {Order.NEWEST: _up(NEWEST, AT, *HERE), Order.DUE: _down(DUE, AT, *HERE), Order.OVERDUE: _up(END, AT_END, *ENDED)}
FIRST: Mapping[Order, tuple[str | int, str]] = {
    Order.NEWEST: (1 << 62, ""),
    Order.DUE: ("", ""),
    Order.OVERDUE: ("~", ""),
}
KEY = {Order.NEWEST: "newest", Order.DUE: "due", Order.OVERDUE: "value"}

COUNT = select(tallies).where(tallies.c.facet == bindparam("facet"), tallies.c.value == bindparam("value"))
COUNTS = select(tallies).where(tallies.c.facet == bindparam("facet"), tallies.c.listed > 0)
BEGINNING = (
    COUNTS.where(tallies.c.value >= bindparam("begins"), tallies.c.value < bindparam("ends"))
    .order_by(tallies.c.value)
    .limit(MOST)
)
PAST = select(
    func.coalesce(func.sum(tallies.c.listed), 0).label("listed"),
    func.coalesce(func.sum(tallies.c.counted), 0).label("counted"),
    func.coalesce(func.sum(tallies.c.awaiting), 0).label("awaiting"),
).where(tallies.c.facet == Facet.END, tallies.c.value < bindparam("today"))


def taken_down(tx: Transaction, ids: Sequence[str]) -> list[str]:
    """Those of them that are there already, now in no list."""
    there = list(tx.execute(THERE, {"ids": list(ids)}).scalars())
    if not there:
        return []
    less: Counter[tuple[str, str, Tally]] = Counter()
    for row in tx.execute(STOOD, {"ids": there}):
        less[row.facet, row.value, _weight(row.channel, row.verification)] += 1
    _tally(tx, less, -1)
    tx.execute(TAKE, [{"which": id} for id in there])
    return there


def _weight(channel: str, verification: str) -> Tally:
    counts = counted(Channel(channel), Verification(verification))
    return Tally(1, int(counts), int(counts and verification in AWAITING))


def put_up(tx: Transaction, records: Iterable[Record]) -> None:
    records = list(records)
    said = reported.lists(tx, [record.id for record in records])
    about = _about(tx, {one.organisation for record in records for one in record.holders})
    more: Counter[tuple[str, str, Tally]] = Counter()
    rows = []
    for record in records:
        keys = {"commitment": record.id, "newest": newest_key(record), "due": due_key(record.due)}
        plain = lists_of(record, about)
        for one in plain | said.get(record.id, set()) if plain else plain:
            rows.append(keys | {"facet": one.facet, "value": one.value})
            more[one.facet, one.value, weight(record)] += 1
    if rows:
        tx.execute(ADD, rows)
        _tally(tx, more, 1)


def report(tx: Transaction, ids: Sequence[str]) -> None:
    """After something was reported, or is expected: only the lists by that are touched."""
    now = reported.lists(tx, ids)
    before: dict[str, set[Listing]] = defaultdict(set)
    for row in tx.execute(BY_REPORT, {"ids": list(ids), "facets": [Facet.REPORTED, Facet.SHARED]}):
        before[row.commitment].add(Listing(Facet(row.facet), row.value))
    for one in tx.execute(STANDS, {"ids": list(ids)}):
        _move(tx, one, before[one.commitment], now.get(one.commitment, set()))


def _move(tx: Transaction, row: Any, before: set[Listing], now: set[Listing]) -> None:
    one, this = _weight(row.channel, row.verification), {"commitment": row.commitment}
    for listing in before - now:
        tx.execute(TAKE_FROM, {"which": row.commitment, "facet": listing.facet, "value": listing.value})
    for listing in now - before:
        keys = {"newest": row.newest, "due": row.due, "facet": listing.facet, "value": listing.value}
        tx.execute(ADD, this | keys)
    for listings_, sign in ((before - now, -1), (now - before, 1)):
        _tally(tx, {(listing.facet, listing.value, one): 1 for listing in listings_}, sign)


def _about(tx: Transaction, ids: Iterable[str]) -> Mapping[str, About]:
    return {row.id: About(row.type, row.country) for row in tx.execute(ABOUT, {"ids": list(ids)})}


def _tally(tx: Transaction, counts: Mapping[tuple[str, str, Tally], int], sign: int) -> None:
    sums: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for (facet, value, one), times in counts.items():
        sums[facet, value] = sums[facet, value].plus(one, sign * times)
    rows = [{"facet": facet, "value": value} | _columns(tally) for (facet, value), tally in sums.items()]
    if rows:
        tx.execute(TALLY, rows)


def _columns(tally: Tally) -> dict[str, int]:
    return {"listed": tally.listed, "counted": tally.counted, "awaiting": tally.awaiting}


def page(tx: Transaction, listing: Listing, order: Order, most: int, today: str, after: str = "") -> list[str]:
    """Ids behind the one named, or the first ones."""
    return list(tx.execute(ON[order], _where(tx, listing, order, most, today, after)).scalars())


def page_before(tx: Transaction, listing: Listing, order: Order, most: int, today: str, before: str) -> list[str]:
    found = tx.execute(BACK[order], _where(tx, listing, order, most, today, before)).scalars()
    return list(found)[::-1]


def _where(tx: Transaction, listing: Listing, order: Order, most: int, today: str, id: str) -> dict[str, Any]:
    facet = Facet.END if order is Order.OVERDUE else listing.facet
    row = tx.execute(THIS, {"facet": facet, "which": id}).first() if id else None
    key, which = (getattr(row, KEY[order]), id) if row else FIRST[order]
    place = {"today": today} if order is Order.OVERDUE else {"facet": listing.facet, "value": listing.value}
    return place | {"key": key, "which": which, "most": most}


def tally(tx: Transaction, listing: Listing) -> Tally:
    row = tx.execute(COUNT, {"facet": listing.facet, "value": listing.value}).first()
    return Tally(row.listed, row.counted, row.awaiting) if row else Tally()


def overdue(tx: Transaction, today: str) -> Tally:
    """Added up by days, of which there are few however many commitments there are."""
    row = tx.execute(PAST, {"today": today}).one()
    return Tally(row.listed, row.counted, row.awaiting)


def within(tx: Transaction, facet: Facet) -> Mapping[str, Tally]:
    """Every list of a kind that is not empty."""
    rows = tx.execute(COUNTS, {"facet": facet})
    return {row.value: Tally(row.listed, row.counted, row.awaiting) for row in rows}


def beginning(tx: Transaction, facet: Facet, letters: str, most: int) -> Mapping[str, Tally]:
    """Lists whose value begins with these letters."""
    bounds = {"facet": facet, "begins": letters, "ends": f"{letters}\U0010ffff", "most": most}
    return {row.value: Tally(row.listed, row.counted, row.awaiting) for row in tx.execute(BEGINNING, bounds)}
