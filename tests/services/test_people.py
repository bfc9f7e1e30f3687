"""What people decide about themselves, and whom admins keep out."""

from bot.domain.people import Person, Role, State
from bot.services import people
from bot.storage import people as rows
from bot.storage.engine import Transaction
from bot.storage.tables import audit
from tests.stage import Stage


async def somebody(stage: Stage, account: int = 7) -> Person:
    return await stage.store.write(lambda tx: people.arrive(tx, account, "fr", "UTC", stage.time.now()))


async def known(stage: Stage, account: int = 7) -> Person:
    found = await stage.store.read(lambda tx: rows.find_by_account(tx, account))
    assert found
    return found


async def test_somebody_who_writes_twice_is_one_person(stage: Stage) -> None:
    assert await somebody(stage) == await somebody(stage)


async def test_who_shuts_the_bot_out_is_unreachable_until_they_let_it_in(stage: Stage) -> None:
    await somebody(stage)
    await stage.store.write(lambda tx: people.reachable(tx, 7, present=False))
    assert (await known(stage)).state is State.UNREACHABLE
    await stage.store.write(lambda tx: people.reachable(tx, 7, present=True))
    assert (await known(stage)).state is State.ACTIVE


async def test_a_wish_for_silence_outlives_blocking_the_bot(stage: Stage) -> None:
    person = await somebody(stage)
    await stage.store.write(lambda tx: people.stop(tx, person))
    for present in (False, True):
        await stage.store.write(lambda tx, present=present: people.reachable(tx, 7, present=present))
        assert (await known(stage)).state is State.STOPPED


async def test_nobody_unknown_is_made_by_being_unreachable(stage: Stage) -> None:
    await stage.store.write(lambda tx: people.reachable(tx, 99, present=False))
    assert await stage.store.read(lambda tx: rows.find_by_account(tx, 99)) is None


async def test_what_is_not_offered_is_not_chosen(stage: Stage) -> None:
    person = await somebody(stage)
    assert not await stage.store.write(lambda tx: people.choose_language(tx, person, "xx"))
    assert not await stage.store.write(lambda tx: people.set_zone(tx, person, "Europe/Nowhere"))
    assert not await stage.store.write(lambda tx: people.set_quiet(tx, person, "whenever"))
    assert await known(stage) == person


async def test_blocking_is_on_record_and_spares_admins(stage: Stage) -> None:
    person, admin = await somebody(stage), await somebody(stage, 8)
    await stage.store.write(lambda tx: rows.give_role(tx, admin.id, Role.ADMIN, stage.time.now()))
    now = stage.time.now()
    assert await stage.store.write(lambda tx: people.block(tx, admin.id, admin, now)) is None
    assert await stage.store.write(lambda tx: people.block(tx, "nobody", admin, now)) is None
    assert await stage.store.write(lambda tx: people.block(tx, person.id, admin, now))
    assert (await known(stage)).blocked
    assert await stage.store.write(lambda tx: people.unblock(tx, person.id, admin, now))
    assert not (await known(stage)).blocked
    acts = await stage.store.read(recorded)
    assert acts == [("block", person.id), ("unblock", person.id)]


def recorded(tx: Transaction) -> list[tuple[str, str]]:
    return [(row.act, row.subject) for row in tx.execute(audit.select())]
