"""What was reported in the demo before anybody says a word: a year that is locked, and one that is open."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from bot.commands import demo_cycles
from bot.commands.demo_cycles import periods, take
from bot.commands.demo_life import CAST, populate
from bot.commands.demo_register import id_of
from bot.domain.cycles import Cycle, Phase, When
from bot.domain.reports import Channel, Owing, Report, Reported, Status, status
from bot.faults import Stop
from bot.i18n import LANGUAGES
from bot.storage import cycles, outbox, owed, people, reports
from bot.storage.engine import Transaction
from tests.stage import Stage

ACCOUNTS = {role: n for n, role in enumerate(CAST, 1)}


@pytest.fixture
async def told(stage: Stage) -> Stage:
    await stage.store.write(lambda tx: populate(tx, stage.seal, ACCOUNTS, stage.time.now()))
    return stage


async def of(stage: Stage, what: Callable[[Transaction], Any]) -> Any:
    return await stage.store.read(what)


async def both(stage: Stage) -> list[Cycle]:
    """The older first."""
    found: list[Cycle] = await of(stage, cycles.everything)
    return sorted(found, key=lambda one: one.opens)


def rows_of(cycle: Cycle) -> Callable[[Transaction], list[Owing]]:
    def read(tx: Transaction) -> list[Owing]:
        known = [one.commitment for one in cycles.candidates(tx, cycle.process, "", 100)]
        return [one for id in known if (one := owed.find(tx, cycle.id, id))]

    return read


def last_of(cycle: Cycle) -> Callable[[Transaction], list[Report]]:
    """The newest revision of each."""

    def read(tx: Transaction) -> list[Report]:
        found = (reports.revisions(tx, cycle.id, one.commitment, 9) for one in rows_of(cycle)(tx))
        return [kept[0] for kept in found if kept]

    return read


async def statuses(stage: Stage, cycle: Cycle) -> Counter[Status]:
    today = When(stage.time.now(), "UTC").today
    return Counter(status(one, cycle, today) for one in await of(stage, rows_of(cycle)))


def test_each_has_a_name_with_its_year_in_every_language() -> None:
    for one in periods():
        assert set(one.names) == set(LANGUAGES)
        assert all("{year}" in name for name in one.names.values())


async def test_last_year_is_locked_and_a_third_of_it_is_silent(told: Stage) -> None:
    last, _ = await both(told)
    found = await statuses(told, last)
    assert last.phase(told.time.now().date()) is Phase.LOCKED
    assert found == {Status.ACCEPTED: 10, Status.SUBMITTED: 2, Status.SILENT: 6}


async def test_last_year_has_a_report_of_every_state_and_by_every_way(told: Stage) -> None:
    last, _ = await both(told)
    kept: list[Report] = await of(told, last_of(last))
    assert {one.state for one in kept} == set(Reported)
    assert {one.channel for one in kept} == {Channel.CHAT, Channel.EMAIL, Channel.LINK}
    assert [one.revision for one in kept].count(2) == 1, "a question was answered"


async def test_who_had_more_time_was_on_time_and_two_came_late(told: Stage) -> None:
    last, _ = await both(told)
    rows: list[Owing] = await of(told, rows_of(last))
    assert [(one.commitment, one.on_time) for one in rows if one.extended] == [(id_of("lirio-titles"), True)]
    assert {one.commitment for one in rows if one.on_time is False} == {
        id_of("kovyl-sensors"),
        id_of("almara-displacement"),
    }


async def test_this_year_is_open_with_something_of_everything(told: Stage) -> None:
    _, this = await both(told)
    assert this.phase(told.time.now().date()) is Phase.OPEN
    assert (this.due - told.time.now().date()).days == 10
    assert await statuses(told, this) == {
        Status.ACCEPTED: 3,
        Status.SUBMITTED: 2,
        Status.SENT_BACK: 1,
        Status.SIGNING: 1,
        Status.DUE: 9,
    }, "what was reported as done or withdrawn last year is not expected"


async def test_nobody_is_told_of_what_happened_before_they_came(told: Stage) -> None:
    waiting = await of(told, outbox.depths)
    assert {state for _, state, _, _ in waiting} <= {outbox.STALE}


async def test_told_twice_is_told_once(told: Stage) -> None:
    def again(tx: Transaction) -> int:
        populate(tx, told.seal, ACCOUNTS, told.time.now())
        return len(cycles.everything(tx))

    assert await told.store.write(again) == 2


async def test_a_step_that_is_refused_ends_the_demo_with_a_word(told: Stage) -> None:
    last, _ = await both(told)

    def late(tx: Transaction) -> None:
        (organiser,) = people.with_role(tx, demo_cycles.Role.ORGANISER)
        story = demo_cycles.Told(tx, organiser, last.id, told.time.now())
        take(story, day=-1, report="wells-list", state="done")

    with pytest.raises(Stop, match="locked"):
        await told.store.write(late)


async def test_a_step_about_what_is_not_owed_says_so(told: Stage) -> None:
    last, _ = await both(told)

    def unknown(tx: Transaction) -> None:
        (organiser,) = people.with_role(tx, demo_cycles.Role.ORGANISER)
        take(demo_cycles.Told(tx, organiser, last.id, told.time.now()), day=-400, report="wells-solar", state="done")

    with pytest.raises(Stop, match="wells-solar"):
        await told.store.write(unknown)
