"""Several people of one organisation, and an organiser: nothing overwrites anything unseen."""

from bot.domain.people import Role
from bot.domain.reports import Stage as Reached
from bot.services import checking, cycles
from tests.cast import Phone
from tests.registry import granted, listed, person_of, works_for
from tests.reporting import PROMISES, kept, reported, signing, stands, twice, working
from tests.stage import Stage
from tests.town import CYCLE


async def test_two_people_do_not_overwrite_one_another_unseen(stage: Stage, ann: Phone) -> None:
    bob = await working(stage)
    for phone in (ann, bob):
        await phone.says("/report")
    await bob.says("12 dug")
    await ann.says("2 340 wells repaired")
    await ann.presses("Send")
    await bob.presses("Send")
    bob.sees("Meanwhile somebody else of your organisation has sent a report", "2,340", "kept as a draft")
    await bob.presses("Send mine")
    bob.sees("Receipt 2")
    assert [(one.revision, one.figure) for one in await kept(stage)] == [(1, "2340"), (2, "12")]


async def test_what_was_accepted_meanwhile_is_corrected_knowingly(stage: Stage, ann: Phone, organiser: Phone) -> None:
    await reported(stage, ann)
    await granted(stage, organiser, Role.ORGANISER)
    await ann.presses("Correct it")
    by = await person_of(stage, organiser)
    at = cycles.When(stage.time.now(), "UTC")
    await stage.store.write(lambda tx: checking.accept(tx, by, CYCLE.id, PROMISES[0], 1, at))
    for _ in range(8):
        if "your answers" in ann.text:
            break
        await ann.says("Next" if "Your answer so far" in ann.text or "Everybody will read" in ann.text else "Skip")
    await ann.says("Send")
    ann.sees("Receipt 2")
    assert await stands(stage) is Reached.SUBMITTED


async def test_a_signer_is_told_and_signs_with_one_tap(stage: Stage, ann: Phone) -> None:
    await signing(stage)
    chief = await working(stage, signs=True)
    await reported(stage, ann)
    ann.sees("It waits for a signature")
    chief.sees("A colleague has filled in this report")
    await chief.presses("Open it")
    chief.sees("This waits for a signature", "2,340 wells", "wells repaired")
    await twice(stage, chief, "Sign")
    assert any("Receipt 1" in str(one.get("text")) or "That was done" in str(one.get("text")) for one in chief.received)
    ann.sees("Your report has been signed")
    assert await stands(stage) is Reached.SUBMITTED


async def test_a_signer_gives_back_with_a_sentence_and_nothing_is_lost(stage: Stage, ann: Phone) -> None:
    await signing(stage)
    chief = await working(stage, signs=True)
    await reported(stage, ann)
    await chief.presses("Open it")
    await chief.presses("Give back")
    await chief.says("Which district?")
    chief.sees("Given back.")
    ann.sees("given back unsigned", "Which district?")
    await ann.presses("Open it")
    ann.sees("Given back unsigned: Which district?")
    await ann.says("2 341 wells repaired in Turkana")
    await ann.presses("Send")
    assert [(one.revision, one.figure) for one in await kept(stage)] == [(1, "2340"), (2, "2341")]
    assert await stands(stage) is Reached.SIGNING


async def test_sent_back_it_is_due_again_with_its_question(stage: Stage, ann: Phone, organiser: Phone) -> None:
    await reported(stage, ann)
    by, at = await person_of(stage, organiser), cycles.When(stage.time.now(), "UTC")
    await stage.store.write(lambda tx: checking.send_back(tx, by, CYCLE.id, PROMISES[0], 1, "Which wells?", at))
    await stage.settle()
    ann.sees("The organiser has read your report", "Which wells?")
    await ann.says("/due")
    ann.sees("3 reports are open.", "sent back with a question")


async def test_whoever_is_no_partner_reports_nothing(stage: Stage, ann: Phone, member: Phone) -> None:
    await member.follows(f"report_{CYCLE.id}_{PROMISES[0]}")
    assert "Promise 1" not in member.text
    await listed(stage, "roads", "Roads")
    await works_for(stage, member, "roads")
    await member.follows(f"report_{CYCLE.id}_{PROMISES[0]}")
    member.sees("This report is not yours to make")
    await member.follows("form_self-report")
    member.sees("This link is not valid any more.")
