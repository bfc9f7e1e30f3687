"""Who waits to sign for an organisation, and an organiser's yes or no to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.domain.authority import Act
from bot.domain.directory import Organisation
from bot.domain.people import Person
from bot.services import members
from bot.services.authority import allows, exercise, sight
from bot.storage import organisations, people
from bot.storage.engine import Transaction

AT_ONCE = 50  # answered by one tap


@dataclass(frozen=True, slots=True)
class Waiting:
    person: Person
    organisation: Organisation


def waiting(tx: Transaction, by: Person) -> list[Waiting]:
    """Whoever waits where this organiser may answer, the longest first."""
    sees = sight(tx, by, Act.GIVE_SIGNER)
    return [one for one in everybody(tx) if sees(one.organisation.matter)]


def everybody(tx: Transaction) -> Iterator[Waiting]:
    for id, organisation in organisations.waiting_to_sign(tx):
        person, found = people.find(tx, id), organisations.find(tx, organisation)
        if person and found:
            yield Waiting(person, found)


def accept(tx: Transaction, by: Person, id: str, organisation: str, now: datetime) -> bool:
    """Only somebody who works there can sign for it."""
    found, person = organisations.find(tx, organisation), people.find(tx, id)
    if found is None or person is None or organisation not in person.organisations:
        return False
    if not exercise(tx, by, Act.GIVE_SIGNER, found.matter, f"{id} {found.scope.code}", now):
        return False
    members.join(tx, id, organisation, now, signs=True)
    return True


def accept_all(tx: Transaction, by: Person, now: datetime, most: int) -> list[Waiting]:
    """So many at once, the longest waiting first; each is on record by itself."""
    return [one for one in waiting(tx, by)[:most] if accept(tx, by, one.person.id, one.organisation.id, now)]


def refuse(tx: Transaction, by: Person, id: str, organisation: str, now: datetime) -> bool:
    """They stay a partner."""
    found = organisations.find(tx, organisation)
    if found is None or not allows(tx, by, Act.REMOVE_SIGNER, found.matter):
        return False
    if not organisations.no_longer_waits(tx, id, organisation):
        return False
    return exercise(tx, by, Act.REMOVE_SIGNER, found.matter, f"{id} {found.scope.code}", now)
