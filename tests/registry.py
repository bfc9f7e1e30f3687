"""A directory for tests: organisations, the people of one, and looks at what is on disk."""

from bot.domain.authority import Standing
from bot.domain.directory import Contact, Organisation
from bot.domain.people import Person, Role, Scope
from bot.services import members
from bot.storage import organisations, people
from bot.storage.engine import Transaction
from bot.storage.tables import audit
from tests.cast import Phone
from tests.stage import Stage


async def listed(stage: Stage, id: str = "wells", name: str = "Wells for All", **rest: object) -> Organisation:
    """An organisation that is followed here."""
    values = {"country": "KEN", "language": "en", "standing": Standing.ACTIVE, **rest}
    one = Organisation(id, "ngo_national", {"en": name}, "en", **values)  # type: ignore[arg-type]
    await stage.store.write(lambda tx: organisations.add(tx, one, stage.time.now()))
    return one


async def contact(stage: Stage, organisation: str = "wells", id: str = "c1", **rest: str) -> Contact:
    one = Contact(id, organisation, rest.get("name", "The secretary"), rest.get("email", "office@example.org"))
    await stage.store.write(lambda tx: organisations.add_contact(tx, one))
    return one


async def person_of(stage: Stage, phone: Phone) -> Person:
    found = await stage.store.read(lambda tx: people.find_by_account(tx, phone.id))
    assert found
    return found


async def works_for(stage: Stage, phone: Phone, organisation: str = "wells", *, signs: bool = False) -> None:
    person = await person_of(stage, phone)
    await stage.store.write(lambda tx: members.join(tx, person.id, organisation, stage.time.now(), signs=signs))


async def granted(stage: Stage, phone: Phone, role: Role, code: str = "everywhere") -> None:
    person, scope = await person_of(stage, phone), Scope.of(code)
    assert scope
    await stage.store.write(lambda tx: people.give_role(tx, person.id, role, stage.time.now(), scope))


async def grants(stage: Stage, phone: Phone) -> set[str]:
    return {grant.code for grant in (await person_of(stage, phone)).grants}


async def took(stage: Stage, phone: Phone, role: Role, code: str = "everywhere") -> None:
    person, scope = await person_of(stage, phone), Scope.of(code)
    assert scope
    await stage.store.write(lambda tx: people.take_role(tx, person.id, role, scope))


async def acts(stage: Stage) -> list[str]:
    """What is on record, in its order."""

    def read(tx: Transaction) -> list[str]:
        return [row.act for row in tx.execute(audit.select().order_by(audit.c.id))]

    return await stage.store.read(read)
