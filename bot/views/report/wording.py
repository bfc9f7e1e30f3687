"""How reports are told: where one stands, how far a promise is, and the short names of what was answered."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.domain.cycles import When
from bot.domain.forms.model import ATTACHING, Question
from bot.domain.reports import Channel, Refusal, Report, Status
from bot.domain.screens import Press
from bot.domain.self_report import HAPPENED, MORE, STATE, UNCHANGED_WHY
from bot.i18n import Translator, mark
from bot.services.commitments import Shown
from bot.services.reports import Standing
from bot.views.commitments.wording import heading
from bot.views.form.wording import shown
from bot.views.page import Choice, Reading
from bot.views.reading.sheet import clipped
from bot.views.states import choice, figure, form, state, words
from bot.views.view import title

NAME = 200
STATUSES = {
    Status.NOT_YET_DUE: mark("not yet due"),
    Status.DUE: mark("due"),
    Status.OVERDUE: mark("overdue"),
    Status.SIGNING: mark("waiting for a signature"),
    Status.SUBMITTED: mark("submitted"),
    Status.SENT_BACK: mark("sent back with a question"),
    Status.ACCEPTED: mark("accepted"),
    Status.SILENT: mark("nothing received"),
}
CHANNELS = {
    Channel.CHAT: mark("in the chat"),
    Channel.WEB: mark("in a browser"),
    Channel.LINK: mark("by link"),
    Channel.EMAIL: mark("received by e-mail, entered by the secretariat"),
}
REFUSALS = {
    Refusal.NOT_OWED: mark("No report is owed here."),
    Refusal.NOT_YOURS: mark("Only the people of the organisation that made this promise can do that."),
    Refusal.NOT_OPEN: mark("This cycle has not opened yet."),
    Refusal.LOCKED: mark("This cycle is locked, and takes no more reports. Please write to the organiser."),
    Refusal.NEWER: mark("Somebody has sent another report meanwhile. Please look at it first."),
    Refusal.NOT_WHOLE: mark("Something is still to be answered."),
    Refusal.NOTHING_BEFORE: mark("There is no report yet to which nothing has changed. Please say how far it is."),
    Refusal.NOT_NOW: mark("That was done already, or is not possible any more."),
    Refusal.TOO_LATE: mark("That is after the day on which the cycle locks."),
}


def when(reading: Reading) -> When:
    return When(reading.now, reading.house.zone)


def promise(found: Standing, t: Translator) -> str:
    """What the promise is called; not at all, where its text is hidden."""
    return heading(Shown(found.record, {found.organisation.id: found.organisation}), t)


def headed(found: Standing, t: Translator) -> Markup:
    return title(t.value(clipped(promise(found, t), NAME)))


def press(verb: str, argument: str = "") -> Press:
    return Press("report", verb, argument)


def menu(t: Translator) -> Choice:
    return Choice(t("Menu"), Press("start", "open"))


def where(found: Standing, t: Translator) -> Markup:
    """By whom, in which cycle, until when, and how far it is."""
    owing, said = found.owing, t(STATUSES[found.status])
    whose = t.value(found.organisation.name(t.language))
    cycle, day = t.value(found.cycle.name(t.language)), t.date(owing.until)
    if owing.extended:
        return t("{organisation} · {cycle} · extended: on time until {day} ({why}) · {status}",
                 organisation=whose, cycle=cycle, day=day, why=owing.because, status=said)  # fmt: skip
    return t("{organisation} · {cycle} · on time until {day} · {status}",
             organisation=whose, cycle=cycle, day=day, status=said)  # fmt: skip


def answers(reading: Reading, report: Report, t: Translator) -> Iterator[Markup]:
    """Each under the name by which one chooses to tell it; what is for the organiser alone says so."""
    made = form(reading)
    items = {one.name: one for _, one in made.everything() if isinstance(one, Question)} if made else {}
    for name, value in {**report.said, **report.private}.items():
        item = items.get(name)
        about = label(reading, name, item, t)
        given = t("a file") if item and item.kind in ATTACHING else t.value(_shown(item, value, t))
        line = t("{question}: {answer}", question=about, answer=given) if about else given
        yield t("{line} (for the organiser only)", line=line) if name in report.private else line


def asked(reading: Reading, name: str, t: Translator) -> str:
    """What a question asks, in a few words."""
    made = form(reading)
    items = (one for _, one in made.everything() if isinstance(one, Question)) if made else ()
    return label(reading, name, next((one for one in items if one.name == name), None), t)


def label(reading: Reading, name: str, item: Question | None, t: Translator) -> str:
    if name in (HAPPENED, STATE):
        return ""
    if name == UNCHANGED_WHY:
        return t("Why nothing has changed")
    return choice(reading, MORE, name, t) or (words(item.label, t) if item else name)


def _shown(item: Question | None, value: str, t: Translator) -> str:
    return shown(item, value, (), (), t) if item else value


def summary(reading: Reading, report: Report, unit: str, t: Translator) -> Markup:
    """In one line: how far, the figure, and since when that is said; always called self-reported."""
    said, day = state(reading, report.state, t), t.date(when(reading).day(report.at))
    if report.figure:
        number = figure(report, unit, t)
        return t("Self-reported on {day}: {state}, {figure}", day=day, state=said, figure=number)
    return t("Self-reported on {day}: {state}", day=day, state=said)
