"""One figure, call, milestone, box or term, with its source, its doubt, and what else its paragraph says."""

from markupsafe import Markup

from bot.content import Box, Call, Figure, Milestone, Term
from bot.i18n import LANGUAGES, Translator
from bot.services.reading import Room
from bot.views.page import Page, Reading
from bot.views.reading.lists import everything, wording
from bot.views.reading.sheet import sheet
from bot.views.reading.wording import amount, bracketed, coded, headed, named, several, told, when
from bot.views.view import lines

LEFT_TO_RIGHT = Markup("\u200e")  # for programs that turn a whole line around for an Arabic name in it


def figure(room: Room, reading: Reading, t: Translator) -> Page:
    one: Figure = room.thing
    body = (told(one, reading, t), source(room, one.paragraph, reading, t), doubt(one.doubt, reading, t))
    else_ = everything(room, one.paragraph, t)
    return sheet(room, reading, t, t.value(amount(one, t)), *body, choices=else_, shared=body[0])


def call(room: Room, reading: Reading, t: Translator) -> Page:
    one: Call = room.thing
    about = lines(
        t("Asked of: {who}", who=several("addressees", one.addressees, reading, t)),
        t("In the report's word: {force}", force=coded("forces", one.force, reading, t)),
        t("Theme: {theme}", theme=coded("themes", one.theme, reading, t)),
        t("It can be checked whether this was done.") if one.trackable else t("It is too general to be checked."),
    )
    body = (about, source(room, one.paragraph, reading, t), doubt(one.doubt, reading, t))
    return sheet(room, reading, t, reading.words(t, one.text), *body, choices=everything(room, one.paragraph, t))


def milestone(room: Room, reading: Reading, t: Translator) -> Page:
    one: Milestone = room.thing
    about = lines(
        t("When: {date}", date=when(one, reading, t)),
        t("What kind: {kind}", kind=coded("kinds", one.kind, reading, t)),
        t("Concerns: {who}", who=several("addressees", one.audience, reading, t)),
    )
    note = reading.words(t, one.note)
    body = (about, note, source(room, one.paragraph, reading, t), doubt(one.doubt, reading, t))
    return sheet(room, reading, t, reading.words(t, one.title), *body, choices=everything(room, one.paragraph, t))


def box(room: Room, reading: Reading, t: Translator) -> Page:
    one: Box = room.thing
    body = (reading.words(t, one.text), source(room, one.id, reading, t))
    return sheet(room, reading, t, reading.words(t, one.title), *body, choices=everything(room, one.id, t))


def term(room: Room, reading: Reading, t: Translator) -> Page:
    """What it means, and what it is called in each language; the reader's own comes first."""
    one: Term = room.thing
    codes = sorted(one.terms, key=lambda code: code != t.language)
    way = "" if t.rtl else LEFT_TO_RIGHT
    tongues = [way + headed(LANGUAGES[code].name, one.terms[code], t) for code in codes if code in LANGUAGES]
    body = (reading.words(t, one.meaning), lines(*tongues), source(room, one.paragraph, reading, t))
    return sheet(room, reading, t, t.value(wording(one, t)), *body, choices=everything(room, one.paragraph, t))


def source(room: Room, reference: str, reading: Reading, t: Translator) -> Markup:
    """Where it stands: paragraph and section; the heading has named the report."""
    where = t("Source: {place}", place=named(reference, t))
    section = room.scope.section(reference)
    if section is None:
        return where
    part = Markup("{} {}").format(reading.words(t, section.title), bracketed([section.paragraphs], t))
    return lines(where, t("Section: {section}", section=part))


def doubt(text: str, reading: Reading, t: Translator) -> Markup:
    return t("Mind: {doubt}", doubt=reading.words(t, text)) if text else Markup()
