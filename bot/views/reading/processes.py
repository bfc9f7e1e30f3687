"""A process: what it is, what a commitment can align with, where people meet, its reports, and following it."""

from markupsafe import Markup

from bot.content import Item, Process
from bot.domain.reading import Place
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services.reading import ALL, Room, find
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import HALF, choice, listed, sheet
from bot.views.reading.shelf import NAMES, dated, ways
from bot.views.reading.wording import bracketed, named
from bot.views.view import lines, paragraphs

ITEMS = {
    "responsibility": mark("Core responsibility"),
    "theme": mark("Theme"),
    "core_commitment": mark("Core commitment"),
    "principle": mark("Principle"),
}


def process(room: Room, reading: Reading, t: Translator) -> Page:
    one: Process = room.thing
    reports = [choice(dated(report, t), Place((report.slug,))) for report in room.scope.reports]
    name = room.place.name
    if reading.data.following:
        words, press = t("You follow this process."), Choice(t("Stop following"), Press("reading", "off", name))
    else:
        words = t("Followers hear when one of its milestones is moved or called off, and of nothing else.")
        press = Choice(t("Follow this process"), Press("reading", "on", name))
    told = paragraphs(reading.words(t, one.text), words)
    return sheet(room, reading, t, reading.words(t, one.title), told, choices=[*reports, *ways(room, t), press])


def framework(room: Room, reading: Reading, t: Translator) -> Page:
    """The top of the tree."""
    body = listing(room, reading, t)
    return sheet(room, reading, t, t(NAMES[room.kind]), body, choices=branches(room, reading, t))


def item(room: Room, reading: Reading, t: Translator) -> Page:
    """One of the tree, what is above it and below it, and the paragraphs that tell of it."""
    one: Item = room.thing
    where = t("Source: {place}", place=named(one.paragraph, t))
    above = [over for over in room.scope.items if over.id in one.under]
    belongs = lines(*(t("Belongs to: {items}", items=reading.words(t, over.title)) for over in above))
    below = listing(room, reading, t) if room.items else Markup()
    body = (t(ITEMS[one.kind]), reading.words(t, one.text), belongs, where, below)
    offered = [*branches(room, reading, t), *paragraphs_of(one, reading, t)]
    return sheet(room, reading, t, reading.words(t, one.title), *body, choices=offered)


def paragraphs_of(one: Item, reading: Reading, t: Translator) -> list[Choice]:
    place = Place((one.report, "from", one.paragraph, ALL))
    there = find(reading.content, place, reading.now.date())
    return [choice(t("What these paragraphs say"), place)] if there else []


def listing(room: Room, reading: Reading, t: Translator) -> Markup:
    told = (Markup("{} {}").format(reading.words(t, one.title), bracketed([one.paragraph], t)) for one in room.shown)
    return lines(*listed(told, t))


def branches(room: Room, reading: Reading, t: Translator) -> list[Choice]:
    return [choice(reading.words(t, one.title), room.scope.place / "item" / one.id, HALF) for one in room.shown]
