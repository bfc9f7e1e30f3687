"""A filled form goes where it belongs: a self-report to what is owed; refused, it stays a draft."""

import pytest

from bot.content.shelf import Shelf
from bot.domain.forms.version import Version
from bot.domain.reports import FORM, Refusal, Stage
from bot.seal import Seal
from bot.services import filing, form, quick, reports
from bot.services.form import Opened, Pen
from bot.services.form.sending import Channel
from bot.services.quick import Quick
from bot.services.reports import Filed, Standing
from bot.settings import CONTENT_FOLDER
from bot.storage.engine import Transaction
from tests.town import CYCLE, ROADS, WELLS, Town

SEAL = Seal(bytes(32))


@pytest.fixture(scope="module")
def version() -> Version:
    return Shelf(CONTENT_FOLDER).content.forms[FORM]


@pytest.fixture
def town(tx: Transaction) -> Town:
    return Town.open(tx)


def pen(town: Town, who: str) -> Pen:
    return Pen(town.tx, SEAL, town.people[who], town.when.now)


def found(town: Town, who: str, commitment: str = ROADS) -> Standing:
    one = reports.standing(town.tx, town.people[who], CYCLE.id, commitment, town.when)
    assert one
    return one


def typed(town: Town, version: Version, who: str, text: str, commitment: str = ROADS) -> Opened:
    return quick.typed(pen(town, who), version, found(town, who, commitment), text)


def test_a_browser_sends_the_same_draft_and_says_so(town: Town, version: Version) -> None:
    opened = typed(town, version, "builder", "2 340 bridges built")
    done = filing.send(pen(town, "builder"), opened, Channel.WEB, "UTC")
    assert isinstance(done, Filed)
    assert (done.stage, done.report.channel, done.report.figure) == (Stage.SUBMITTED, "web", "2340")
    assert filing.sent_before(pen(town, "builder"), opened.id) == done.report
    assert filing.sent_before(pen(town, "partner"), opened.id) is None
    assert form.find(pen(town, "builder"), FORM, opened.filled.subject) is None


def test_what_is_refused_stays_a_draft_whole(town: Town, version: Version) -> None:
    first = typed(town, version, "partner", "12 dug", WELLS)
    second = typed(town, version, "colleague", "13 dug", WELLS)
    assert isinstance(filing.send(pen(town, "partner"), first, Channel.CHAT, "UTC"), Filed)
    assert filing.send(pen(town, "colleague"), second, Channel.CHAT, "UTC") is Refusal.NEWER
    kept = form.find(pen(town, "colleague"), FORM, second.filled.subject)
    assert kept
    assert kept.sheet.draft.answers["figure"] == "13"
    town.later(days=60)
    again = filing.all_the_same(pen(town, "colleague"), kept)
    assert filing.send(pen(town, "colleague"), again, Channel.CHAT, "UTC") is Refusal.LOCKED


def test_nobody_begins_a_report_that_is_not_theirs(town: Town, version: Version) -> None:
    subject = f"{CYCLE.id}.{WELLS}"
    assert filing.begin(pen(town, "builder"), version, subject, "UTC") is Refusal.NOT_YOURS
    assert filing.begin(pen(town, "partner"), version, "", "UTC") is Refusal.NOT_OWED
    begun = filing.begin(pen(town, "partner"), version, subject, "UTC")
    assert isinstance(begun, Opened)
    assert begun.ask
    assert begun.ask.place == "notice"  # before the first question


def test_a_photo_is_not_public_before_somebody_says_that_it_may_be(town: Town, version: Version) -> None:
    for n, (answer, public) in enumerate(((None, False), ("no", False), ("yes", True))):
        agreed = {"photo_ok": answer} if answer else {}
        given = town.given(f"p{n}", n, photo="f1", **agreed)
        report = town.filed("builder", given, ROADS).report
        assert ("photo" in report.said, "photo" in report.private) == (public, not public)


def test_a_new_date_begins_with_what_was_said_before(town: Town, version: Version) -> None:
    town.filed("builder", town.given(figure="12", where="Turkana", needs="Fuel"), ROADS)
    opened = quick.begin(pen(town, "builder"), version, found(town, "builder"), Quick.NEW_DATE)
    assert opened.ask
    assert opened.ask.place == "new_date"
    answers = opened.sheet.draft.answers
    assert (answers["state"], answers["figure"], answers["where"], answers["base"]) == ("delayed", "12", "Turkana", "1")
    assert set(answers["more"].split()) == {"needs", "where", "obstacles"}


def test_what_was_begun_is_not_lost_to_a_button(town: Town, version: Version) -> None:
    typed(town, version, "builder", "2 340 bridges built")
    opened = quick.begin(pen(town, "builder"), version, found(town, "builder"), Quick.BLOCKED)
    assert (opened.sheet.draft.answers["figure"], opened.sheet.draft.answers["happened"]) == ("2340", "bridges built")


def test_begun_anew_it_begins_with_what_was_reported(town: Town, version: Version) -> None:
    opened = typed(town, version, "builder", "2 340 bridges built")
    anew = filing.start_over(pen(town, "builder"), opened, version, "UTC")
    assert isinstance(anew, Opened)
    assert anew.id != opened.id
    assert "figure" not in anew.sheet.draft.answers
