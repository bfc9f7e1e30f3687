"""A cycle opens once, writes down what it expects slice by slice, and shows beforehand what that will be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.commitments import Kind, Verification
from bot.domain.cycles import Amiss, Cycle, Phase, Why
from bot.domain.people import Role, Scope
from bot.domain.reports import Refusal, Stage
from bot.services import cycles as services
from bot.services.cycles import Dates
from bot.storage import cycles, owed
from bot.storage.engine import Transaction
from tests.town import CYCLE, NOON, PROCESS, WELLS, Town

NEXT = Dates(date(2026, 9, 1), date(2026, 9, 30), date(2026, 10, 31))


@pytest.fixture
def town(tx: Transaction) -> Town:
    return Town.open(tx)


def made(town: Town, who: str = "organiser", dates: Dates = NEXT) -> object:
    return services.make(town.tx, town.people[who], PROCESS, {"en": "Autumn"}, dates, town.when)


def test_it_opens_on_its_day_and_expects_what_is_confirmed(town: Town) -> None:
    found = cycles.find(town.tx, CYCLE.id)
    assert found
    assert (found.opened, found.work, found.phase(town.when.today)) == (NOON, None, Phase.OPEN)
    assert (town.owing().organisation, town.owing().stage, town.owing().until) == ("wells", Stage.OPEN, CYCLE.due)


def test_nothing_opens_before_its_day(town: Town) -> None:
    cycle = made(town)
    assert isinstance(cycle, Cycle)
    town.works()
    assert cycles.find(town.tx, cycle.id) == cycle
    town.later(days=120)
    town.works()
    assert [one.id for one in cycles.taking(town.tx, town.when.today)] == [cycle.id]


@pytest.mark.parametrize("who", ["partner", "signer", "nobody"])
def test_only_an_organiser_makes_one(town: Town, who: str) -> None:
    assert made(town, who) is Refusal.NOT_YOURS


def test_an_organiser_of_another_process_makes_none_here(town: Town) -> None:
    town.arrives("elsewhere", Role.ORGANISER, Scope.of("process:human-security"))
    assert made(town, "elsewhere") is Refusal.NOT_YOURS


def test_dates_that_do_not_follow_one_another_are_told(town: Town) -> None:
    assert made(town, dates=replace(NEXT, locks=date(2026, 9, 29))) is Amiss.LOCKS_BEFORE_DUE


def test_before_it_opens_it_shows_what_it_would_expect_and_why(town: Town) -> None:
    town.promises("aa222222", "wells", kind=Kind.ALIGNMENT, items=("AH1",))
    town.promises("bb222222", "wells", verification=Verification.SUBMITTED)
    town.promises("cc222222", "roads")
    town.filed("builder", town.given("d9", state="done"), "rd222222")
    cycle = made(town)
    assert isinstance(cycle, Cycle)
    counts = {Why.EXPECTED: 2, Why.ALIGNMENT: 1, Why.NOT_CONFIRMED: 1, Why.REPORTED_DONE: 1}
    assert services.preview(town.tx, cycle, town.when) == counts
    first = services.expectation(town.tx, cycle, Why.EXPECTED, 1, town.when)
    second = services.expectation(town.tx, cycle, Why.EXPECTED, 1, town.when, first.on)
    assert [one.commitment for page in (first, second) for one, _ in page.found] == ["cc222222", WELLS]
    assert (first.on, second.on) == ("cc222222", "")


def test_what_is_promised_later_is_not_expected_and_says_so(town: Town) -> None:
    town.promises("cc222222", "wells", created=NOON + timedelta(days=1))
    town.works()
    assert owed.find(town.tx, CYCLE.id, "cc222222") is None
    found = cycles.find(town.tx, CYCLE.id)
    assert found
    page = services.expectation(town.tx, found, Why.REGISTERED_LATER, 9, town.when)
    assert [one.commitment for one, _ in page.found] == ["cc222222"]


def test_it_goes_on_where_it_stood_and_writes_each_row_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "WRITTEN", 3)
    for n in range(10):
        town.promises(f"zz22222{n}", "wells")
    cycle = made(town, dates=Dates(date(2026, 5, 1), NEXT.due, NEXT.locks))
    assert isinstance(cycle, Cycle)
    seen = set()
    while services.work(town.tx, town.when):  # each of these could be the last before a power cut
        found = cycles.find(town.tx, cycle.id)
        assert found
        seen.add(found.reached)
    assert len(seen) == 5
    assert sum(owed.counts(town.tx, ["wells", "roads"], [cycle.id]).values()) == 12


def test_opened_by_hand_it_opens_at_once_and_once(town: Town) -> None:
    cycle = made(town)
    assert isinstance(cycle, Cycle)
    assert services.open_now(town.tx, town.people["partner"], cycle.id, town.when) is Refusal.NOT_YOURS
    done = services.open_now(town.tx, town.people["organiser"], cycle.id, town.when)
    assert isinstance(done, Cycle)
    assert (done.opens, done.opened) == (town.when.today, town.when.now)
    assert services.open_now(town.tx, town.people["organiser"], cycle.id, town.when) is Refusal.NOT_NOW


def test_a_date_that_moves_takes_along_what_is_still_owed_and_nothing_else(town: Town) -> None:
    town.filed("builder", commitment="rd222222")
    dates = Dates(CYCLE.opens, date(2026, 6, 10), CYCLE.locks)
    changed = services.change(town.tx, town.people["organiser"], CYCLE.id, CYCLE.names, dates, town.when)
    assert isinstance(changed, Cycle)
    town.works()
    assert town.owing().until == date(2026, 6, 10)
    assert town.owing("rd222222").until == CYCLE.due
    assert cycles.to_do(town.tx, town.when.today) == []


def test_once_open_it_does_not_open_on_another_day(town: Town) -> None:
    dates = Dates(date(2026, 5, 2), CYCLE.due, CYCLE.locks)
    changed = services.change(town.tx, town.people["organiser"], CYCLE.id, CYCLE.names, dates, town.when)
    assert changed is Refusal.NOT_NOW
