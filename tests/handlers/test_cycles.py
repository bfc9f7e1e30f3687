"""An organiser makes a reporting cycle on a phone, sees what it will expect, moves it, and opens it."""

from datetime import date

import pytest

from bot.domain.cycles import Cycle
from bot.domain.people import Role
from bot.jobs.cycles import keep
from bot.storage import cycles
from tests.cast import Phone
from tests.registry import granted, listed
from tests.reporting import promising, working
from tests.stage import Stage
from tests.town import PROCESS


@pytest.fixture
async def eve(stage: Stage) -> Phone:
    """She organises one process, in which three promises are confirmed."""
    await listed(stage, signed=False)
    await stage.store.write(promising)
    await stage.store.write(lambda tx: tx.exec_driver_sql("DELETE FROM cycles"))
    phone = await Phone.settled(stage, "en")
    await granted(stage, phone, Role.ORGANISER, f"process:{PROCESS}")
    return phone


async def everything(stage: Stage) -> list[Cycle]:
    return await stage.store.read(cycles.everything)


async def made(phone: Phone, *days: str) -> None:
    await phone.says("/desk")
    await phone.presses("Reporting cycles")
    await phone.presses("New cycle")
    for day in days:
        await phone.says(day)


async def test_three_days_and_a_name_make_a_cycle(stage: Stage, eve: Phone) -> None:
    await made(eve)
    eve.sees("On which day does it open?", "for example 3 June 2026")
    await eve.says("1 June 2026")
    eve.sees("Opens: 1 June 2026", "Until which day is a report on time?")
    await eve.presses("1 July 2026")
    await eve.says("2026-07-31")
    eve.sees("On time until: 1 July 2026", "Locks: 31 July 2026", "What is it called?")
    await eve.says("Summer")
    eve.sees("Stored. It opens by itself on its day", "Summer", "It is planned.", "Expected: 3")
    (one,) = await everything(stage)
    assert (one.names, one.process, one.opened) == ({"en": "Summer"}, PROCESS, None)
    assert (one.opens, one.due, one.locks) == (date(2026, 6, 1), date(2026, 7, 1), date(2026, 7, 31))
    await eve.presses("Back")
    eve.sees("1. Summer: planned, on time until 1 July 2026")


async def test_it_opens_on_its_day_and_tells_how_far_it_is(stage: Stage, eve: Phone) -> None:
    ann = await working(stage)
    await made(eve)
    await eve.presses("4 May 2026")  # today
    await eve.presses("3 June 2026")
    await eve.presses("3 June 2026")
    eve.sees("It opens at once")
    await eve.presses("2026")
    await keep(stage.store, "UTC")
    stage.time.advance(days=2)  # four weeks before it is due
    await keep(stage.store, "UTC")
    await stage.settle()
    ann.sees("A reminder: this waits for your organisation.")
    await ann.presses("One by one")
    await ann.says("12 wells repaired")
    await ann.presses("Send")
    await eve.presses("Back")
    await eve.presses("2026")
    eve.sees("It is open.", "Reports expected: 3", "nothing received: 2", "submitted: 1")
    assert not any("Move the opening" in label for label in eve.labels(eve.screen))


async def test_what_it_expects_can_be_looked_through(eve: Phone) -> None:
    await made(eve, "1 June 2026", "1 July 2026", "1 July 2026", "Summer")
    await eve.presses("Expected: 3")
    eve.sees("1. Promise 1", "3. Promise 3")
    await eve.presses("Promise 2")
    eve.sees("Promise 2", "Wells for All")


async def test_a_day_that_can_be_read_in_two_ways_is_asked(stage: Stage, eve: Phone) -> None:
    await made(eve, "06/07/2026")
    eve.sees("Which day do you mean?")
    await eve.presses("6 July 2026")
    eve.sees("Opens: 6 July 2026")


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["someday"], "This could not be read as a date. Please type one, for example 4 May 2026."),
        (["31 June 2026"], "This day does not exist. Please type another date"),
        (["1 June 2026", "31 May 2026"], "That would be before the day it opens."),
        (["1 June 2026", "1 July 2026", "30 June 2026"], "That would be before the last day on time."),
        (["1 April 2026", "3 May 2026"], "That day is past."),
    ],
)
async def test_what_does_not_fit_is_said_and_nothing_is_lost(eve: Phone, days: list[str], told: str) -> None:
    await made(eve, *days)
    eve.sees(told)
    for earlier in days[:-1]:
        eve.sees(earlier)


async def test_a_cycle_is_moved_and_renamed(stage: Stage, eve: Phone) -> None:
    await made(eve, "1 June 2026", "1 July 2026", "31 July 2026", "Summer")
    await eve.presses("Move the last day on time")
    await eve.says("30 May 2026")
    eve.sees("That would be before the day it opens.")
    await eve.says("10 July 2026")
    eve.sees("Moved.", "On time until: 10 July 2026")
    await eve.presses("Rename")
    await eve.says("High summer")
    eve.sees("Renamed.", "High summer")
    (one,) = await everything(stage)
    assert (one.due, one.names) == (date(2026, 7, 10), {"en": "High summer"})


async def test_opening_by_hand_is_asked_once(stage: Stage, eve: Phone) -> None:
    await made(eve, "1 June 2026", "1 July 2026", "31 July 2026", "Summer")
    await eve.presses("Open it now")
    eve.sees("It will expect 3 reports, and write that down for good.")
    await eve.presses("Open it now")
    eve.sees("It is open.")
    (one,) = await everything(stage)
    assert one.opened == stage.time.now()


async def test_pressed_twice_it_is_made_once(stage: Stage, eve: Phone) -> None:
    await made(eve, "1 June 2026", "1 July 2026", "31 July 2026")
    screen = eve.screen
    eve.taps("2026", screen)
    eve.taps("2026", screen)
    await stage.settle()
    assert len(await everything(stage)) == 1


async def test_nobody_else_makes_or_sees_one(stage: Stage, eve: Phone) -> None:
    await made(eve, "1 June 2026", "1 July 2026", "31 July 2026", "Summer")
    (one,) = await everything(stage)
    other = await Phone.settled(stage, "en")
    await granted(stage, other, Role.ORGANISER, "process:migration-compact")
    await other.says("/desk")
    await other.presses("Reporting cycles")
    assert "Summer" not in other.text
    screen = eve.screen
    await stage.store.write(lambda tx: tx.exec_driver_sql("DELETE FROM roles"))  # shown a second ago
    await eve.presses("Open it now", screen)
    assert "Summer" not in eve.text
    assert [found.opened for found in await everything(stage)] == [one.opened]
