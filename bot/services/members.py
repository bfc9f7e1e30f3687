"""The people of an organisation: who they are, joining, leaving, and being removed."""

from datetime import datetime

from bot.domain.authority import Act
from bot.domain.people import WITHIN, Person, Role, Scope
from bot.domain.words import cleaned
from bot.services.authority import allows, exercise
from bot.storage import bystanders, invitations, organisations, people
from bot.storage.engine import Transaction

NAME = 60  # characters of a name that somebody types for themselves


def members(tx: Transaction, by: Person, organisation: str) -> list[Person]:
    """Whom they may know there; nobody, where they may know nobody."""
    found = organisations.find(tx, organisation)
    if found is None or not allows(tx, by, Act.SEE_MEMBERS, found.matter):
        return []
    return [one for one in people.members(tx, organisation) if organisation in one.organisations]


def call_oneself(tx: Transaction, person: Person, typed: str) -> bool:
    name = " ".join(cleaned(typed).split())
    if 0 < len(name) <= NAME:
        people.change(tx, person.id, called=name)
    return 0 < len(name) <= NAME


def join(tx: Transaction, id: str, organisation: str, now: datetime, *, signs: bool = False) -> None:
    """A signer is a partner too, and no longer waits."""
    scope = Scope.within(organisation)
    people.give_role(tx, id, Role.PARTNER, now, scope)
    if signs:
        people.give_role(tx, id, Role.SIGNER, now, scope)
        organisations.no_longer_waits(tx, id, organisation)


def leave(tx: Transaction, person: Person, organisation: str, now: datetime) -> bool:
    found = organisations.find(tx, organisation)
    if found is None or not exercise(tx, person, Act.LEAVE, found.matter, found.scope.code, now):
        return False
    end(tx, person.id, organisation, now)
    return True


def remove(tx: Transaction, by: Person, id: str, organisation: str, now: datetime) -> Person | None:
    """Said of somebody who has left: the one who was removed, or None."""
    found, person = organisations.find(tx, organisation), people.find(tx, id)
    if found is None or person is None or organisation not in person.organisations:
        return None
    if not exercise(tx, by, Act.REMOVE_PARTNER, found.matter, f"{id} {found.scope.code}", now):
        return None
    end(tx, id, organisation, now)
    return person


def end(tx: Transaction, id: str, organisation: str, now: datetime) -> None:
    """All that bound them to it goes, and so do the links they gave out for it."""
    for role in WITHIN:
        people.take_role(tx, id, role, Scope.within(organisation))
    organisations.no_longer_waits(tx, id, organisation)
    organisations.note_departure(tx, id, organisation, now)
    bystanders.let_go(tx, id, organisation)
    for link in invitations.made_by(tx, id, now):
        if link.organisation == organisation:
            invitations.revoke(tx, link.id, now)
