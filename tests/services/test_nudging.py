"""Who is reminded of what, and when: once, unless it is done by then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.domain.cycles import When, Work
from bot.domain.people import Role, Scope, State
from bot.domain.screens import Screen
from bot.services import cycles as cycle_services
from bot.services import nudging
from bot.services.cycles import Dates
from bot.storage import bystanders, cycles, nudges, owed, people, tables
from bot.storage.engine import Transaction
from tests.town import CYCLE, ROADS, WELLS, Town

TEAM = ("partner", "colleague", "signer")


@pytest.fixture
def town(tx: Transaction) -> Town:
    return Town.open(tx)


def reminded(town: Town) -> list[str]:
    """Whoever a message is planned for, by name, since this was last asked."""
    while nudging.work(town.tx, town.when):
        pass
    names = {person.id: name for name, person in town.people.items()}
    rows = town.tx.execute(select(tables.outbox).where(tables.outbox.c.effect == "nudge")).all()
    town.tx.exec_driver_sql("DELETE FROM outbox")
    return sorted(names[row.person] for row in rows)


def told(town: Town, who: str) -> Screen | None:
    found = people.find(town.tx, town.people[who].id)
    assert found
    return nudging.asked(town.tx, found, town.when)


def test_everybody_who_has_something_to_do_is_reminded_once(town: Town) -> None:
    assert reminded(town) == ["builder", *sorted(TEAM)]
    assert reminded(town) == []
    town.later(days=12)
    assert reminded(town) == []
    town.later(days=1)
    assert reminded(town) == ["builder", *sorted(TEAM)]


def test_nobody_is_reminded_of_a_cycle_that_has_not_opened_or_is_locked(town: Town) -> None:
    cycles.put(town.tx, replace(CYCLE, opened=None))
    assert reminded(town) == []
    town.later(days=90)
    assert reminded(town) == []


def test_nobody_is_left_out_because_the_list_was_still_being_written(town: Town) -> None:
    cycles.put(town.tx, replace(CYCLE, opened=town.when.now, work=Work.LIST))
    assert reminded(town) == []
    town.works()
    assert reminded(town) == ["builder", *sorted(TEAM)]


def test_three_days_out_are_made_up_by_one_reminder(town: Town) -> None:
    reminded(town)
    town.when = When(town.when.now.replace(month=6, day=2), "UTC")  # three of its days have passed
    assert reminded(town).count("partner") == 1


def test_after_three_in_a_week_there_is_quiet(town: Town) -> None:
    reminded(town)
    seen = []
    for day in range(24, 32):
        town.when = When(town.when.now.replace(day=day), "UTC")
        seen += [day] * reminded(town).count("builder")
    assert seen == [24, 30, 31]
    for n, other in enumerate(("d23456", "e23456")):
        due = date(2026, 6, 1) + timedelta(days=n)
        cycles.put(town.tx, replace(CYCLE, id=other, due=due, opened=town.when.now))
        owed.add(town.tx, [replace(town.owing(ROADS), cycle=other)])
    town.later(days=1)
    assert reminded(town).count("builder") == 1  # of two cycles; with those of the 30th and the 31st the third
    town.later(days=1)
    assert reminded(town).count("builder") == 0


def test_a_report_between_planning_and_sending_leaves_nothing_to_say(town: Town) -> None:
    assert told(town, "builder") == Screen("report.one", {"cycle": CYCLE.id, "commitment": ROADS, "nudge": True})
    town.filed("builder", commitment=ROADS)
    assert told(town, "builder") is None


def test_a_signature_is_asked_of_whoever_signs(town: Town) -> None:
    town.filed("partner", commitment=WELLS)
    assert [who for who in TEAM if told(town, who)] == ["signer"]


def test_whoever_took_a_promise_is_reminded_of_it_and_who_took_it_over(town: Town) -> None:
    bystanders.take(town.tx, WELLS, town.people["partner"].id, town.when.now)
    assert [who for who in TEAM if told(town, who)] == ["partner"]
    bystanders.hand_over(town.tx, WELLS, town.people["partner"].id)
    bystanders.take(town.tx, WELLS, town.people["colleague"].id, town.when.now)
    assert [who for who in TEAM if told(town, who)] == ["colleague"]


def test_of_a_promise_whose_taker_is_gone_all_are_reminded(town: Town) -> None:
    bystanders.take(town.tx, WELLS, town.people["partner"].id, town.when.now)
    people.take_role(town.tx, town.people["partner"].id, Role.PARTNER, Scope.within("wells"))
    assert [who for who in TEAM if told(town, who)] == ["colleague", "signer"]


def test_several_are_one_reminder(town: Town) -> None:
    town.promises("xx222222", "roads")
    owed.add(town.tx, [replace(town.owing(ROADS), commitment="xx222222")])
    assert told(town, "builder") == nudging.NUDGE


@pytest.mark.parametrize("change", [{"reminded": False}, {"state": State.STOPPED}, {"blocked": True}])
def test_who_wants_none_gets_none(town: Town, change: dict[str, object]) -> None:
    people.change(town.tx, town.people["builder"].id, **change)
    assert "builder" not in reminded(town)
    assert told(town, "builder") is None


def test_another_day_is_told_once_to_those_who_were_reminded(town: Town) -> None:
    reminded(town)
    town.later(days=10)
    moved = Dates(CYCLE.opens, date(2026, 9, 30), date(2026, 10, 31))
    cycle_services.change(town.tx, town.people["organiser"], CYCLE.id, CYCLE.names, moved, town.when)
    town.works()
    assert reminded(town) == ["builder", *sorted(TEAM)]
    assert reminded(town) == []
    town.when = When(town.when.now.replace(month=9, day=2), "UTC")
    assert reminded(town) == ["builder", *sorted(TEAM)]


def test_a_day_that_moves_before_anybody_was_reminded_says_nothing_yet(town: Town) -> None:
    moved = Dates(CYCLE.opens, date(2026, 9, 30), date(2026, 10, 31))
    cycle_services.change(town.tx, town.people["organiser"], CYCLE.id, CYCLE.names, moved, town.when)
    assert reminded(town) == []
    assert nudges.newest(town.tx, CYCLE.id) is None


def test_an_hour_put_back_or_forward_reminds_nobody_again(town: Town) -> None:
    reminded(town)
    for hours in (-1, 1, 1):
        town.later(hours=hours)
        assert reminded(town) == []
