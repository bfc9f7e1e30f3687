"""Being forgotten: asked once, then done."""

from bot.domain.people import Role
from bot.storage import inbox, people
from bot.storage.engine import Transaction
from bot.storage.tables import audit, metadata
from tests.cast import Phone
from tests.stage import Stage


async def id_of(stage: Stage, phone: Phone) -> str | None:
    found = await stage.store.read(lambda tx: people.find_by_account(tx, phone.id))
    return found.id if found else None


async def test_it_is_asked_before_it_is_done(stage: Stage, member: Phone) -> None:
    await member.says("/forget")
    member.sees("Erase everything?", "This cannot be undone.")
    await member.presses("Back")
    member.sees("What would you like to do?")
    assert await id_of(stage, member)


async def test_only_who_has_a_role_is_told_what_stays_on_record(member: Phone, partner: Phone, admin: Phone) -> None:
    await member.says("/forget")
    assert "on record" not in member.text
    await partner.says("/forget")
    partner.sees("Ce que vous avez fait dans votre rôle reste consigné")
    await admin.says("/forget")
    admin.sees("What you did in your role stays on record")


async def test_whoever_is_forgotten_is_told_and_begins_anew(stage: Stage, partner: Phone) -> None:
    await partner.says("/forget")
    await partner.presses("Tout effacer")
    partner.sees("Tout ce qui était conservé sur vous est effacé.")
    assert await id_of(stage, partner) is None
    await partner.says("/start")
    partner.sees("Please choose your language.")


async def test_it_can_be_typed(stage: Stage, member: Phone) -> None:
    await member.says("/forget")
    await member.says("erase everything")
    member.sees("Everything that was kept about you is erased.")
    assert await id_of(stage, member) is None


async def test_no_row_leads_to_the_forgotten_but_acts_of_authority_stay(stage: Stage, admin: Phone) -> None:
    id = await id_of(stage, admin)
    assert id
    await stage.store.write(
        lambda tx: tx.execute(audit.insert().values(at=stage.time.now(), actor=id, act="block", subject="x"))
    )
    await admin.says("/forget")
    await admin.presses("Erase everything")
    cells = await stage.store.read(everything)
    assert {table for table, cell in cells if str(cell) == id} == {"audit"}
    assert not [table for table, cell in cells if cell == admin.id]
    assert await stage.store.read(lambda tx: people.with_role(tx, Role.ADMIN)) == []


async def test_a_message_that_was_set_aside_goes_too(stage: Stage, member: Phone) -> None:
    letter = stage.machine.inbox.sealed({"update_id": 1, "message": {"chat": {"id": member.id}, "text": "private"}})

    def put(tx: Transaction) -> None:
        for id in inbox.keep(tx, [letter], stage.time.now()):
            inbox.set_aside(tx, id, "KeyError")

    await stage.store.write(put)
    await member.says("/forget")
    await member.presses("Erase everything")
    assert await stage.store.read(inbox.aside) == []


async def test_the_others_stay(stage: Stage, member: Phone, organiser: Phone) -> None:
    await member.says("/forget")
    await member.presses("Erase everything")
    await organiser.says("/start")
    organiser.sees("¿Qué desea hacer?")


def everything(tx: Transaction) -> list[tuple[str, object]]:
    return [
        (table.name, cell) for table in metadata.sorted_tables for row in tx.execute(table.select()) for cell in row
    ]
