"""Organisations: registered by themselves or by an organiser, answered, renamed, closed; look-alikes pointed out."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.authority import Act, Matter, Standing
from bot.domain.directory import Organisation
from bot.domain.organisations import Type, alike
from bot.domain.people import Person
from bot.domain.words import cleaned
from bot.services import members
from bot.services.authority import allows, exercise, sight
from bot.storage import organisations, people
from bot.storage.engine import Transaction

NAME = 200  # characters
OPEN_PROPOSALS = 3  # that one person may have waiting
ALIKE = 5


@dataclass(frozen=True, slots=True)
class Registration:
    """What somebody says of an organisation that is not listed yet."""

    name: str
    type: str
    country: str | None
    language: str

    def organisation(self, standing: Standing, proposed_by: str | None) -> Organisation:
        id = organisations.fresh_id()
        return Organisation(
            id,
            Type(self.type),
            {self.language: self.name},
            self.language,
            self.country,
            self.language,
            standing,
            proposed_by=proposed_by,
        )


def named(typed: str) -> str | None:
    """A name as it can be kept: one line, not too long."""
    name = " ".join(cleaned(typed).split())
    return name if 1 < len(name) <= NAME else None


def look_alikes(tx: Transaction, name: str) -> list[Organisation]:
    """Those that may be meant already."""
    listed: dict[str, list[str]] = {}
    for id, known in organisations.all_names(tx):
        listed.setdefault(known, []).append(id)
    ids = dict.fromkeys(id for known in alike(name, listed) for id in listed[known])
    return [found for id in list(ids)[:ALIKE] if (found := organisations.find(tx, id))]


def propose(tx: Transaction, by: Person, what: Registration, now: datetime) -> Organisation | None:
    """It waits for an organiser's yes, and is not public before."""
    one = what.organisation(Standing.PROPOSED, by.id)
    too_many = len(organisations.proposed_by(tx, by.id)) >= OPEN_PROPOSALS
    if too_many or not exercise(tx, by, Act.PROPOSE_ORGANISATION, Matter(), one.scope.code, now):
        return None
    organisations.add(tx, one, now)
    return one


def add(tx: Transaction, by: Person, what: Registration, now: datetime) -> Organisation | None:
    """Listed at once; whoever adds one has to reach as far as its country."""
    one = what.organisation(Standing.ACTIVE, None)
    if not exercise(tx, by, Act.ADD_ORGANISATION, one.matter, one.scope.code, now):
        return None
    organisations.add(tx, one, now)
    return one


def proposals(tx: Transaction, by: Person) -> list[Organisation]:
    """Those that this organiser may answer, the oldest first."""
    sees = sight(tx, by, Act.ACCEPT_ORGANISATION)
    return [one for one in organisations.in_standing(tx, Standing.PROPOSED) if sees(one.matter)]


def accept(tx: Transaction, by: Person, id: str, now: datetime) -> Organisation | None:
    """Whoever registered it reports and signs for it from now on."""
    one = organisations.find(tx, id)
    if one is None or not exercise(tx, by, Act.ACCEPT_ORGANISATION, one.matter, one.scope.code, now):
        return None
    organisations.change(tx, id, standing=Standing.ACTIVE)
    if one.proposed_by:
        members.join(tx, one.proposed_by, id, now, signs=True)
    return one


def refuse(tx: Transaction, by: Person, id: str, now: datetime) -> Organisation | None:
    one = organisations.find(tx, id)
    if one is None or not exercise(tx, by, Act.REFUSE_ORGANISATION, one.matter, one.scope.code, now):
        return None
    organisations.change(tx, id, standing=Standing.GONE)
    return one


def rename(tx: Transaction, by: Person, id: str, language: str, name: str, now: datetime) -> bool:
    """Its name in one language."""
    one = organisations.find(tx, id)
    if one is None or not exercise(tx, by, Act.RENAME_ORGANISATION, one.matter, one.scope.code, now):
        return False
    organisations.put_name(tx, id, language, name)
    return True


def say_whether_signed(tx: Transaction, by: Person, id: str, now: datetime, *, signed: bool) -> bool:
    """Where nobody has to sign, nobody waits to."""
    one = organisations.find(tx, id)
    if one is None or not exercise(tx, by, Act.SAY_WHETHER_SIGNED, one.matter, one.scope.code, now):
        return False
    organisations.change(tx, id, signed=signed)
    if not signed:
        organisations.nobody_waits(tx, id)
    return True


def close(tx: Transaction, by: Person, id: str, now: datetime) -> bool:
    """It is no more; what was promised stays public, and its people are no longer its people."""
    one = organisations.find(tx, id)
    if one is None or not exercise(tx, by, Act.CLOSE_ORGANISATION, one.matter, one.scope.code, now):
        return False
    organisations.change(tx, id, standing=Standing.GONE)
    for person in people.members(tx, id):
        members.end(tx, person.id, id, now)
    return True


def public(tx: Transaction, id: str) -> Organisation | None:
    """What everybody may see: one that was accepted, also when it is no more."""
    one = organisations.find(tx, id)
    return one if one and one.standing is not Standing.PROPOSED else None


def seen(tx: Transaction, by: Person, id: str) -> Organisation | None:
    """The same, and what waits, for whoever registered it or may answer."""
    one = organisations.find(tx, id)
    if one is None or one.standing is not Standing.PROPOSED:
        return one
    return one if one.proposed_by == by.id or allows(tx, by, Act.ACCEPT_ORGANISATION, one.matter) else None


def like(tx: Transaction, part: str, most: int) -> list[Organisation]:
    return [one for one in organisations.like(tx, part, most) if one.standing is Standing.ACTIVE]


def mine(tx: Transaction, person: Person) -> list[Organisation]:
    """Those they work for, and those they have registered."""
    found = [one for id in person.organisations if (one := organisations.find(tx, id))]
    return found + organisations.proposed_by(tx, person.id)


def found(tx: Transaction, id: str) -> Organisation | None:
    """Whatever became of it, for whoever was told of it."""
    return organisations.find(tx, id)
