"""How far a report is on a day, and who may take it further from where."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain import self_report
from bot.domain.cycles import Cycle
from bot.domain.people import Role
from bot.domain.reports import (
    MOVES,
    Channel,
    Move,
    Owing,
    Report,
    Reported,
    Stage,
    Status,
    filed,
    fits,
    stage_of,
    status,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
CYCLE = Cycle("c23456", "agenda", {"en": "2026"}, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 30), NOON)
OWING = Owing("c23456", "we222222", "wells", Stage.OPEN, date(2026, 5, 31), NOON)
REPORT = Report(1, "c23456", "we222222", "wells", 1, Reported.ON_TRACK, "12", False, "en", Channel.CHAT, NOON)
DAYS = {"before": date(2026, 4, 30), "open": date(2026, 5, 31), "late": date(2026, 6, 1), "locked": date(2026, 7, 1)}
# By hand: the status of a stage before the cycle, while it is on time, after that, and once it is locked.
STATUSES = {
    Stage.OPEN: ("not_yet_due", "due", "overdue", "silent"),
    Stage.SIGNING: ("signing", "signing", "signing", "silent"),
    Stage.SUBMITTED: ("submitted",) * 4,
    Stage.SENT_BACK: ("sent_back",) * 4,
    Stage.ACCEPTED: ("accepted",) * 4,
}
# By hand: who may do what in which stage.
ALLOWED = {
    ("file", "partner"): "open signing submitted sent_back accepted",
    ("file", "signer"): "open signing submitted sent_back accepted",
    ("sign", "signer"): "signing",
    ("give_back", "signer"): "signing",
    ("send_back", "organiser"): "submitted accepted",
    ("send_back", "admin"): "submitted accepted",
    ("accept", "organiser"): "submitted sent_back",
    ("accept", "admin"): "submitted sent_back",
    ("extend", "organiser"): "open signing",
    ("extend", "admin"): "open signing",
}


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_on_a_day(stage: Stage) -> None:
    found = [status(replace(OWING, stage=stage), CYCLE, day) for day in DAYS.values()]
    assert found == [Status(one) for one in STATUSES[stage]]


def test_more_time_puts_off_when_it_is_overdue() -> None:
    extended = replace(OWING, extended=date(2026, 6, 10), until=date(2026, 6, 10))
    assert status(extended, CYCLE, date(2026, 6, 10)) is Status.DUE
    assert status(extended, CYCLE, date(2026, 6, 11)) is Status.OVERDUE


def test_a_correction_without_its_signature_does_not_make_silent() -> None:
    assert status(replace(OWING, stage=Stage.SIGNING, report=4), CYCLE, DAYS["locked"]) is Status.SIGNING


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("role", Role)
def test_who_may_do_what_in_which_stage(move: Move, role: Role) -> None:
    allowed = ALLOWED.get((str(move), str(role)), "").split()
    assert [stage for stage in Stage if fits(move, role, stage)] == allowed
    assert set(MOVES) == set(Move)


def test_where_nobody_signs_a_partner_submits() -> None:
    assert filed(Role.PARTNER, signed=True) is Stage.SIGNING
    assert filed(Role.PARTNER, signed=False) is Stage.SUBMITTED
    assert filed(Role.SIGNER, signed=True) is Stage.SUBMITTED


def test_what_is_given_back_stands_where_it_stood() -> None:
    assert stage_of(None) is Stage.OPEN
    assert stage_of(REPORT) is Stage.SUBMITTED
    assert stage_of(REPORT, "Which wells?") is Stage.SENT_BACK
    assert stage_of(replace(REPORT, accepted=NOON)) is Stage.ACCEPTED


def test_answers_are_known_by_their_questions_wherever_these_stand() -> None:
    assert self_report.said({"about/state": "done", "base": "3", "more": "needs", "needs": ""}) == {"state": "done"}


def test_a_photo_is_the_organisers_until_it_is_said_that_all_may_see_it() -> None:
    assert "photo" in self_report.private({"photo": "f1"})
    assert "photo" in self_report.private({"photo": "f1", "photo_ok": "no"})
    assert self_report.private({"photo": "f1", "photo_ok": "yes"}) == {"organiser_only"}


def test_a_correction_begins_with_everything_a_new_report_with_what_stays_true() -> None:
    before = {"state": "delayed", "figure": "12", "happened": "Rain.", "needs": "Pumps", "organiser_only": "Hush"}
    assert self_report.starting(before, whole=True) == {**before, "more": "needs organiser_only"}
    assert self_report.starting(before, whole=False) == {
        "state": "delayed",
        "figure": "12",
        "needs": "Pumps",
        "more": "needs",
    }
