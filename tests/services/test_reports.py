"""Reports that are filed, signed, given back: each on disk once, and only by whoever may."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.domain.people import Role, Scope
from bot.domain.reports import Refusal, Reported, Stage
from bot.services import reports as services
from bot.services import rights, signing
from bot.services.reports import Filed
from bot.storage import bystanders, people, tables
from bot.storage import reports as rows
from bot.storage.engine import Transaction
from tests.town import CYCLE, ROADS, WELLS, Town


@pytest.fixture
def town(tx: Transaction) -> Town:
    return Town.open(tx)


def signs(town: Town, who: str, number: int) -> object:
    return signing.sign(town.tx, town.people[who], CYCLE.id, WELLS, number, town.when)


def gives_back(town: Town, who: str, number: int, sentence: str = "Which year?") -> object:
    return signing.give_back(town.tx, town.people[who], CYCLE.id, WELLS, number, sentence, town.when)


def told(town: Town, who: str) -> list[str]:
    outbox = tables.outbox
    where = outbox.c.person == town.people[who].id
    return list(town.tx.execute(select(outbox.c.name).where(where).order_by(outbox.c.id)).scalars())


def test_where_nobody_signs_a_report_counts_at_once(town: Town) -> None:
    done = town.filed("builder", town.given(figure="2340", happened="Wells repaired."), ROADS)
    assert (done.stage, done.again, done.report.revision) == (Stage.SUBMITTED, False, 1)
    found = rows.find(town.tx, done.report.number)
    assert found == done.report
    assert (found.state, found.figure, found.said) == (Reported.ON_TRACK, "2340", {"happened": "Wells repaired."})
    owing = town.owing(ROADS)
    assert (owing.report, owing.received, owing.on_time) == (found.number, town.when.now, True)
    assert [one.what for one in bystanders.lines(town.tx, ROADS, 1)] == ["reported"]


def test_a_partners_report_waits_for_a_signature_and_the_signer_is_told_once(town: Town) -> None:
    done = town.filed("partner")
    assert (done.stage, town.owing().waiting, town.owing().received) == (Stage.SIGNING, done.report.number, None)
    assert (told(town, "signer"), told(town, "colleague")) == (["report.to_sign"], [])
    assert isinstance(signs(town, "signer", done.report.number), Filed)
    assert (town.owing().stage, town.owing().report) == (Stage.SUBMITTED, done.report.number)
    assert (town.owing().waiting, told(town, "partner")) == (None, ["report.signed"])


def test_a_signers_own_report_needs_no_second_hand(town: Town) -> None:
    assert town.filed("signer").stage is Stage.SUBMITTED


@pytest.mark.parametrize("who", ["nobody", "builder", "organiser"])
def test_nobody_else_files_or_signs(town: Town, who: str) -> None:
    waiting = town.filed("partner").report.number
    assert town.files(who, town.given("d2", 1)) is Refusal.NOT_YOURS
    assert signs(town, who, waiting) is Refusal.NOT_YOURS
    assert gives_back(town, who, waiting) is Refusal.NOT_YOURS
    assert signs(town, "colleague", waiting) is Refusal.NOT_YOURS


def test_whoever_was_demoted_since_does_nothing(town: Town) -> None:
    waiting = town.filed("partner").report.number
    for name in ("partner", "signer"):
        for role in (Role.SIGNER, Role.PARTNER):
            people.take_role(town.tx, town.people[name].id, role, Scope.within("wells"))
    assert town.files("partner", town.given("d2", 1)) is Refusal.NOT_YOURS
    assert signs(town, "signer", waiting) is Refusal.NOT_YOURS


def test_a_signer_who_no_longer_signs_files_as_a_partner(town: Town) -> None:
    people.take_role(town.tx, town.people["signer"].id, Role.SIGNER, Scope.within("wells"))
    assert town.filed("signer").stage is Stage.SIGNING


def test_the_same_draft_sent_twice_is_one_report(town: Town) -> None:
    first = town.filed("builder", commitment=ROADS)
    again = town.filed("builder", commitment=ROADS)
    assert (again.report, again.again) == (rows.find(town.tx, first.report.number), True)
    assert len(rows.revisions(town.tx, CYCLE.id, ROADS, 9)) == 1


def test_what_a_colleague_sent_meanwhile_is_not_overwritten_unseen(town: Town) -> None:
    town.filed("partner", town.given("d1"))
    assert town.files("colleague", town.given("d2")) is Refusal.NEWER
    again = town.filed("colleague", town.given("d2", base=1, state="delayed"))
    assert (again.report.revision, town.owing().waiting) == (2, again.report.number)


def test_a_signer_signs_what_they_read_and_nothing_newer(town: Town) -> None:
    first = town.filed("partner", town.given("d1")).report.number
    town.filed("colleague", town.given("d2", 1))
    assert signs(town, "signer", first) is Refusal.NEWER
    assert town.owing().stage is Stage.SIGNING


def test_signing_twice_is_signing_once(town: Town) -> None:
    number = town.filed("partner").report.number
    assert isinstance(signs(town, "signer", number), Filed)
    assert signs(town, "signer", number) is Refusal.NOT_NOW
    assert len(bystanders.lines(town.tx, WELLS, 9)) == 1


def test_given_back_it_is_open_again_with_the_sentence_and_nothing_is_lost(town: Town) -> None:
    number = town.filed("partner", town.given(happened="Rain.")).report.number
    assert gives_back(town, "signer", number, " Which \n year? ") is True
    assert (town.owing().stage, town.owing().note) == (Stage.OPEN, "Which year?")
    assert told(town, "partner") == ["report.given_back"]
    kept = rows.find(town.tx, number)
    assert kept
    assert (kept.signed, kept.said) == (None, {"happened": "Rain."})


def test_a_correction_given_back_leaves_what_counted(town: Town) -> None:
    first = town.filed("signer").report.number
    second = town.filed("partner", town.given("d2", 1, state="done")).report.number
    assert (town.owing().stage, town.owing().report) == (Stage.SIGNING, first)
    assert gives_back(town, "signer", second) is True
    assert (town.owing().stage, town.owing().report) == (Stage.SUBMITTED, first)


def test_on_time_is_settled_by_the_first_that_counts(town: Town) -> None:
    waiting = town.filed("partner").report.number
    town.later(days=27, hours=11, minutes=59)  # the last minute of the day it is due
    signs(town, "signer", waiting)
    assert town.owing().on_time is True
    town.later(days=9)
    town.filed("signer", town.given("d2", 1, state="delayed"))
    assert town.owing().on_time is True
    town.filed("builder", commitment=ROADS)
    assert town.owing(ROADS).on_time is False


def test_a_minute_after_midnight_where_the_house_stands_is_late(town: Town) -> None:
    town.later(days=27, hours=12)
    town.filed("builder", commitment=ROADS)
    assert town.owing(ROADS).on_time is False


def test_a_locked_cycle_takes_nothing(town: Town) -> None:
    waiting = town.filed("partner").report.number
    town.later(days=58)
    assert town.files("builder", commitment=ROADS) is Refusal.LOCKED
    assert signs(town, "signer", waiting) is Refusal.LOCKED


@pytest.mark.parametrize("state", ["", "splendid"])
def test_a_report_says_how_far_it_is(town: Town, state: str) -> None:
    assert town.files("builder", town.given(state=state), ROADS) is Refusal.NOT_WHOLE


def test_nothing_is_owed_where_nothing_is_expected(town: Town) -> None:
    assert town.files("builder", commitment="xx222222") is Refusal.NOT_OWED


def test_what_is_for_the_organiser_alone_is_read_by_nobody_else(town: Town) -> None:
    given = town.given(happened="Rain.", organiser_only="Hush", photo="f1")
    number = town.filed("signer", given).report.number
    for who, sees in (("nobody", False), ("builder", False), ("organiser", True), ("partner", True)):
        found = services.read(town.tx, town.people[who], number, town.when)
        assert found
        assert bool(found.report.private) == sees, who
        assert "Hush" not in found.report.said.values()
        assert "f1" not in found.report.said.values()
        assert all(bool(one.private) == sees for one in found.revisions)


def test_what_waits_for_a_signature_is_not_public(town: Town) -> None:
    number = town.filed("partner").report.number
    assert services.read(town.tx, town.people["nobody"], number, town.when) is None
    assert services.read(town.tx, town.people["organiser"], number, town.when) is None
    assert services.read(town.tx, town.people["signer"], number, town.when)


def test_a_report_outlives_whoever_typed_it_without_their_name(town: Town) -> None:
    done = town.filed("signer", town.given(happened="Rain."))
    rights.forget(town.tx, town.people["signer"], "k", 1, None, town.when.now)
    found = rows.find(town.tx, done.report.number)
    assert found == replace(done.report, person=None)


def test_followers_hear_of_it_once(town: Town) -> None:
    bystanders.follow(town.tx, WELLS, town.people["nobody"].id, town.when.now)
    number = town.filed("partner").report.number
    assert told(town, "nobody") == []
    signs(town, "signer", number)
    assert told(town, "nobody") == ["commitments.moved"]
