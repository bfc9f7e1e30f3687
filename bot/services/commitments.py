"""Looking commitments up: one with all that belongs to it, and lists of them with how many count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.authority import Act
from bot.domain.commitments import Verification, public
from bot.domain.directory import Organisation
from bot.domain.people import Person
from bot.domain.register import Change, Facet, Listing, Record, Tally, place_key
from bot.domain.reports import Report
from bot.services import countries
from bot.services.authority import allows
from bot.storage import bystanders, commitments, listings, organisations, people, reports
from bot.storage.engine import Transaction
from bot.storage.listings import Order

LINES = 20  # of a history
PLACES = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """A commitment and how one reader stands to it."""

    record: Record
    organisations: Mapping[str, Organisation]
    follows: bool = False
    taken: bool = False
    mine: tuple[str, ...] = ()  # organisations by whose right the reader may change it
    checks: bool = False  # as an organiser
    history: tuple[Change, ...] = ()
    last: Report | None = None  # that counts


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list."""

    shown: tuple[Shown, ...]
    tally: Tally
    first: bool
    last: bool


def find(tx: Transaction, reader: Person, id: str) -> Shown | None:
    """A draft is seen by those alone who write it."""
    record = commitments.find(tx, id)
    if record is None:
        return None
    mine = tuple(one.organisation for one in record.holders if one.organisation in reader.organisations)
    checks = any(
        allows(tx, reader, Act.CONFIRM_COMMITMENT, found.matter)
        for one in record.makers
        if (found := organisations.find(tx, one))
    )
    if not (public(record.verification) or mine):
        return None
    return Shown(
        record,
        _organisations(tx, [record]),
        bystanders.follows(tx, id, reader.id),
        reader.id in bystanders.takers_of(tx, id),
        mine,
        checks,
    )


def card(tx: Transaction, reader: Person, id: str) -> Shown | None:
    """With the newest report."""
    shown = find(tx, reader, id)
    last = reports.last(tx, id) if shown else []
    return replace(shown, last=last[0]) if shown and last else shown


def history(tx: Transaction, reader: Person, id: str) -> Shown | None:
    shown = find(tx, reader, id)
    if shown is None:
        return None
    lines = tuple(bystanders.lines(tx, id, LINES))
    others = {found.id: found for one in lines if (found := _organisation(tx, one.organisation))}
    return replace(shown, organisations={**shown.organisations, **others}, history=lines)


def _organisation(tx: Transaction, id: str | None) -> Organisation | None:
    return organisations.find(tx, id) if id else None


def _organisations(tx: Transaction, records: Iterable[Record]) -> dict[str, Organisation]:
    ids = {one.organisation for record in records for one in record.holders}
    return {id: found for id in ids if (found := organisations.find(tx, id))}


def page(tx: Transaction, listing: Listing, order: Order, today: date, most: int, *, at: str, back: bool) -> Listed:
    """`at` is the commitment that the page comes after, or before when going back."""
    turn = listings.page_before if back and at else listings.page
    ids = turn(tx, listing, order, most + 1, today.isoformat(), at)
    more = len(ids) > most
    ids = ids[-most:] if back and at else ids[:most]
    records = commitments.find_all(tx, ids)
    names = _organisations(tx, records)
    tally = listings.overdue(tx, today.isoformat()) if order is Order.OVERDUE else listings.tally(tx, listing)
    first, last = (not more, False) if back and at else (not at, not more)
    return Listed(tuple(Shown(record, names) for record in records), tally, first, last)


def several(tx: Transaction, ids: Iterable[str]) -> tuple[Shown, ...]:
    """In that order, without what nobody may see."""
    records = [one for one in commitments.find_all(tx, ids) if public(one.verification)]
    names = _organisations(tx, records)
    return tuple(Shown(record, names) for record in records)


def totals(tx: Transaction, today: date) -> tuple[Tally, Tally]:
    """Of all, and of those overdue."""
    return listings.tally(tx, Listing(Facet.ALL, "")), listings.overdue(tx, today.isoformat())


def within(tx: Transaction, facet: Facet) -> Mapping[str, Tally]:
    return listings.within(tx, facet)


def places(tx: Transaction, typed: str) -> list[tuple[Listing, Tally]]:
    """The country that is named, and places that begin so."""
    found: list[tuple[Listing, Tally]] = []
    code = countries.find(typed)
    if code and (tally := listings.tally(tx, Listing(Facet.COUNTRY, code))).listed:
        found.append((Listing(Facet.COUNTRY, code), tally))
    letters = place_key(typed)
    if letters:
        near = listings.beginning(tx, Facet.PLACE, letters, PLACES)
        found += [(Listing(Facet.PLACE, value), tally) for value, tally in near.items()]
    return found


def followed(tx: Transaction, person: Person) -> tuple[Shown, ...]:
    return several(tx, bystanders.followed_by(tx, person.id))


def awaiting(tx: Transaction) -> int:
    states = listings.within(tx, Facet.VERIFICATION)
    return sum(states.get(str(one), Tally()).listed for one in (Verification.SUBMITTED, Verification.UNDER_CHECK))


@dataclass(frozen=True, slots=True)
class Caring:
    """An organisation's promises, and who takes care of each."""

    organisation: Organisation
    page: Listed
    takers: Mapping[str, tuple[Person, ...]]


def caring(tx: Transaction, reader: Person, id: str, today: date, most: int, *, at: str, back: bool) -> Caring | None:
    """For its own people; what is not sent in yet comes before the first page."""
    one = organisations.find(tx, id)
    if one is None or id not in reader.organisations:
        return None
    listed = page(tx, Listing(Facet.ORGANISATION, id), Order.NEWEST, today, most, at=at, back=back)
    if listed.first:
        drafts = commitments.find_all(tx, commitments.drafts(tx, id, most))
        own = tuple(Shown(record, _organisations(tx, [record])) for record in drafts)
        listed = replace(listed, shown=own + listed.shown)
    takers = {shown.record.id: tuple(_takers(tx, shown.record.id, id)) for shown in listed.shown}
    return Caring(one, listed, takers)


def _takers(tx: Transaction, commitment: str, organisation: str) -> Iterator[Person]:
    """Only colleagues are named."""
    for id in bystanders.takers_of(tx, commitment):
        person = people.find(tx, id)
        if person and organisation in person.organisations:
            yield person
