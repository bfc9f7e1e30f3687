"""An organiser reads reports on a phone: accepts one or all that were shown, asks, and takes nothing unread."""

import pytest

from bot.domain.people import Role
from bot.domain.reports import Stage as Reached
from tests.cast import Phone
from tests.registry import granted
from tests.reporting import PROMISES, kept, reported, stands
from tests.stage import Stage
from tests.town import PROCESS


@pytest.fixture
async def eve(stage: Stage) -> Phone:
    phone = await Phone.settled(stage, "en")
    await granted(stage, phone, Role.ORGANISER, f"process:{PROCESS}")
    return phone


async def opens(eve: Phone) -> None:
    await eve.says("/desk")
    await eve.presses("Reports to check")


async def test_a_report_is_read_and_accepted_and_its_sender_told(stage: Stage, ann: Phone, eve: Phone) -> None:
    await reported(stage, ann)
    await eve.says("/desk")
    eve.sees("Reports to be checked: 1")
    await eve.presses("Reports to check")
    eve.sees("1 report waits", "1. Promise 1 (Wells for All), since 4 May 2026")
    await eve.presses("Promise 1")
    eve.sees("Receipt 1", "2,340 wells", "wells repaired")
    await eve.presses("Accept")
    eve.sees("Accepted. Whoever sent it has been told.", "No report waits to be checked.")
    assert await stands(stage) is Reached.ACCEPTED
    ann.sees("The organiser has accepted your report.")


async def test_a_question_goes_back_and_its_answer_comes_again(stage: Stage, ann: Phone, eve: Phone) -> None:
    await reported(stage, ann)
    await opens(eve)
    await eve.presses("Promise 1")
    await eve.presses("Ask a question")
    await eve.says("In which villages?")
    eve.sees("Sent back with your question.")
    assert await stands(stage) is Reached.SENT_BACK
    ann.sees("The organiser asks: In which villages?")
    await reported(stage, ann, "2 340 wells repaired, in Abéché")
    await opens(eve)
    await eve.presses("Promise 1")
    eve.sees("in Abéché", "Changed since receipt 1: what happened")


async def test_the_next_one_follows_and_all_can_be_accepted_at_once(stage: Stage, ann: Phone, eve: Phone) -> None:
    for _ in PROMISES:
        await reported(stage, ann)
        stage.time.advance(minutes=1)
    await opens(eve)
    await eve.presses("Promise 1")
    await eve.presses("Accept")
    eve.sees("Accepted.", "Promise 2")
    await eve.presses("Reports to check")
    await eve.presses("Accept 2 reports")
    eve.sees("These 2 reports are accepted:", "1. Promise 2", "2. Promise 3")
    await eve.presses("Accept 2 reports")
    eve.sees("2 reports are accepted. Whoever sent them has been told.")
    assert {await stands(stage, id) for id in PROMISES} == {Reached.ACCEPTED}


async def test_what_came_since_is_not_accepted_unread(stage: Stage, ann: Phone, eve: Phone) -> None:
    await reported(stage, ann)
    await opens(eve)
    await eve.presses("Promise 1")
    screen = eve.screen
    await ann.follows(f"report_c23456_{PROMISES[0]}")
    await ann.says("2 341 wells repaired")
    await ann.presses("Send")
    await eve.presses("Accept", screen)
    eve.sees("Somebody has sent another report meanwhile. Please look at it first.")
    assert await stands(stage) is Reached.SUBMITTED
    assert len(await kept(stage)) == 2


async def test_whoever_lost_the_role_a_second_ago_accepts_nothing(stage: Stage, ann: Phone, eve: Phone) -> None:
    await reported(stage, ann)
    await opens(eve)
    await eve.presses("Promise 1")
    screen = eve.screen
    await stage.store.write(lambda tx: tx.exec_driver_sql("DELETE FROM roles WHERE role = 'organiser'"))
    await eve.presses("Accept", screen)
    assert "wells repaired" not in eve.text
    assert await stands(stage) is Reached.SUBMITTED


async def test_another_processs_organiser_finds_nothing_to_check(stage: Stage, ann: Phone) -> None:
    await reported(stage, ann)
    other = await Phone.settled(stage, "en")
    await granted(stage, other, Role.ORGANISER, "process:human-security")
    await other.says("/desk")
    other.sees("Nothing waits for you.")
