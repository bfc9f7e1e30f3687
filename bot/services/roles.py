"""Appointing people to roles, and taking roles from them."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.domain.authority import APPOINTS, REMOVES, RULES, Act
from bot.domain.directory import Organisation
from bot.domain.people import CODE, WITHIN, Grant, Person, Reach, Role
from bot.services import members
from bot.services.authority import allows, exercise, matter_of
from bot.storage import invitations, organisations, people
from bot.storage.engine import Transaction

FEW_ADMINS = 2  # fewer are too few: one who is ill or locked out must not stop everything
ID = 16  # characters of a whole one
HEXADECIMAL = set("0123456789abcdef")
OFFICES = (Role.HANDLER, Role.SENSITIVE, Role.ORGANISER, Role.ADMIN)


class Answer(StrEnum):
    DONE = "done"
    NOT_ALLOWED = "not_allowed"
    NOBODY = "nobody"  # there is no such person, organisation or role to take
    LAST_ADMIN = "last_admin"


def find(tx: Transaction, by: Person, code: str, most: int) -> list[Person]:
    """Those whose code begins so."""
    plain = readable(code)
    return people.by_code(tx, plain, most) if plain and allows(tx, by, Act.FIND_PERSON) else []


def readable(typed: str) -> str | None:
    """What was typed, if it can be somebody's code at all."""
    plain = typed.strip().lower()
    return plain if CODE <= len(plain) <= ID and set(plain) <= HEXADECIMAL else None


def known(tx: Transaction, by: Person, id: str) -> Person | None:
    """Somebody whom this organiser may look at: anybody, or whoever holds a role within their reach."""
    person = people.find(tx, id)
    if person is None or allows(tx, by, Act.FIND_PERSON):
        return person
    return person if any(takes(tx, by, grant) for grant in person.grants) else None


def takes(tx: Transaction, by: Person, grant: Grant) -> bool:
    """Whether they may take it from somebody."""
    matter = matter_of(tx, grant.scope)
    return grant.role in REMOVES and matter is not None and allows(tx, by, REMOVES[grant.role], matter)


def held(tx: Transaction, id: str, mark: str) -> Grant | None:
    """The grant that a button means, if they still have it."""
    person = people.find(tx, id)
    return next((one for one in person.grants if one.mark == mark), None) if person else None


def holders(tx: Transaction, by: Person) -> list[Person]:
    """Whoever holds an office, that is a role that is not one of an organisation's people."""
    found = {one.id: one for role in OFFICES for one in people.with_role(tx, role)}
    return [one for one in found.values() if known(tx, by, one.id)]


def organisations_of(tx: Transaction, grants: Iterable[Grant]) -> dict[str, Organisation]:
    """Those that the scopes name."""
    ids = {grant.scope.value for grant in grants if grant.scope.reach is Reach.ORGANISATION}
    return {id: found for id in ids if (found := organisations.find(tx, id))}


def near(tx: Transaction, ids: Iterable[str]) -> list[Organisation]:
    return [found for id in ids if (found := organisations.find(tx, id))]


def appointers(role: Role) -> frozenset[Role]:
    """Those who may appoint to it."""
    return RULES[APPOINTS[role]]


def appoint(tx: Transaction, by: Person, id: str, grant: Grant, now: datetime) -> Answer:
    person, matter = people.find(tx, id), matter_of(tx, grant.scope)
    if person is None or matter is None or not grant.sound or grant.role not in APPOINTS:
        return Answer.NOBODY
    if not exercise(tx, by, APPOINTS[grant.role], matter, f"{id} {grant.scope.code}", now):
        return Answer.NOT_ALLOWED
    give(tx, id, grant, now)
    return Answer.DONE


def remove(tx: Transaction, by: Person, id: str, grant: Grant, now: datetime) -> Answer:
    person, matter = people.find(tx, id), matter_of(tx, grant.scope)
    if person is None or matter is None or grant not in person.grants or grant.role not in REMOVES:
        return Answer.NOBODY
    if not allows(tx, by, REMOVES[grant.role], matter):
        return Answer.NOT_ALLOWED
    if grant.role is Role.ADMIN and len(people.with_role(tx, Role.ADMIN)) == 1:
        return Answer.LAST_ADMIN
    exercise(tx, by, REMOVES[grant.role], matter, f"{id} {grant.scope.code}", now)
    take(tx, id, grant, now)
    return Answer.DONE


def give(tx: Transaction, id: str, grant: Grant, now: datetime) -> None:
    if grant.role in WITHIN and grant.scope.reach is Reach.ORGANISATION:
        members.join(tx, id, grant.scope.value, now, signs=grant.role is Role.SIGNER)
    else:
        people.give_role(tx, id, grant.role, now, grant.scope)


def take(tx: Transaction, id: str, grant: Grant, now: datetime) -> None:
    if grant.role is Role.PARTNER and grant.scope.reach is Reach.ORGANISATION:
        members.end(tx, id, grant.scope.value, now)
        return
    people.take_role(tx, id, grant.role, grant.scope)
    end_links(tx, id, now)


def end_links(tx: Transaction, id: str, now: datetime) -> None:
    """Of the links they gave out, those to roles that they can no longer appoint to."""
    person = people.find(tx, id)
    for link in invitations.made_by(tx, id, now):
        matter = matter_of(tx, link.grant.scope)
        if not (person and matter and allows(tx, person, APPOINTS[link.grant.role], matter)):
            invitations.revoke(tx, link.id, now)


def few_admins(tx: Transaction) -> bool:
    return len(people.with_role(tx, Role.ADMIN)) < FEW_ADMINS
