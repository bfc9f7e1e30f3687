"""A reminder on a phone: answered in place by a tap or in words, put off, or wanted no more."""

from datetime import timedelta

from bot.jobs.cycles import keep
from bot.storage import people
from tests.cast import Phone
from tests.reporting import PROMISES, kept, next_year, reported
from tests.stage import Stage


async def nudged(stage: Stage) -> None:
    await keep(stage.store, "UTC")
    await stage.settle()


async def one_left(stage: Stage, phone: Phone) -> None:
    """Of three promises only the first is still to be reported on."""
    for id in PROMISES[1:]:
        await phone.follows(f"report_d23456_{id}")
        await phone.says("Nothing new to tell")
        await phone.presses("Send")
    await phone.says("/start")


async def alone(stage: Stage, phone: Phone) -> int:
    """Reported on once, and asked again a year later; how many messages there were before the reminder."""
    await reported(stage, phone)
    await next_year(stage)
    await one_left(stage, phone)
    return len(phone.received)


async def test_no_change_is_two_taps_from_the_reminder_to_the_receipt(stage: Stage, ann: Phone) -> None:
    before = await alone(stage, ann)
    await nudged(stage)
    assert len(ann.received) == before + 1
    ann.sees("A reminder: this waits for your organisation.", "Promise 1", "on time until 31 May 2027")
    await ann.presses("No change")
    await ann.presses("Send")
    ann.sees("Receipt 4")


async def test_what_is_typed_answers_the_reminder(stage: Stage, ann: Phone) -> None:
    await alone(stage, ann)
    await nudged(stage)
    await ann.says("2 500 wells repaired")
    ann.sees("your answers", "2,500", "wells repaired")
    await ann.presses("Send")
    ann.sees("Receipt 4")


async def test_a_number_typed_is_the_reminders_button(stage: Stage, ann: Phone) -> None:
    await alone(stage, ann)
    await nudged(stage)
    await ann.says("1")
    ann.sees("This will be sent: nothing has changed since the last report.")


async def test_what_is_begun_goes_on_beside_a_reminder(stage: Stage, ann: Phone) -> None:
    await ann.says("/report")
    await ann.presses("Progress")
    await nudged(stage)
    ann.sees("A reminder: this waits for your organisation.")
    await ann.says("12")
    await ann.says("We dug.")
    await ann.presses("Send")
    assert [(one.figure, one.said) for one in await kept(stage)] == [("12", {"happened": "We dug."})]


async def test_several_are_one_message_with_the_ways_through_them(stage: Stage, ann: Phone) -> None:
    before = len(ann.received)
    await nudged(stage)
    await nudged(stage)
    assert len(ann.received) == before + 1
    ann.sees("A reminder: this waits for your organisation.", "3 reports are open.", "Promise 1")
    await ann.presses("One by one")
    ann.sees("Promise 1", "Press a button")


async def test_nothing_is_said_by_night(stage: Stage, ann: Phone) -> None:
    stage.time.at = stage.time.at.replace(hour=22)
    before = len(ann.received)
    await nudged(stage)
    assert len(ann.received) == before
    stage.time.advance(hours=9, minutes=59)
    await stage.settle()
    assert len(ann.received) == before
    stage.time.advance(minutes=1)
    await stage.settle()
    assert len(ann.received) == before + 1


async def test_quiet_hours_that_were_set_meanwhile_are_kept(stage: Stage, ann: Phone) -> None:
    await keep(stage.store, "UTC")
    person = await stage.store.read(lambda tx: people.find_by_account(tx, ann.id))
    assert person
    await stage.store.write(lambda tx: people.change(tx, person.id, quiet_from=9 * 60, quiet_until=12 * 60))
    before = len(ann.received)
    await stage.settle()
    assert len(ann.received) == before
    stage.time.advance(hours=2)
    await stage.settle()
    assert len(ann.received) == before + 1


async def test_it_can_be_put_off(stage: Stage, ann: Phone) -> None:
    await nudged(stage)
    await ann.presses("Remind me tomorrow")
    ann.sees("You will be reminded on 5 May 2026.")
    before = len(ann.received)
    stage.time.advance(hours=22)
    await stage.settle()
    assert len(ann.received) == before
    stage.time.advance(hours=1)
    await stage.settle()
    ann.sees("A reminder: this waits for your organisation.")
    assert len(ann.received) == before + 1


async def test_whoever_wants_no_more_gets_none_until_they_say_so(stage: Stage, ann: Phone) -> None:
    await nudged(stage)
    await ann.presses("No reminders")
    ann.sees("You will not be reminded any more.", "Reminders: off")
    before = len(ann.received)
    stage.time.advance(days=13)
    await nudged(stage)
    assert len(ann.received) == before
    await ann.presses("Turn reminders on")
    ann.sees("Reminders: on")
    stage.time.advance(days=7)
    await nudged(stage)
    ann.sees("A reminder: this waits for your organisation.")


async def test_a_restart_between_planning_and_sending_sends_it_once(stage: Stage, ann: Phone) -> None:
    before = len(ann.received)
    await keep(stage.store, "UTC")
    await stage.restart()
    await nudged(stage)
    assert len(ann.received) == before + 1


async def test_three_days_without_a_machine_end_in_one_message(stage: Stage, ann: Phone) -> None:
    await keep(stage.store, "UTC")  # planned, and then nothing ran
    stage.time.at += timedelta(days=21)
    before = len(ann.received)
    await stage.restart()
    await nudged(stage)
    assert len(ann.received) == before + 1
