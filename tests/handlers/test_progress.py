"""Everybody sees how far reporting is: what was reported on a promise, by whom, when, and where nothing came."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.commitments import Verification
from bot.domain.cycles import When
from bot.domain.people import Role
from bot.domain.reports import Channel, Given
from bot.services import checking, register, reports
from bot.storage import commitments
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.promises import promised
from tests.registry import granted, listed, person_of
from tests.reporting import PROMISES, next_year, opened, promising, reported, signing, working
from tests.stage import Stage
from tests.town import CYCLE, NOON, PROCESS


@pytest.fixture(autouse=True)
async def town(stage: Stage) -> None:
    await listed(stage, signed=False)
    await stage.store.write(promising)
    await opened(stage)


@pytest.fixture
async def ann(stage: Stage) -> Phone:
    return await working(stage)


async def test_a_promise_says_what_was_reported_by_whom_when_and_under_which_receipt(
    stage: Stage, ann: Phone, member: Phone
) -> None:
    await reported(stage, ann)
    await member.follows(f"commitment_{PROMISES[0]}")
    await member.presses("Progress")
    member.sees(
        "Promise 1",
        "Reports expected: 1",
        "Progress reported: 1",
        "On time: 1 of 1 received",
        "Self-reported by Wells for All on 4 May 2026, receipt 1: On track, 2,340 wells",
        "in the chat · on time",
    )


async def test_the_report_itself_is_read_by_everybody(stage: Stage, ann: Phone, member: Phone) -> None:
    await reported(stage, ann)
    await member.says(f"/progress {PROMISES[0].upper()}")
    await member.presses("Read report 1")
    member.sees("Receipt 1", "wells repaired", "submitted")
    await member.presses("Progress")
    member.sees("Reports expected: 1")


async def test_a_correction_says_what_changed_and_what_was_said_before_stays(
    stage: Stage, ann: Phone, member: Phone
) -> None:
    await reported(stage, ann)
    by, when = await person_of(stage, ann), When(stage.time.now(), "UTC")
    answers = {"state": "done", "happened": "wells repaired", "obstacles": "Rain", "organiser_only": "We were robbed"}
    given = Given("d2", answers, "en", Channel.LINK, base=1)
    await stage.store.write(lambda tx: reports.file(tx, by, CYCLE.id, PROMISES[0], given, when))
    await member.follows(f"progress_{PROMISES[0]}")
    member.sees("receipt 2: Done", "by link · on time · 2 revisions")
    await member.presses("Read report 2")
    member.sees("Changed since receipt 1: how far it is, the figure and What is in the way")
    assert "robbed" not in member.text
    await member.presses("Revision 1, 4 May 2026")
    member.sees("Receipt 1", "On track, 2,340 wells")


async def test_what_an_organiser_made_of_it_is_shown(stage: Stage, ann: Phone, member: Phone) -> None:
    await reported(stage, ann)
    organiser = await Phone.settled(stage, "en")
    await granted(stage, organiser, Role.ORGANISER)
    by, when = await person_of(stage, organiser), When(stage.time.now(), "UTC")
    await stage.store.write(lambda tx: checking.accept(tx, by, CYCLE.id, PROMISES[0], 1, when))
    await member.follows(f"progress_{PROMISES[0]}")
    member.sees("accepted")
    await stage.store.write(lambda tx: checking.send_back(tx, by, CYCLE.id, PROMISES[0], 1, "How many?", when))
    await member.follows(f"progress_{PROMISES[0]}")
    member.sees("sent back with a question")


async def test_what_waits_for_a_signature_is_not_there_yet(stage: Stage, ann: Phone, member: Phone) -> None:
    await signing(stage)
    await reported(stage, ann)
    await member.follows(f"progress_{PROMISES[0]}")
    member.sees("Nothing received: 1", "on time until 31 May 2026 · due")
    assert "signature" not in member.text


async def test_silence_is_told_with_the_cycle_since_which_it_lasts(stage: Stage, ann: Phone, member: Phone) -> None:
    await next_year(stage)
    await member.follows(f"progress_{PROMISES[0]}")
    member.sees("Reports expected: 2", "Nothing received: 2")
    member.sees("Silent since 2026, which took reports until 30 June 2026.")
    await member.follows("progress_wells")
    member.sees("Wells for All", "Silent since 2026", "2027", "Reports expected: 3", "Nothing received: 3")
    await reported(stage, ann)
    await member.follows("progress_wells")
    assert "Silent" not in member.text


async def test_an_extension_is_shown_as_such(stage: Stage, member: Phone) -> None:
    organiser = await Phone.settled(stage, "en")
    await granted(stage, organiser, Role.ORGANISER)
    by, when = await person_of(stage, organiser), When(stage.time.now(), "UTC")

    def unit(tx: Transaction) -> None:
        assert checking.extend(tx, by, CYCLE.id, PROMISES[0], CYCLE.locks, "The road was flooded", when) is True

    await stage.store.write(unit)
    await member.follows(f"progress_{PROMISES[0]}")
    member.sees("extended: on time until 30 June 2026", "The road was flooded", "With an extension: 1")


async def test_a_hidden_text_stays_hidden(stage: Stage, ann: Phone, member: Phone) -> None:
    await reported(stage, ann)

    def unit(tx: Transaction) -> None:
        (record,) = commitments.find_all(tx, [PROMISES[0]])
        commitments.put(tx, replace(record, hidden="It names a person"))

    await stage.store.write(unit)
    await member.follows(f"progress_{PROMISES[0]}")
    member.sees("Hidden text", "receipt 1")
    assert "Promise 1" not in member.text


async def test_all_cycles_are_counted_with_their_day(stage: Stage, ann: Phone, member: Phone) -> None:
    await reported(stage, ann)
    await member.says("/progress")
    member.sees(
        "2026",
        "Agenda for Humanity",
        "open, on time until 31 May 2026",
        "Reports expected: 3",
        "Progress reported: 1",
        "Nothing received: 2",
        "As of 4 May 2026.",
    )
    await member.says("zz999999")
    member.sees("Nothing with this code is listed here.")
    await member.presses("All cycles")
    await member.presses("Leave")


async def test_an_organisation_leads_to_its_promises_and_back(stage: Stage, member: Phone) -> None:
    await member.follows("organisation_wells")
    await member.presses("Progress")
    member.sees("Wells for All", "Reports expected: 3")
    await member.presses("Its commitments")
    member.sees("Promise 1")


async def test_the_silent_are_listed_by_name_and_found_by_their_kind(stage: Stage, ann: Phone, member: Phone) -> None:
    await listed(stage, "ponts", "Bridges for All", country="FRA", signed=False)
    await stage.store.write(lambda tx: register.keep(tx, [promised("dd222222", "ponts", **before())], []))
    await next_year(stage)
    await reported(stage, ann)
    await member.says("/progress")
    await member.presses("2027: Agenda")
    member.sees("Reports expected: 4", "Nothing received: 3")
    await member.presses("Of whom nothing was received")
    member.sees("Nothing received so far", "2027", "Bridges for All: 1 report expected", "In the order of their names.")
    assert "Wells for All" not in member.text
    await member.presses("Back")
    await member.presses("By country")
    member.sees("France: 0 of 1 received", "Kenya: 1 of 3 received")
    await member.presses("France")
    member.sees("France", "Reports expected: 1")
    await member.presses("Of whom nothing was received")
    await member.presses("Bridges for All")
    member.sees("Bridges for All", "Nothing received: 1")


async def test_who_sent_nothing_until_the_lock_is_silent(stage: Stage, member: Phone) -> None:
    stage.time.advance(days=90)
    await member.says("/progress")
    await member.presses("2026: Agenda")
    await member.presses("Of whom nothing was received")
    member.sees("Silent", "locked, took reports until 30 June 2026", "Wells for All: 3 reports expected")


async def test_a_long_list_of_the_silent_goes_on(stage: Stage, member: Phone) -> None:
    for n in range(12):
        await listed(stage, f"o{n:02}", f"Trust {n:02}", signed=False)
    new = [promised(f"ee2222{n:02}", f"o{n:02}", **before()) for n in range(12)]
    await stage.store.write(lambda tx: register.keep(tx, new, []))
    await next_year(stage)
    await member.says("/progress")
    await member.presses("2027: Agenda")
    await member.presses("Of whom nothing was received")
    member.sees("Trust 00", "Trust 09")
    assert "Trust 10" not in member.text
    await member.presses("More")
    member.sees("Trust 10", "Trust 11", "Wells for All")
    await member.presses("From the beginning")
    member.sees("Trust 00")


def before() -> dict[str, Any]:
    return {"process": PROCESS, "verification": Verification.CONFIRMED, "created": NOON - timedelta(days=9)}


async def test_promises_are_found_by_what_was_reported_on_them(stage: Stage, ann: Phone, member: Phone) -> None:
    await reported(stage, ann)
    by, when = await person_of(stage, ann), When(stage.time.now(), "UTC")
    given = Given("d2", {"state": "done", "needs": "Fuel"}, "en", Channel.CHAT, base=1)
    await stage.store.write(lambda tx: reports.file(tx, by, CYCLE.id, PROMISES[0], given, when))
    for way, value in {"By what was reported": "Done: 1", "By what a report shares": "what is needed: 1"}.items():
        await member.says("/commitments")
        await member.presses(way)
        assert "On track: 1" not in member.text
        await member.presses(value)
        member.sees("Promise 1")
    await member.says("/commitments")
    await member.presses("By what was reported")
    await member.presses("no report in the last cycle: 2")
    member.sees("Promise 2", "Promise 3")


async def test_a_card_tells_the_newest_report(stage: Stage, ann: Phone, member: Phone) -> None:
    await reported(stage, ann)
    await member.follows(f"commitment_{PROMISES[0]}")
    member.sees("Self-reported by Wells for All on 4 May 2026, receipt 1: On track, 2,340 wells", "wells repaired")
