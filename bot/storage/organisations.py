"""Organisations with their names, the people one writes to there, who waits to sign, and who has left."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, func, select, update

from bot.domain.authority import Standing
from bot.domain.directory import Contact, Organisation
from bot.domain.words import folded
from bot.storage.engine import Transaction
from bot.storage.tables import contacts, departures, insert, names, organisations, signings

ID_BYTES = 5  # ten characters of a link
NAMED = organisations.join(names, names.c.organisation == organisations.c.id)
ONE = select(organisations, names.c.language.label("tongue"), names.c.name, names.c.main).select_from(NAMED)
BY_ID = ONE.where(organisations.c.id == bindparam("which"))
BY_SOURCE = ONE.where(organisations.c.source == bindparam("where"), organisations.c.source_id == bindparam("which"))
STANDING = (
    select(organisations.c.id)
    .where(organisations.c.standing == bindparam("standing"))
    .order_by(organisations.c.since, organisations.c.id)
)
PROPOSED = select(organisations.c.id).where(
    organisations.c.proposed_by == bindparam("whose"), organisations.c.standing == Standing.PROPOSED
)
NAMES = select(names.c.organisation, names.c.name).join(organisations).where(organisations.c.standing != Standing.GONE)
LIKE = (
    select(names.c.organisation)
    .distinct()
    .join(organisations)
    .where(names.c.folded.contains(bindparam("part")), organisations.c.standing != Standing.GONE)
    .limit(bindparam("most"))
)
WAITING = select(signings.c.person, signings.c.organisation).order_by(signings.c.since, signings.c.person)
CONTACTS = select(contacts).where(contacts.c.organisation == bindparam("which")).order_by(contacts.c.id)
LEFT = select(departures.c.at).where(
    departures.c.person == bindparam("whose"), departures.c.organisation == bindparam("which")
)
NAMED_SO = (
    select(names.c.folded, names.c.organisation)
    .join(organisations)
    .where(names.c.folded.in_(bindparam("keys", expanding=True)), organisations.c.standing != Standing.GONE)
    .order_by(organisations.c.since.desc())
)
NAMES_OF = select(names.c.organisation, names.c.name).where(names.c.organisation.in_(bindparam("ids", expanding=True)))


def fresh_id() -> str:
    return secrets.token_hex(ID_BYTES)


def add(tx: Transaction, one: Organisation, now: datetime) -> None:
    row = {column.name: getattr(one, column.name) for column in organisations.c if column.name != "since"}
    tx.execute(insert(organisations).values(**row, since=now))
    for language, name in one.names.items():
        put_name(tx, one.id, language, name, main=language == one.main)


def put_name(tx: Transaction, id: str, language: str, name: str, *, main: bool = False) -> None:
    new = insert(names).values(organisation=id, language=language, name=name, folded=folded(name), main=main)
    put = {"name": new.excluded.name, "folded": new.excluded.folded}
    tx.execute(new.on_conflict_do_update(index_elements=["organisation", "language"], set_=put))


def change(tx: Transaction, id: str, **values: Any) -> None:
    tx.execute(update(organisations).where(organisations.c.id == id).values(**values))


def find(tx: Transaction, id: str) -> Organisation | None:
    return from_rows(tx.execute(BY_ID, {"which": id}).all())


def by_source(tx: Transaction, source: str, source_id: str) -> Organisation | None:
    return from_rows(tx.execute(BY_SOURCE, {"where": source, "which": source_id}).all())


def in_standing(tx: Transaction, standing: Standing) -> list[Organisation]:
    return several(tx, STANDING, {"standing": standing})


def proposed_by(tx: Transaction, person: str) -> list[Organisation]:
    """What waits for an organiser's yes."""
    return several(tx, PROPOSED, {"whose": person})


def like(tx: Transaction, part: str, most: int) -> list[Organisation]:
    """Those one of whose names holds these letters."""
    return several(tx, LIKE, {"part": folded(part), "most": most}) if folded(part) else []


