"""One moment of the calendar: when it is and comes next, whom it concerns, where that stands, and what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from bot.content.model import Milestone as Printed
from bot.domain.authority import Act
from bot.domain.calendar import Spot
from bot.domain.cycles import Term
from bot.domain.milestones import Milestone
from bot.domain.reading import Place
from bot.domain.screens import Press
from bot.i18n import Translator
from bot.services import calendar
from bot.services import milestones as services
from bot.services.calendar import Entry
from bot.storage.engine import Transaction
from bot.views.calendar.lists import press, share, spot_of
from bot.views.calendar.wording import coming, dated, titled
from bot.views.page import Choice, Page, Reading
from bot.views.reading.wording import coded, named, several
from bot.views.view import lines, paragraphs, title

REPORTING = ("commitment_makers",)  # whom a cycle concerns


@dataclass(frozen=True, slots=True)
class Found:
    entry: Entry
    changes: bool = False  # whether this reader may change it
    owes: bool = False  # whether they may be one of those who report in it


def load(tx: Transaction, reading: Reading) -> Found | None:
    one = calendar.find(tx, reading.content, reading.arguments.get("id", ""))
    if one is None:
        return None
    match one.thing:
        case Milestone() as made:
            return Found(one, changes=services.may(tx, reading.person, Act.CHANGE_MILESTONE, made))
        case Term(cycle, _):
            return Found(one, owes=bool(cycle.opened and reading.person.organisations))
    return Found(one)


def show(reading: Reading, t: Translator) -> Page:
    found: Found | None = reading.data
    back = (Choice(t("Back"), press("at", spot_of(reading).name)), Choice(t("Leave"), press("leave")))
    if found is None:
        return Page(t("What you asked for is not here any more."), controls=back)
    one = found.entry
    name = titled(one, reading, t)
    parts = [
        title(name),
        called_off(one, t),
        lines(*facts(one, reading, t)),
        *notes(one, reading, t),
        source(one, reading, t),
    ]
    text = paragraphs(*(part for part in parts if part))
    return Page(text, tuple(offered(found, t)), (*back, share(f"calendar_entry_{one.id}", name, reading, t)))


def called_off(one: Entry, t: Translator) -> Markup:
    return t("It does not take place.") if one.cancelled else Markup()


def facts(one: Entry, reading: Reading, t: Translator) -> Iterator[Markup]:
    yield t("When: {date}", date=dated(one, reading, t))
    following = coming(one, reading, t)
    if following and not one.cancelled:
        yield t("Next: {date}", date=following)
    match one.thing:
        case Milestone(said=said) as made if said and made.said_in != t.language:
            yield t("As it was written: “{text}”", text=said)
        case Printed(kind=kind):
            yield t("What kind: {kind}", kind=coded("kinds", kind, reading, t))
    concerned = REPORTING if isinstance(one.thing, Term) else one.thing.audience
    yield t("Concerns: {who}", who=several("addressees", concerned, reading, t))
    yield t("Process: {name}", name=reading.words(t, reading.content.processes[one.process].title))


def notes(one: Entry, reading: Reading, t: Translator) -> Iterator[Markup]:
    if not isinstance(one.thing, Printed):
        return
    if one.thing.note:
        yield reading.words(t, one.thing.note)
    if one.thing.doubt:
        yield t("Mind: {doubt}", doubt=reading.words(t, one.thing.doubt))


def source(one: Entry, reading: Reading, t: Translator) -> Markup:
    if isinstance(one.thing, Printed):
        report = reading.content.reports[one.thing.report]
        name = t("{text} ({more})", text=report.title(t.language), more=report.symbol)
        return t("Source: {place}", place=t("{report}, {place}", report=name, place=named(one.thing.paragraph, t)))
    said = one.thing.source if isinstance(one.thing, Milestone) else ""
    return lines(t("Set by organisers here"), *([t("Source: {place}", place=said)] if said else []))


def offered(found: Found, t: Translator) -> Iterator[Choice]:
    one = found.entry
    if found.owes:
        yield Choice(t("What is due"), Press("report", "due"))
    if isinstance(one.thing, Printed):
        place = Place((one.thing.report, "milestone", one.id))
        yield Choice(t("Read it in the report"), Press("reading", "at", place.name))
    yield Choice(t("Dates of this process"), press("at", Spot(process=one.process).name))
    if found.changes:
        yield Choice(t("Change it"), Press("milestones", "one", one.id))
