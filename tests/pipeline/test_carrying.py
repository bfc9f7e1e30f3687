"""One screen at a time: the newest, in the reader's language, and the buttons of the one before it go."""

import pytest

from bot.sandbox.phone import talking
from bot.storage import people
from tests.cast import Message, Phone, buttons
from tests.pipeline.conftest import Telegram, on_disk, owe, owed
from tests.stage import BOT, Stage

pytestmark = pytest.mark.usefixtures("form")
RESET = ConnectionResetError()


def with_buttons(phone: Phone) -> list[Message]:
    return [message for message in phone.received if buttons(message)]


async def test_only_the_newest_has_buttons(member: Phone) -> None:
    for said in ("/form", "one", "two"):
        await member.says(said)
    assert [one["text"] for one in with_buttons(member)] == ["Words kept: 2."]


async def test_of_several_unsent_ones_the_newest_is_sent_and_takes_the_old_buttons_away(
    stage: Stage, member: Phone
) -> None:
    await member.says("/form")
    seen = len(member.received)
    for said in ("one", "two", "three"):
        talking.send_text(stage.world, member.id, BOT, said)
    await on_disk(stage)
    stage.assemble()
    await stage.machine.inbox.recover()
    await stage.machine.worker.drain()
    await stage.settle()
    assert [one["text"] for one in member.received[seen:]] == ["Words kept: 3."]
    assert len(with_buttons(member)) == 1
    assert await owed(stage) == []


async def test_one_that_was_put_off_does_not_come_after_a_newer_one(
    stage: Stage, member: Phone, telegram: Telegram
) -> None:
    await member.says("/form")
    telegram.answers["sendMessage"] = RESET
    await member.says("one")
    telegram.answers.clear()
    await member.says("two")
    member.sees("Words kept: 2.")
    stage.time.advance(seconds=5)
    await stage.settle()
    member.sees("Words kept: 2.")
    assert await owed(stage) == []


async def test_a_tap_changes_its_own_message(member: Phone) -> None:
    await member.says("/form")
    seen = len(member.received)
    await member.presses("Yes")
    assert len(member.received) == seen
    member.sees("Words kept: 1.")


async def test_a_minute_late_it_is_a_new_message_and_the_old_buttons_go(stage: Stage, member: Phone) -> None:
    await member.says("/form")
    seen = len(member.received)
    member.taps("Yes")
    await on_disk(stage)
    await stage.machine.inbox.recover()
    await stage.machine.worker.drain()
    stage.time.advance(seconds=61)
    await stage.settle()
    assert len(member.received) == seen + 1
    assert len(with_buttons(member)) == 1


async def test_it_comes_in_the_language_the_reader_has_when_it_comes(stage: Stage, member: Phone) -> None:
    person = await stage.store.read(lambda tx: people.find_by_account(tx, member.id))
    assert person is not None
    await owe(stage, "one", member.id)
    await stage.store.write(lambda tx: people.change(tx, person.id, language="fr"))
    await stage.settle()
    assert "could not be handled" not in member.text


async def test_one_that_cannot_be_shown_holds_up_no_other(stage: Stage, member: Phone, partner: Phone) -> None:
    await member.says("/unshowable")
    assert [row.state for row in await owed(stage)] == ["failed"]
    await member.says("/form")
    member.sees("Words kept: 0.")
