"""People, the accounts that lead to them, and their roles."""

import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from bot.domain.people import EVERYWHERE, QUIET, Grant, Person, Reach, Role, Scope, State
from bot.storage.engine import Transaction
from bot.storage.tables import accounts, insert, people, roles

WITH_ROLES = people.outerjoin(roles, roles.c.person == people.c.id)
GRANTED = (roles.c.role, roles.c.reach, roles.c.value)
PERSON = select(people, *GRANTED).select_from(WITH_ROLES)
BY_ID = PERSON.where(people.c.id == bindparam("id"))
BY_ACCOUNT = (
    select(people, *GRANTED)
    .select_from(
        accounts.join(people, people.c.id == accounts.c.person).outerjoin(roles, roles.c.person == people.c.id)
    )
    .where(accounts.c.telegram == bindparam("telegram"))
)
BY_ROLE = PERSON.where(people.c.id.in_(select(roles.c.person).where(roles.c.role == bindparam("wanted"))))
HERE = (roles.c.reach == Reach.ORGANISATION, roles.c.value == bindparam("organisation"))
MEMBERS = PERSON.where(people.c.id.in_(select(roles.c.person).where(*HERE))).order_by(people.c.id)
NEAR = select(people.c.id).where(people.c.id.between(bindparam("first"), bindparam("last"))).order_by(people.c.id)
BY_CODE = PERSON.where(people.c.id.in_(NEAR.limit(bindparam("most")))).order_by(people.c.id)
BLOCKED = PERSON.where(people.c.blocked).order_by(people.c.id)
ACCOUNT = select(accounts.c.telegram).where(accounts.c.person == bindparam("id"))
CHANGE = update(people).where(people.c.id == bindparam("key"))


def find_by_account(tx: Transaction, telegram: int) -> Person | None:
    return one(tx.execute(BY_ACCOUNT, {"telegram": telegram}).all())


def find(tx: Transaction, id: str) -> Person | None:
    return one(tx.execute(BY_ID, {"id": id}).all())


def with_role(tx: Transaction, role: Role) -> list[Person]:
    return several(tx.execute(BY_ROLE, {"wanted": role}).all())


def blocked(tx: Transaction) -> list[Person]:
    return several(tx.execute(BLOCKED).all())


def add(tx: Transaction, telegram: int, hint: str, zone: str, today: date) -> Person:
    person = Person(secrets.token_hex(8), None, hint, zone, QUIET, False, State.ACTIVE, False, frozenset())
    tx.execute(
        insert(people).values(
            id=person.id,
            language=None,
            hint=hint,
            zone=zone,
            quiet_from=QUIET[0],
            quiet_until=QUIET[1],
            plain=False,
            state=State.ACTIVE,
            blocked=False,
            reminded=True,
            since=today,
        )
    )
    tx.execute(insert(accounts).values(telegram=telegram, person=person.id))
    return person


def change(tx: Transaction, id: str, **values: Any) -> None:
    tx.execute(CHANGE, {"key": id, **values})


def account(tx: Transaction, id: str) -> int | None:
    """The chat in which a person is reached privately."""
    found: int | None = tx.execute(ACCOUNT, {"id": id}).scalar()
    return found


def members(tx: Transaction, organisation: str) -> list[Person]:
    """Who works for it here."""
    return several(tx.execute(MEMBERS, {"organisation": organisation}).all())


def by_code(tx: Transaction, code: str, most: int) -> list[Person]:
    """Those whose id begins so."""
    first = code.lower()
    return several(tx.execute(BY_CODE, {"first": first, "last": f"{first}g", "most": most}).all())


def give_role(tx: Transaction, id: str, role: Role, now: datetime, scope: Scope = EVERYWHERE) -> None:
    row = {"person": id, "role": role, "reach": scope.reach, "value": scope.value, "given": now}
    tx.execute(insert(roles).values(row).on_conflict_do_nothing())


def take_role(tx: Transaction, id: str, role: Role, scope: Scope = EVERYWHERE) -> None:
    this = (roles.c.role == role, roles.c.reach == scope.reach, roles.c.value == scope.value)
    tx.execute(delete(roles).where(roles.c.person == id, *this))


def one(rows: Any) -> Person | None:
    return several(rows)[0] if rows else None


def several(rows: Any) -> list[Person]:
    """One person per group of rows: a row for each role."""
    found: dict[str, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return [from_rows(group) for group in found.values()]


def from_rows(rows: list[Row[Any]]) -> Person:
    first = rows[0]
    return Person(
        id=first.id,
        language=first.language,
        hint=first.hint,
        zone=first.zone,
        quiet=(first.quiet_from, first.quiet_until),
        plain=first.plain,
        state=State(first.state),
        blocked=first.blocked,
        grants=frozenset(Grant(Role(row.role), Scope(Reach(row.reach), row.value)) for row in rows if row.role),
        called=first.called,
        reminded=first.reminded,
    )
