"""The shelf, a report as a whole, its five minutes, its contents, and what to know about it."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.content import Report, Section
from bot.domain.reading import Place
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services.reading import ALL, LISTS, PROCESS, Room, nearest
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import HALF, choice, listed, share, sheet
from bot.views.reading.wording import aside, bracketed, cited, headed
from bot.views.view import lines, paragraphs, title

NAMES = {
    "pages": mark("Five minutes"),
    "contents": mark("Contents"),
    "section": mark("Contents"),
    "from": mark("Contents"),
    "figures": mark("Key figures"),
    "asked": mark("What is asked of whom"),
    "calls": mark("What is asked of whom"),
    "boxes": mark("Boxes"),
    "past": mark("Dates gone by"),
    "ahead": mark("Dates to come"),
    "open": mark("Recurring or undated"),
    "terms": mark("Terms"),
    "problems": mark("What to know about this text"),
    "framework": mark("Framework"),
    "forums": mark("Where people meet"),
}
PARTS = {"messages": mark("What it says"), "asks": mark("What it asks"), "targets": mark("What became of its targets")}
KINDS = {
    ALL: mark("Everything here"),
    "boxes": mark("Boxes"),
    "figures": mark("Figures"),
    "calls": mark("What is asked"),
    "dates": mark("Dates"),
    "terms": mark("Terms"),
}


def shelf(reading: Reading, t: Translator) -> Page:
    """Where one stopped comes first, then the reports, then the processes."""
    reports = sorted(reading.content.reports.values(), key=lambda report: report.year)
    processes = reading.content.processes.values()
    names = [reading.words(t, one.title) for one in processes]
    stop = last_stop(reading)
    first = 2 if stop else 1
    text = paragraphs(
        title(t("Read the reports")),
        *stopped(stop, t),
        lines(title(t("Reports")), *listed((dated(one, t) for one in reports), t, first)),
        lines(title(t("Processes")), *listed(names, t, first + len(reports))),
    )
    offered = [
        *continuing(stop, t),
        *(choice(dated(one, t), Place((one.slug,)), HALF) for one in reports),
        *(choice(name, Place((PROCESS, one.id)), HALF) for name, one in zip(names, processes, strict=True)),
    ]
    seek = Choice(t("Search"), Press("search", "open"))
    ways = (Choice(t("Back"), Press("reading", "leave")), seek, share(Place(), t("Read the reports"), reading, t))
    return Page(text, tuple(offered), ways, 2)


def dated(report: Report, t: Translator) -> Markup:
    """The year comes first: a report and its process may have one name, and buttons are short."""
    return headed(report.year, report.title(t.language), t)


def last_stop(reading: Reading, report: Report | None = None) -> Room | None:
    """Where they stopped last, if that is still there: in any report, or in this one."""
    rooms = (nearest(reading.content, place, reading.now.date()) for place in reading.data.stops)
    wanted = (room for room in rooms if room and room.scope.report and room.place != room.scope.place)
    return next((room for room in wanted if report in (None, room.scope.report)), None)


def stood(room: Room, t: Translator) -> Markup:
    name = t(NAMES[room.kind])
    if room.pages.last == 1:
        return name
    return t("{what}, {page} of {last}", what=name, page=room.page, last=room.pages.last)


def stopped(stop: Room | None, t: Translator) -> Iterator[Markup]:
    if stop:
        yield t("You stopped here: {report}, {place}", report=stop.scope.title(t.language), place=stood(stop, t))


def continuing(stop: Room | None, t: Translator) -> Iterator[Choice]:
    if stop:
        yield choice(t("Continue: {place}", place=stood(stop, t)), stop.here)


def report(room: Room, reading: Reading, t: Translator) -> Page:
    report: Report = room.thing
    about = t("Document {symbol}, {year}", symbol=report.symbol, year=report.year)
    minute = paragraphs(title(t("In 60 seconds")), *(cited(text, t) for text in report.summary(t.language)["minute"]))
    offered = [*continuing(last_stop(reading, report), t), *ways(room, t)]
    return sheet(room, reading, t, t.value(report.title(t.language)), about, minute, choices=offered)


def ways(room: Room, t: Translator) -> Iterator[Choice]:
    """What there is of a report or process; nothing that would be empty."""
    for kind, (items, _) in LISTS.items():
        found = len(items(room.scope))
        if found:
            label = t(NAMES[kind]) if kind == "pages" else aside(t(NAMES[kind]), t.number(found), t)
            yield choice(label, room.place / kind)


def pages(room: Room, reading: Reading, t: Translator) -> Page:
    """One screen of the five minutes; the heading says which part of them it is."""
    ((part, number),) = room.shown
    text = room.scope.summary(t.language)[part][number]
    return sheet(room, reading, t, t(PARTS[part]), cited(text, t))


def contents(room: Room, reading: Reading, t: Translator) -> Page:
    sections = [
        Markup("{} {}").format(reading.words(t, one.title), bracketed([one.paragraphs], t)) for one in room.shown
    ]
    offered = [choice(reading.words(t, one.title), room.scope.place / "section" / one.id, HALF) for one in room.shown]
    return sheet(room, reading, t, t(NAMES[room.kind]), lines(*listed(sections, t)), choices=offered)


def section(room: Room, reading: Reading, t: Translator) -> Page:
    """What is held of its paragraphs, counted, each kind a tap away."""
    part: Section = room.thing
    held = room.scope.of(part.paragraphs)
    offered = [
        choice(aside(t(KINDS[kind]), t.number(len(entries)), t), from_(room, part.paragraphs, kind))
        for kind, entries in held.items()
    ]
    where = t("Paragraphs {n}", n=part.paragraphs)
    hint = (
        t("What there is from these paragraphs:") if held else t("There is nothing to look up from these paragraphs.")
    )
    return sheet(room, reading, t, reading.words(t, part.title), where, hint, choices=offered)


def from_(room: Room, reference: str, kind: str = ALL) -> Place:
    return room.scope.place / "from" / reference / kind


def problems(room: Room, reading: Reading, t: Translator) -> Page:
    told = [Markup("{} {}").format(reading.words(t, one.text), bracketed([one.paragraph], t)) for one in room.shown]
    return sheet(room, reading, t, t(NAMES[room.kind]), *told)
