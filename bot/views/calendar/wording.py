"""How an entry of the calendar is told: when it is, what it is, where that stands."""

from markupsafe import Markup

from bot.content.model import Milestone as Printed
from bot.documents.ics import TERMS
from bot.domain.calendar import Timing, occurrence
from bot.domain.cycles import Term
from bot.domain.milestones import Milestone
from bot.i18n import Translator
from bot.services import calendar, countries
from bot.services.calendar import Entry
from bot.views.page import Reading
from bot.views.reading.sheet import clipped
from bot.views.reading.wording import aside, coded, headed, named, when
from bot.views.view import lines

LONG = 90  # columns of a source in a list


def titled(one: Entry, reading: Reading, t: Translator) -> Markup:
    match one.thing:
        case Printed() as printed:
            return reading.words(t, printed.title)
        case Term(cycle, edge):
            return t(TERMS[edge], cycle=cycle.name(t.language))
        case Milestone() as made:
            name = t.value(made.title(t.language))
            return aside(name, countries.name(made.country, t.language), t) if made.country else name


def dated(one: Entry, reading: Reading, t: Translator) -> Markup:
    """As its source has it."""
    return when(one.thing, reading, t) if isinstance(one.thing, Printed) else t.when(one.when)


def coming(one: Entry, reading: Reading, t: Translator) -> Markup | None:
    """The next time of what comes again; None where that is the date it has, or nobody can tell."""
    found = occurrence(one.when, calendar.today(reading.now, reading.house.zone))
    return t.when(Timing(found.due, season=found.season)) if found.due != one.when.due else None


def line(one: Entry, reading: Reading, t: Translator) -> Markup:
    """Date, title, and below them where it stands."""
    said = Markup("<b>{}</b>").format(brief_date(one, reading, t))
    return lines(headed(said, titled(one, reading, t), t), brief_source(one, reading, t))


def brief_date(one: Entry, reading: Reading, t: Translator) -> Markup:
    """Of what comes again the next time is said first; where nobody can tell it, that it comes again."""
    following = coming(one, reading, t)
    if following:
        return aside(following, t.when(one.when), t)
    if isinstance(one.thing, Printed) and one.when.loose and one.when.due.first:
        seen = t.when(Timing(one.when.due))
        return aside(coded("recurrences", one.thing.recurrence, reading, t), seen, t)
    return dated(one, reading, t)


def brief_source(one: Entry, reading: Reading, t: Translator) -> Markup:
    if isinstance(one.thing, Printed):
        symbol = reading.content.reports[one.thing.report].symbol
        return t("Source: {place}", place=t("{report}, {place}", report=symbol, place=named(one.thing.paragraph, t)))
    said = one.thing.source if isinstance(one.thing, Milestone) else ""
    return t("Source: {place}", place=t.value(clipped(said, LONG))) if said else t("Set by organisers here")
