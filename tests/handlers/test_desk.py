"""The admins' desk: what could not be handled, and who is kept out."""

from bot.domain.effects import Owed
from bot.domain.people import Role
from bot.domain.screens import Screen
from bot.storage import outbox, people, rights
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.stage import Stage


async def flooded(stage: Stage, admin: Phone, by: Phone) -> None:
    """The admin is told that somebody sends very much."""

    def unit(tx: Transaction) -> None:
        somebody, reader = people.find_by_account(tx, by.id), people.find_by_account(tx, admin.id)
        assert somebody
        assert reader
        told = Screen("notice.flood", {"person": somebody.id, "code": somebody.code, "n": 41})
        outbox.add(tx, Owed("flood", admin.id, reader.id, told, stage.time.now()))

    await stage.store.write(unit)
    await stage.machine.drain()


async def test_the_desk_is_for_organisers_and_admins_only(member: Phone, partner: Phone, organiser: Phone) -> None:
    for phone in (member, partner):
        await phone.says("/desk")
        assert "/desk" not in phone.text
        assert not any("Desk" in label or "Bureau" in label for label in phone.labels(phone.screen))
    await organiser.says("/desk")
    assert len(organiser.screen["reply_markup"]["inline_keyboard"]) > 3


async def test_an_organiser_is_not_shown_who_is_blocked(stage: Stage, admin: Phone, member: Phone) -> None:
    await flooded(stage, admin, member)
    await admin.presses("Block")
    organiser = await Phone.settled(stage, "en", Role.ORGANISER)
    await organiser.says("/desk")
    organiser.sees("Nothing waits for you.")
    assert "blocked" not in organiser.text


async def test_an_empty_desk_says_so(admin: Phone) -> None:
    await admin.says("/desk")
    admin.sees("No message is set aside.", "Nobody is blocked.")
    await admin.presses("Back")
    admin.sees("What would you like to do?")


async def test_who_floods_is_blocked_and_let_in_again(stage: Stage, admin: Phone, member: Phone) -> None:
    await flooded(stage, admin, member)
    admin.sees("41 messages within a minute")
    await admin.presses("Block")
    admin.sees("is blocked: nothing they send is read.", "1 person is blocked.")
    before = len(member.received)
    await member.says("/help")
    assert len(member.received) == before
    await admin.presses("Unblock")
    admin.sees("is read again.", "Nobody is blocked.")
    await member.says("/help")
    member.sees("Here promises are followed")


async def test_a_flood_can_be_left_as_it_is(stage: Stage, admin: Phone, member: Phone) -> None:
    await flooded(stage, admin, member)
    await admin.presses("Leave it")
    admin.sees("Left as it is: nobody was blocked.")


async def test_who_has_left_cannot_be_let_in_again(admin: Phone, member: Phone, stage: Stage) -> None:
    await flooded(stage, admin, member)
    await admin.presses("Block")

    def leave(tx: Transaction) -> None:
        somebody = people.find_by_account(tx, member.id)
        assert somebody
        rights.erase(tx, somebody.id)

    await stage.store.write(leave)
    await admin.presses("Unblock")
    admin.sees("Nobody was unblocked: this person has left.", "Nobody is blocked.")


async def test_an_admin_cannot_be_blocked(stage: Stage, admin: Phone) -> None:
    await flooded(stage, admin, admin)
    await admin.presses("Block")
    admin.sees("This person cannot be blocked", "Nobody is blocked.")
