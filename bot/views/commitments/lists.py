"""Lists of commitments: what is counted and how much of it is unchecked, by whom, by when, where; a page at a time."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from bot.domain.register import UNANSWERED, Facet, Listing, Tally
from bot.domain.reports import Reported
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import commitments, countries
from bot.services.commitments import Listed, Shown
from bot.storage import organisations
from bot.storage.engine import Transaction
from bot.storage.listings import Order
from bot.views import directory, states
from bot.views.commitments.wording import KINDS, VERIFICATIONS, due_of, heading, lead, state
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import LABEL, clipped, listed
from bot.views.reading.wording import headed
from bot.views.view import lines, paragraphs, title

PAGE = 5
VALUES = 8  # of a facet on one screen
FACETS = {
    Facet.PROCESS: mark("By process"),
    Facet.ITEM: mark("By item of the framework"),
    Facet.TYPE: mark("By who promised"),
    Facet.COUNTRY: mark("By country"),
    Facet.DUE: mark("By when it is due"),
    Facet.KIND: mark("By kind"),
    Facet.VERIFICATION: mark("By how far it is checked"),
    Facet.REPORTED: mark("By what was reported"),
    Facet.SHARED: mark("By what a report shares"),
}
SHARED = {
    UNANSWERED: mark("no report in the last cycle"),
    "good_practice": mark("good practice"),
    "needs": mark("what is needed"),
    "offers": mark("what is offered"),
}
CODES: Mapping[str, str] = {  # no two of them have a value in common
    str(code): said for each in (directory.TYPES, KINDS, VERIFICATIONS) for code, said in each.items()
}
DUES = {
    "ongoing": mark("ongoing"),
    "recurring": mark("again and again"),
    "unknown": mark("no date understood"),
}
ORDERS = {Order.NEWEST: mark("Newest first"), Order.DUE: mark("Due first")}


def press(verb: str, argument: str = "") -> Press:
    return Press("commitments", verb, argument)


def leave(t: Translator) -> Choice:
    return Choice(t("Leave"), press("leave"))


def totals(tx: Transaction, reading: Reading) -> tuple[Tally, Tally]:
    return commitments.totals(tx, reading.now.date())


def home(reading: Reading, t: Translator) -> Page:
    everything, late = reading.data
    if not everything.listed:
        text = paragraphs(title(t("Commitments")), t("No commitments are listed here yet."))
        return Page(text, controls=(leave(t),))
    text = paragraphs(
        title(t("Commitments")),
        lines(*counted(everything, reading, t)),
        t("Type a few words, or a place, to find what was promised."),
    )
    choices = [Choice(t("Newest first"), press("value", Facet.ALL)), Choice(t("Due first"), press("due"))]
    if late.listed:
        choices.append(Choice(t("Overdue: {n}", n=t.number(late.listed)), press("overdue")))
    choices.append(Choice(t("Near me, or in a place"), press("where")))
    choices += [Choice(t(label), press("by", facet)) for facet, label in FACETS.items()]
    choices.append(Choice(t("Those I follow"), press("followed")))
    return Page(text, tuple(choices), (leave(t),))


def counted(tally: Tally, reading: Reading, t: Translator) -> Iterator[Markup]:
    """Never a number without its day, and how much of it nobody has checked."""
    day = t.date(reading.now.date())
    yield t.plural("{n} commitment counts, as of {day}.", "{n} commitments count, as of {day}.", tally.counted, day=day)
    if tally.awaiting:
        yield t.plural("{n} of them awaits a check.", "{n} of them await a check.", tally.awaiting)
    others = tally.listed - tally.counted
    if others:
        yield t.plural(
            "{n} more is shown and not counted: withdrawn, or only said aloud.",
            "{n} more are shown and not counted: withdrawn, or only said aloud.",
            others,
        )


def load_values(tx: Transaction, reading: Reading) -> Mapping[str, Tally]:
    return commitments.within(tx, Facet(reading.arguments["facet"]))


def values(reading: Reading, t: Translator) -> Page:
    facet = Facet(reading.arguments["facet"])
    found: Mapping[str, Tally] = reading.data
    named = [(name_of(Listing(facet, value), None, reading, t), value, tally) for value, tally in found.items()]
    by_name = facet in (Facet.COUNTRY, Facet.DUE)
    named.sort(key=lambda one: (str(one[0]),) if by_name else (-one[2].listed, str(one[0])))
    start = min(int(reading.arguments.get("from", 0)), max(0, len(named) - 1))
    page = named[start : start + VALUES]
    choices = [
        Choice(clipped(headed(name, t.number(tally.listed), t).striptags(), LABEL), press("value", f"{facet}{value}"))
        for name, value, tally in page
    ]
    choices += turning(start, len(named), t)
    text = paragraphs(title(t(FACETS[facet])), t("How many there are stands behind each."))
    return Page(text, tuple(choices), (Choice(t("Back"), press("open")), leave(t)))


def turning(start: int, of: int, t: Translator) -> Iterator[Choice]:
    if start + VALUES < of:
        yield Choice(t("Next"), press("from", str(start + VALUES)))
    if start:
        yield Choice(t("Previous"), press("from", str(max(0, start - VALUES))))


def name_of(listing: Listing, organisation: Any, reading: Reading, t: Translator) -> Markup:
    """What a list has in common, in words."""
    value = listing.value
    match listing.facet:
        case Facet.PROCESS:
            return process_name(value, reading, t)
        case Facet.ITEM:
            return item_name(value, reading, t)
        case Facet.TYPE | Facet.KIND | Facet.VERIFICATION:
            return t(CODES[value])
        case Facet.COUNTRY:
            return t.value(countries.name(value, t.language))
        case Facet.DUE:
            return due_name(value, t)
        case Facet.ORGANISATION:
            return maker_name(organisation, t)
        case Facet.REPORTED | Facet.SHARED:
            return report_name(value, reading, t)
        case Facet.PLACE:
            return t.value(value)
    return t("All commitments")


def process_name(slug: str, reading: Reading, t: Translator) -> Markup:
    process = reading.content.processes.get(slug)
    return reading.words(t, process.title) if process else t.value(slug)


def maker_name(organisation: Any, t: Translator) -> Markup:
    return t.value(organisation.name(t.language)) if organisation else t("an organisation")


def due_name(value: str, t: Translator) -> Markup:
    return t(DUES[value]) if value in DUES else t.value(value)


def report_name(value: str, reading: Reading, t: Translator) -> Markup:
    """What a report shares, or how far it says that a promise is."""
    if value in SHARED:
        return t(SHARED[value])
    return states.state(reading, Reported(value), t)


def item_name(id: str, reading: Reading, t: Translator) -> Markup:
    items = (item for one in reading.content.processes.values() for item in one.framework)
    found = next((item for item in items if item.id == id), None)
    return reading.words(t, found.title) if found else t.value(id)


def load_list(tx: Transaction, reading: Reading) -> tuple[Listed, Any]:
    listing, order = listing_of(reading.arguments), Order(reading.arguments.get("order", Order.NEWEST))
    at, back = reading.arguments.get("at", ""), bool(reading.arguments.get("back"))
    page = commitments.page(tx, listing, order, reading.now.date(), PAGE, at=at, back=back)
    found = organisations.find(tx, listing.value) if listing.facet is Facet.ORGANISATION else None
    return page, found


def listing_of(arguments: Mapping[str, Any]) -> Listing:
    return Listing(Facet(arguments.get("facet", Facet.ALL)), arguments.get("value", ""))


def list_(reading: Reading, t: Translator) -> Page:
    page, organisation = reading.data
    order = Order(reading.arguments.get("order", Order.NEWEST))
    listing = listing_of(reading.arguments)
    name = t("Overdue") if order is Order.OVERDUE else name_of(listing, organisation, reading, t)
    parts = [title(name), lines(*counted(page.tally, reading, t))]
    parts += told(page.shown, reading, t)
    choices = [opening(one, t) for one in page.shown]
    if not page.last:
        choices.append(Choice(t("Next"), press("next", page.shown[-1].record.id)))
    if not page.first:
        choices.append(Choice(t("Previous"), press("previous", page.shown[0].record.id)))
    if order is not Order.OVERDUE and page.tally.listed > 1:
        other = Order.DUE if order is Order.NEWEST else Order.NEWEST
        choices.append(Choice(t(ORDERS[other]), press("order", other)))
    back = press("open") if listing.facet not in FACETS else press("by", listing.facet)
    return Page(paragraphs(*parts), tuple(choices), (Choice(t("Back"), back), leave(t)), columns=2)


def told(shown: Iterable[Shown], reading: Reading, t: Translator) -> tuple[Markup, ...]:
    return listed((line(one, reading, t) for one in shown), t)


def line(shown: Shown, reading: Reading, t: Translator) -> Markup:
    about = [lead(shown, t), due_of(shown, t), state(shown, reading, t)]
    name = t.value(clipped(heading(shown, t), 120))
    return lines(Markup("<b>{}</b>").format(name), Markup(" · ").join(one for one in about if one))


def opening(shown: Shown, t: Translator) -> Choice:
    return Choice(t.value(clipped(heading(shown, t), 20)), press("card", shown.record.id))


def followed(tx: Transaction, reading: Reading) -> tuple[Shown, ...]:
    return commitments.followed(tx, reading.person)


def following(reading: Reading, t: Translator) -> Page:
    shown: tuple[Shown, ...] = reading.data[:PAGE]
    if not shown:
        text = t("You follow no commitment yet. A commitment's own page has the button for it.")
        return Page(paragraphs(title(t("Those I follow")), text), controls=(Choice(t("Back"), press("open")), leave(t)))
    text = paragraphs(title(t("Those I follow")), *told(shown, reading, t))
    return Page(text, tuple(opening(one, t) for one in shown), (Choice(t("Back"), press("open")), leave(t)), columns=2)
