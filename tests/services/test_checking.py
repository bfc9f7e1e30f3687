"""Organisers accept, ask and give time; they never write, and never answer for what they have not read."""

from datetime import date

import pytest

from bot.domain.people import Role, Scope
from bot.domain.reports import Refusal, Stage, Status
from bot.services import checking, reports, signing
from bot.storage import people
from bot.storage import reports as rows
from bot.storage.engine import Transaction
from tests.services.test_reports import told
from tests.town import CYCLE, ROADS, WELLS, Town

LATER = date(2026, 6, 15)


@pytest.fixture
def town(tx: Transaction) -> Town:
    return Town.open(tx)


def accepts(town: Town, number: int, who: str = "organiser") -> object:
    return checking.accept(town.tx, town.people[who], CYCLE.id, WELLS, number, town.when)


def asks(town: Town, number: int, question: str = "Which wells?", who: str = "organiser") -> object:
    return checking.send_back(town.tx, town.people[who], CYCLE.id, WELLS, number, question, town.when)


def extends(town: Town, until: date = LATER, because: str = "Floods", who: str = "organiser") -> object:
    return checking.extend(town.tx, town.people[who], CYCLE.id, WELLS, until, because, town.when)


def test_accepted_once_by_an_organiser(town: Town) -> None:
    number = town.filed("signer").report.number
    assert accepts(town, number, "partner") is Refusal.NOT_YOURS
    assert accepts(town, number) is True
    assert accepts(town, number) is Refusal.NOT_NOW
    kept = rows.find(town.tx, number)
    assert kept
    assert (town.owing().stage, kept.accepted, told(town, "signer")) == (
        Stage.ACCEPTED,
        town.when.now,
        ["report.accepted"],
    )


def test_a_correction_after_that_goes_back_to_be_checked_and_keeps_what_was_said(town: Town) -> None:
    first = town.filed("signer").report.number
    accepts(town, first)
    second = town.filed("signer", town.given("d2", 1, state="delayed")).report.number
    assert (town.owing().stage, town.owing().report) == (Stage.SUBMITTED, second)
    assert accepts(town, first) is Refusal.NEWER
    kept = rows.revisions(town.tx, CYCLE.id, WELLS, 9)
    assert [(one.number, one.revision, one.state) for one in kept] == [(second, 2, "delayed"), (first, 1, "on_track")]


def test_a_correction_of_what_was_accepted_that_is_given_back_leaves_it_accepted(town: Town) -> None:
    first = town.filed("signer").report.number
    accepts(town, first)
    second = town.filed("partner", town.given("d2", 1)).report.number
    assert accepts(town, first) is Refusal.NOT_NOW
    signing.give_back(town.tx, town.people["signer"], CYCLE.id, WELLS, second, "No.", town.when)
    assert town.owing().stage is Stage.ACCEPTED


def test_sent_back_with_a_question_that_the_next_report_answers(town: Town) -> None:
    number = town.filed("signer").report.number
    assert asks(town, number, "  ") is Refusal.NOT_WHOLE
    assert asks(town, number, who="signer") is Refusal.NOT_YOURS
    assert asks(town, number) is True
    assert (town.owing().stage, town.owing().question) == (Stage.SENT_BACK, "Which wells?")
    assert told(town, "signer") == ["report.sent_back"]
    assert told(town, "colleague") == ["report.sent_back"]  # nobody took the promise: it is everybody's
    town.filed("signer", town.given("d2", 1))
    assert (town.owing().stage, town.owing().question) == (Stage.SUBMITTED, "")


def test_whoever_left_is_not_told(town: Town) -> None:
    number = town.filed("signer").report.number
    for role in (Role.SIGNER, Role.PARTNER):
        people.take_role(town.tx, town.people["signer"].id, role, Scope.within("wells"))
    asks(town, number)
    assert told(town, "signer") == []


def test_more_time_is_given_with_a_public_reason_and_not_beyond_the_lock(town: Town) -> None:
    assert extends(town, who="partner") is Refusal.NOT_YOURS
    assert extends(town, because=" ") is Refusal.NOT_WHOLE
    assert extends(town, CYCLE.opens) is Refusal.NOT_WHOLE
    assert extends(town, date(2026, 7, 1)) is Refusal.TOO_LATE
    assert extends(town) is True
    assert (town.owing().until, town.owing().extended, town.owing().because) == (LATER, LATER, "Floods")
    town.later(days=42)  # the day it was extended to
    found = reports.standing(town.tx, None, CYCLE.id, WELLS, town.when)
    assert found
    assert found.status is Status.DUE
    town.filed("signer")
    assert town.owing().on_time is True
    assert extends(town) is Refusal.NOT_NOW


def test_more_time_for_all_of_an_organisation(town: Town) -> None:
    done = checking.extend_all(town.tx, town.people["organiser"], CYCLE.id, "wells", LATER, "Floods", town.when)
    assert isinstance(done, list)
    assert [one.commitment for one in done] == [WELLS]
    assert (town.owing().extended, town.owing(ROADS).extended) == (LATER, None)


def test_a_scoped_organiser_sees_and_accepts_only_theirs(town: Town) -> None:
    town.arrives("french", Role.ORGANISER, Scope.of("country:FRA"))
    wells = town.filed("signer").report.number
    town.later(hours=1)
    roads = town.filed("builder", town.given("d2"), ROADS).report.number
    whole = checking.to_check(town.tx, town.people["organiser"], CYCLE.id, 1, town.when)
    assert [one.owing.report for one in whole] == [wells]
    whole += checking.to_check(town.tx, town.people["organiser"], CYCLE.id, 1, town.when, whole[0].owing)
    assert [one.owing.report for one in whole] == [wells, roads]
    mine = checking.to_check(town.tx, town.people["french"], CYCLE.id, 1, town.when)
    assert [one.owing.report for one in mine] == [roads]
    done = checking.accept_all(town.tx, town.people["french"], [wells, roads, 99], town.when)
    assert [one.number for one in done] == [roads]


def test_an_organiser_of_the_process_checks_its_reports(town: Town) -> None:
    town.arrives("ours", Role.ORGANISER, Scope.of("process:agenda-for-humanity"))
    town.arrives("theirs", Role.ORGANISER, Scope.of("process:human-security"))
    number = town.filed("signer").report.number
    assert accepts(town, number, "theirs") is Refusal.NOT_YOURS
    assert accepts(town, number, "ours") is True
