"""The numbers of a cycle stay what counting would say, whatever is done to what is owed."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from bot.domain.cycles import Work
from bot.domain.register import Facet, Listing
from bot.domain.reports import Owing, Reported, Stage
from bot.services import checking, signing
from bot.storage import commitments, cycles, listings, organisations, progress, tables
from bot.storage.engine import Transaction
from bot.storage.tables.progress import COLUMNS
from tests.town import CYCLE, ROADS, WELLS, Town


@pytest.fixture
def town(tx: Transaction) -> Town:
    return Town.open(tx)


def kept(tx: Transaction) -> dict[tuple[str, str, str], dict[str, int]]:
    rows = tx.execute(select(tables.progress)).all()
    found = {
        (row.facet, row.value, row.organisation): {name: n for name in COLUMNS if (n := getattr(row, name))}
        for row in rows
    }
    return {key: value for key, value in found.items() if value}


def recounted(tx: Transaction) -> dict[tuple[str, str, str], dict[str, int]]:
    """From what is owed and reported alone, without a word from the code that keeps the numbers."""
    found: dict[tuple[str, str, str], Counter[str]] = {}
    for row in tx.execute(select(tables.owed)).all():
        report = tx.execute(select(tables.reports).where(tables.reports.c.number == row.report)).first()
        whose = organisations.find(tx, row.organisation)
        assert whose
        lists = [("a", ""), ("t", whose.type)]
        where = tables.listings.c.commitment == row.commitment
        stands = tx.execute(select(tables.listings).where(where)).all()
        lists += [(one.facet, one.value) for one in stands if one.facet in ("k", "i", "c")]
        for facet, value in lists:
            for by in ("", row.organisation):
                found.setdefault((facet, value, by), Counter()).update(_added(row, report))
    return {key: dict(value) for key, value in found.items()}


def _added(row: Any, report: Any) -> list[str]:
    names = ["expected"] + (["extended"] if row.extended else [])
    if report is None:
        return names
    assert report.signed
    names += ["received", f"is_{report.state}"] + (["on_time"] if row.on_time else [])
    if report.unchanged:
        return [*names, "unchanged"]
    return names if report.state in ("nothing", "cannot_say") else [*names, "progress"]


def test_a_cycle_that_opens_is_expected_by_everything_its_promises_say(town: Town) -> None:
    assert progress.of(town.tx, [CYCLE.id], Facet.ALL)[CYCLE.id, ""].expected == 2
    assert progress.of(town.tx, [CYCLE.id], Facet.ALL, "wells")[CYCLE.id, ""].expected == 1
    assert {value for _, value in progress.of(town.tx, [CYCLE.id], Facet.COUNTRY)} == {"KEN", "FRA"}
    assert kept(town.tx) == recounted(town.tx)


def test_a_report_without_its_signature_is_not_received(town: Town) -> None:
    filed = town.filed("partner")
    assert filed.stage is Stage.SIGNING
    assert progress.of(town.tx, [CYCLE.id], Facet.ALL)[CYCLE.id, ""].received == 0
    assert signing.sign(town.tx, town.people["signer"], CYCLE.id, WELLS, filed.report.number, town.when)
    one = progress.of(town.tx, [CYCLE.id], Facet.ALL)[CYCLE.id, ""]
    assert (one.received, one.progress, one.on_time, one.missing) == (1, 1, 1, 1)
    assert one.states == {Reported.ON_TRACK: 1}


def test_a_correction_is_counted_once_and_as_what_it_says_now(town: Town) -> None:
    town.filed("builder", commitment=ROADS)
    town.filed("builder", town.given("d2", 1, state="done"), ROADS)
    one = progress.of(town.tx, [CYCLE.id], Facet.ALL)[CYCLE.id, ""]
    assert (one.received, one.states) == (1, {Reported.DONE: 1})


def test_the_silent_stand_in_the_order_of_their_names(town: Town) -> None:
    town.filed("builder", commitment=ROADS)
    found = progress.silent(town.tx, CYCLE.id, Facet.ALL, "", 9)
    assert list(found) == ["wells"]
    assert progress.silent(town.tx, CYCLE.id, Facet.COUNTRY, "FRA", 9) == {}
    assert progress.silent(town.tx, CYCLE.id, Facet.ALL, "", 9, "wells") == {}


def test_what_a_promise_says_later_moves_nothing_in_a_cycle_that_is_open(town: Town) -> None:
    before = kept(town.tx)
    (record,) = commitments.find_all(town.tx, [ROADS])
    town.promises(ROADS, "roads", items=("HS1",), created=record.created)
    town.filed("builder", commitment=ROADS)
    assert kept(town.tx).keys() == before.keys()


def test_what_was_owed_before_there_were_numbers_is_counted_slice_by_slice(town: Town) -> None:
    """As the migration leaves it: no numbers, and every open cycle to be gone through."""
    town.filed("builder", commitment=ROADS)
    before = kept(town.tx)
    for table in (tables.progress, tables.counted):
        town.tx.execute(delete(table))
    town.tx.execute(update(tables.cycles).values(work=Work.MOVE, reached=""))
    town.works()
    assert kept(town.tx) == before == recounted(town.tx)
    found = cycles.find(town.tx, CYCLE.id)
    assert found
    assert found.work is None


def by_report(tx: Transaction) -> set[tuple[str, str, str]]:
    rows = tx.execute(select(tables.listings).where(tables.listings.c.facet.in_(["r", "s"])))
    return {(row.facet, row.value, row.commitment) for row in rows}


def relisted(tx: Transaction) -> set[tuple[str, str, str]]:
    """From the reports alone: there is one cycle, so that the newest is what is owed in it."""
    found = set()
    for row in tx.execute(select(tables.owed)).all():
        report = tx.execute(select(tables.reports).where(tables.reports.c.number == row.report)).first()
        found.add(("r", report.state if report else "none", row.commitment))
    return found


STEPS = st.tuples(
    st.sampled_from(["files", "unchanged", "signs", "gives back", "sends back", "accepts", "extends", "waits"]),
    st.sampled_from([WELLS, ROADS]),
    st.sampled_from(["partner", "signer", "builder"]),
    st.sampled_from(list(Reported)),
)


def does(town: Town, n: int, step: str, which: str, who: str, state: Reported) -> None:
    owing: Owing = town.owing(which)
    organiser, signer = town.people["organiser"], town.people["signer"]
    if step in ("files", "unchanged"):
        base = len(town.tx.execute(select(tables.reports).where(tables.reports.c.commitment == which)).all())
        given = town.given(f"d{n}", base, state=state)
        town.files(who, replace(given, unchanged=step == "unchanged"), which)
    elif step == "signs":
        signing.sign(town.tx, signer, CYCLE.id, which, owing.waiting or 0, town.when)
    elif step == "gives back":
        signing.give_back(town.tx, signer, CYCLE.id, which, owing.waiting or 0, "More", town.when)
    elif step == "sends back":
        checking.send_back(town.tx, organiser, CYCLE.id, which, owing.report or 0, "Why?", town.when)
    elif step == "accepts":
        checking.accept(town.tx, organiser, CYCLE.id, which, owing.report or 0, town.when)
    elif step == "extends":
        checking.extend(town.tx, organiser, CYCLE.id, which, CYCLE.locks, "A flood", town.when)
    else:
        town.later(days=9)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=15))
def test_the_numbers_stay_what_counting_would_say(town: Town, steps: list[tuple[str, str, str, Reported]]) -> None:
    savepoint = town.when
    for table in (tables.progress, tables.counted, tables.owed, tables.reports):
        town.tx.execute(delete(table))
    town.tx.execute(update(tables.cycles).values(work=Work.LIST, reached=""))
    town.works()
    for n, step in enumerate(steps):
        does(town, n, *step)
    assert kept(town.tx) == recounted(town.tx)
    assert by_report(town.tx) == relisted(town.tx)
    for facet, value in {(one, two) for one, two, _ in by_report(town.tx)}:
        stand = [one for one in by_report(town.tx) if one[:2] == (facet, value)]
        assert listings.tally(town.tx, Listing(Facet(facet), value)).listed == len(stand)
    town.when = savepoint
