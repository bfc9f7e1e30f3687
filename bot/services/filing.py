"""Where a filled form goes: a self-report to what is owed, every other one to the submissions."""

from dataclasses import replace

from bot.domain.cycles import When
from bot.domain.forms.review import answers
from bot.domain.forms.version import Version
from bot.domain.reports import FORM, Channel, Given, Refusal, Report
from bot.domain.self_report import BASE
from bot.services import form, quick, reports
from bot.services.form import Opened, Pen, Sent, sending
from bot.services.form.attaching import awaited
from bot.services.reports import Filed, Standing
from bot.storage import files, forms, people
from bot.storage import reports as rows

CHANNELS = {
    sending.Channel.CHAT: Channel.CHAT,
    sending.Channel.WEB: Channel.WEB,
    sending.Channel.TERMINAL: Channel.CHAT,
}


def subject(opened: Opened) -> tuple[str, str]:
    """The cycle and the commitment that a report is about."""
    cycle, _, commitment = opened.filled.subject.partition(".")
    return cycle, commitment


def begin(pen: Pen, version: Version, subject: str, zone: str) -> Opened | Refusal:
    """Nobody begins a report that is not theirs to make."""
    if version.slug != FORM:
        return form.begin(pen, version, subject)
    cycle, _, commitment = subject.partition(".")
    found = owed(pen, cycle, commitment, When(pen.now, zone))
    return found if isinstance(found, Refusal) else quick.whole(pen, version, found)


def owed(pen: Pen, cycle: str, commitment: str, when: When) -> Standing | Refusal:
    """A report that this person may make now."""
    found = reports.standing(pen.tx, pen.person, cycle, commitment, when)
    if found is None:
        return Refusal.NOT_OWED
    return Refusal.NOT_YOURS if found.role is None else reports.refused(found, when) or found


def send(pen: Pen, opened: Opened, channel: sending.Channel, zone: str) -> Sent | Filed | Refusal | None:
    """A refused one stays a draft, with everything that was said."""
    if opened.filled.form != FORM:
        return form.send(pen, opened, channel)
    if opened.ask is not None or awaited(pen, opened):
        return None
    return _file(pen, opened, CHANNELS[channel], When(pen.now, zone))


def _file(pen: Pen, opened: Opened, channel: Channel, when: When) -> Filed | Refusal:
    given = answers(opened.form, opened.sheet.draft, opened.reader)
    base = opened.sheet.draft.answers.get(quick.place_of(opened.form, BASE) or "", "0")
    language = (people.find(pen.tx, pen.person.id) or pen.person).reads
    handed = Given(opened.id, given, language, channel, int(base or 0))
    done = reports.file(pen.tx, pen.person, *subject(opened), handed, when)
    if isinstance(done, Filed):
        files.drop_others(pen.tx, opened.id, given.values())
        forms.drop(pen.tx, opened.id)
    return done


def all_the_same(pen: Pen, opened: Opened) -> Opened:
    """A colleague has sent one meanwhile, and this one is to come after it."""
    cycle, commitment = subject(opened)
    latest = rows.revisions(pen.tx, cycle, commitment, 1)
    base = {quick.place_of(opened.form, BASE) or BASE: str(latest[0].revision if latest else 0)}
    return opened.kept(pen, replace(opened.sheet, draft=opened.sheet.draft.answering(base)))


def sent_before(pen: Pen, draft: str) -> Sent | Report | None:
    """What became of a draft that is no more."""
    found = rows.of_draft(pen.tx, draft)
    return found if found and found.person == pen.person.id else sending.sent_before(pen, draft)


def start_over(pen: Pen, opened: Opened, version: Version, zone: str) -> Opened | Refusal:
    if opened.filled.form != FORM:
        return form.start_over(pen, opened, version)
    files.drop_others(pen.tx, opened.id, ())
    forms.drop(pen.tx, opened.id)
    return begin(pen, version, opened.filled.subject, zone)