def several(tx: Transaction, ids: Select[Any], values: Mapping[str, Any]) -> list[Organisation]:
    wanted = list(tx.execute(ids, values).scalars())
    rows: dict[str, list[Row[Any]]] = {id: [] for id in wanted}
    for row in tx.execute(ONE.where(organisations.c.id.in_(wanted))):
        rows[row.id].append(row)
    return [one for group in rows.values() if (one := from_rows(group))]


def all_names(tx: Transaction) -> list[tuple[str, str]]:
    """Id and name, in every language, of all that have not gone."""
    return [(row[0], row[1]) for row in tx.execute(NAMES)]


def from_rows(rows: Any) -> Organisation | None:
    if not rows:
        return None
    first = rows[0]
    return Organisation(
        id=first.id,
        type=first.type,
        names={row.tongue: row.name for row in rows},
        main=next(row.tongue for row in rows if row.main),
        country=first.country,
        language=first.language,
        standing=Standing(first.standing),
        signed=first.signed,
        source=first.source,
        source_id=first.source_id,
        proposed_by=first.proposed_by,
    )


def add_contact(tx: Transaction, one: Contact) -> None:
    tx.execute(insert(contacts).values({column.name: getattr(one, column.name) for column in contacts.c}))


def contacts_of(tx: Transaction, organisation: str) -> list[Contact]:
    return [contact(row) for row in tx.execute(CONTACTS, {"which": organisation})]


def all_contacts(tx: Transaction) -> list[Contact]:
    return [contact(row) for row in tx.execute(select(contacts))]


def contact(row: Row[Any]) -> Contact:
    return Contact(row.id, row.organisation, row.name, row.email, row.language, row.function)


def contact_ids(tx: Transaction) -> dict[str, list[str]]:
    """By organisation."""
    found: dict[str, list[str]] = {}
    for organisation, id in tx.execute(select(contacts.c.organisation, contacts.c.id).order_by(contacts.c.id)):
        found.setdefault(organisation, []).append(id)
    return found


def count_contacts(tx: Transaction) -> int:
    return tx.execute(select(func.count()).select_from(contacts)).scalar_one()


def wait_to_sign(tx: Transaction, person: str, organisation: str, now: datetime) -> None:
    row = {"person": person, "organisation": organisation, "since": now}
    tx.execute(insert(signings).values(row).on_conflict_do_nothing())


def waiting_to_sign(tx: Transaction) -> list[tuple[str, str]]:
    """Person and organisation, whoever has waited longest first."""
    return [(row[0], row[1]) for row in tx.execute(WAITING)]


def no_longer_waits(tx: Transaction, person: str, organisation: str) -> bool:
    """Whether they had waited."""
    this = (signings.c.person == person, signings.c.organisation == organisation)
    return bool(tx.execute(delete(signings).where(*this)).rowcount)


def nobody_waits(tx: Transaction, organisation: str) -> None:
    tx.execute(delete(signings).where(signings.c.organisation == organisation))


def note_departure(tx: Transaction, person: str, organisation: str, now: datetime) -> None:
    new = insert(departures).values(person=person, organisation=organisation, at=now)
    tx.execute(new.on_conflict_do_update(index_elements=["person", "organisation"], set_={"at": now}))


def departed(tx: Transaction, person: str, organisation: str) -> datetime | None:
    found: datetime | None = tx.execute(LEFT, {"whose": person, "which": organisation}).scalar()
    return found


def named(tx: Transaction, keys: Sequence[str]) -> dict[str, str]:
    """Ids by folded name, of those that stand or are proposed."""
    return {row.folded: row.organisation for row in tx.execute(NAMED_SO, {"keys": list(keys)})}


def names_of(tx: Transaction, ids: Iterable[str]) -> dict[str, list[str]]:
    """Every name of each of these."""
    found: dict[str, list[str]] = {}
    for row in tx.execute(NAMES_OF, {"ids": list(ids)}):
        found.setdefault(row.organisation, []).append(row.name)
    return found
