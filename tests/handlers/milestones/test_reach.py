"""Who may make and change milestones, and where."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.domain.authority import Act
from bot.domain.milestones import Milestone, Sketch
from bot.domain.people import Person, Role
from bot.seal import Seal
from bot.services import milestones
from bot.storage import milestones as rows
from bot.storage import tables
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.milestones import AGENDA, everything, made, writes
from tests.registry import acts, granted, person_of, took
from tests.stage import Stage


async def test_an_organiser_of_a_process_makes_them_there_only(stage: Stage) -> None:
    phone = await Phone.settled(stage, "en")
    await granted(stage, phone, Role.ORGANISER, "process:human-security")
    await made(stage)
    await phone.says("/desk")
    await phone.presses("Milestones")
    phone.sees("No milestone was made here yet.")
    await phone.presses("New milestone")
    phone.sees("2 of 8")
    await phone.presses("No country in particular")
    await phone.says("A conference")
    await phone.presses("No date is known yet")
    await phone.presses("Once")
    await phone.presses("Go on")
    await phone.presses("No source")
    await phone.presses("Store it")
    assert sorted(one.process for one in await everything(stage)) == [AGENDA, "human-security"]


async def test_an_organiser_of_a_country_makes_them_for_it_only(stage: Stage) -> None:
    phone = await Phone.settled(stage, "en")
    await granted(stage, phone, Role.ORGANISER, "country:KEN")
    await phone.says("/desk")
    await phone.presses("Milestones")
    await phone.presses("New milestone")
    await phone.presses("Agenda for Humanity")
    phone.sees("3 of 8")
    await phone.presses("Back")
    phone.sees("1 of 8")
    await phone.presses("Agenda for Humanity")
    await phone.says("A meeting")
    await phone.says("14 June 2027")
    await phone.presses("Once")
    await phone.presses("Go on")
    await phone.presses("No source")
    await phone.presses("Change: Country")
    phone.sees("A meeting", "Country: Kenya")
    await phone.presses("Store it")
    (one,) = await everything(stage)
    assert one.country == "KEN"


async def test_somebody_demoted_a_second_ago_is_refused_and_keeps_what_was_written(stage: Stage, desk: Phone) -> None:
    await writes(desk)
    await took(stage, desk, Role.ORGANISER)
    await granted(stage, desk, Role.ORGANISER, "country:BRA")
    await desk.presses("Store it")
    desk.sees("Nothing was done: your role does not reach that far", "Reports are due")
    assert await everything(stage) == []
    assert await acts(stage) == []


async def test_nobody_else_is_offered_any_of_it(stage: Stage, member: Phone) -> None:
    one = await made(stage)
    await member.follows(f"calendar_entry_{one.id}")
    assert not any("Change it" in label for label in member.labels(member.screen))


Try = Callable[[Transaction, Person, Seal, datetime], Any]
SKETCH = Sketch(process=AGENDA, language="en", titles={"en": "Mine"})


def sending(sketch: Sketch) -> Try:
    def send(tx: Transaction, by: Person, seal: Seal, now: datetime) -> Any:
        milestones.keep(tx, seal, by, sketch, now)
        return milestones.send(tx, seal, by, now)

    return send


TRIES: dict[Act, Try] = {
    Act.MAKE_MILESTONE: sending(SKETCH),
    Act.CHANGE_MILESTONE: sending(replace(SKETCH, changes="abcdef0123")),
    Act.CANCEL_MILESTONE: lambda tx, by, _seal, now: milestones.cancel(tx, by, "abcdef0123", now),
}


@pytest.mark.parametrize("act", TRIES)
@pytest.mark.parametrize("code", ["country:BRA", "process:human-security"])
async def test_every_act_is_refused_to_who_may_not_and_done_by_who_may(
    stage: Stage, desk: Phone, act: Act, code: str
) -> None:
    one = await made(stage)
    by = await person_of(stage, desk)
    await took(stage, desk, Role.ORGANISER)
    await granted(stage, desk, Role.ORGANISER, code)

    def tried(tx: Transaction) -> tuple[Any, list[Milestone], list[Any]]:
        answer = TRIES[act](tx, by, stage.seal, stage.time.now())
        return answer, rows.everything(tx), list(tx.execute(tables.audit.select()))

    assert await stage.store.write(tried) in ((None, [one], []), (False, [one], []))
    await granted(stage, desk, Role.ORGANISER, f"process:{AGENDA}")
    answer, after, record = await stage.store.write(tried)
    assert answer
    assert after != [one]
    assert [row.act for row in record] == [act]
