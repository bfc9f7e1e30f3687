"""People whom Kept does not know yet, or does not want to hear: what is kept of them, and what stays open to them."""

from sqlalchemy import select

from bot.domain.people import Role
from bot.sandbox.phone import talking
from bot.services import invitations, people
from bot.storage import people as rows
from bot.storage import tables
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.stage import BOT, Stage


def every_cell(tx: Transaction) -> str:
    return "\n".join(str(row) for table in tables.metadata.sorted_tables for row in tx.execute(select(table)))


async def invitation(stage: Stage) -> str:
    return await stage.store.write(lambda tx: invitations.issue(tx, stage.seal, Role.ADMIN, stage.time.now()))


async def test_what_is_typed_behind_start_is_not_kept(stage: Stage, newcomer: Phone) -> None:
    await newcomer.says("/start my neighbour was beaten")
    assert "neighbour" not in await stage.store.read(every_cell)
    await newcomer.presses("English")
    newcomer.sees("Welcome to Kept")


async def test_a_link_that_waits_for_a_language_is_sealed_and_then_followed(stage: Stage, newcomer: Phone) -> None:
    link = await invitation(stage)
    await newcomer.follows(link)
    assert link not in await stage.store.read(every_cell)
    await newcomer.presses("English")
    newcomer.sees("You are now an administrator")


async def test_a_link_opened_twice_by_the_same_person_says_the_same_twice(stage: Stage, member: Phone) -> None:
    link = await invitation(stage)
    for _ in range(2):
        await member.follows(link)
        member.sees("You are now an administrator")


async def test_a_link_that_somebody_else_has_used_is_dead(stage: Stage, member: Phone, partner: Phone) -> None:
    link = await invitation(stage)
    await member.follows(link)
    await partner.follows(link)
    partner.sees("Ce lien")


async def test_somebody_blocked_can_still_read_what_is_kept_and_have_it_erased(
    stage: Stage, member: Phone, admin: Phone
) -> None:
    await block(stage, member, admin)
    await member.says("/settings")
    assert "Time zone" not in member.text
    await member.says("/privacy")
    member.sees("encrypted")
    await member.says("/forget")
    await member.presses("Erase everything")
    member.sees("is erased")


async def test_being_forgotten_is_no_way_around_being_blocked(stage: Stage, member: Phone, admin: Phone) -> None:
    await block(stage, member, admin)
    await member.says("/forget")
    await member.presses("Erase everything")
    before = len(member.received)
    await member.says("/start")
    assert len(member.received) == before


async def block(stage: Stage, who: Phone, by: Phone) -> None:
    def unit(tx: Transaction) -> None:
        person, admin = rows.find_by_account(tx, who.id), rows.find_by_account(tx, by.id)
        assert person
        assert admin
        people.block(tx, person.id, admin, stage.time.now())

    await stage.store.write(unit)


async def test_an_album_is_answered_once(stage: Stage, member: Phone) -> None:
    seen = len(member.received)
    for _ in range(4):
        await member.sends(photo=[{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}], media_group_id="7")
    assert len(member.received) == seen + 1
    member.sees("Pictures are not looked at")


async def test_a_slip_does_not_repeat_a_long_screen(member: Phone) -> None:
    await member.says("/privacy")
    long = len(member.text)
    await member.says("hm")
    assert len(member.text) < long / 3
    assert member.labels(member.screen) == ["1. What is kept of what you do here", "2. What Example Trust says", "Back"]


async def test_a_command_is_known_without_its_slash_and_with_a_chinese_one(member: Phone) -> None:
    await member.says("help")
    member.sees("Questions")
    await member.says("/start")
    await member.says("／settings")
    member.sees("Time zone")


async def test_telegrams_own_notices_and_places_that_move_are_no_messages(stage: Stage, member: Phone) -> None:
    seen = len(member.received)
    await member.sends(pinned_message=member.screen)
    await member.sends(location={"latitude": 1.0, "longitude": 2.0, "live_period": 600})
    assert len(member.received) == seen + 1
    place = [one for one in member.history if "location" in one][-1]
    moved = {**place, "edit_date": place["date"] + 60, "location": {"latitude": 1.1, "longitude": 2.0}}
    stage.world.put_update(BOT, "edited_message", moved, member.id)
    await stage.settle()
    assert len(member.received) == seen + 1


async def test_stop_is_heard_in_the_middle_of_a_flood(stage: Stage, member: Phone) -> None:
    for n in range(60):
        talking.send_text(stage.world, member.id, BOT, f"word {n}")
    await member.says("/stop")
    found = await stage.store.read(lambda tx: rows.find_by_account(tx, member.id))
    assert found
    assert found.state == "stopped"
