"""Lists: figures, what is asked, dates, boxes and terms, each with its number, and each a tap away."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from bot.content import Box, Call, Figure, Milestone, Term
from bot.domain.reading import Place
from bot.domain.words import width
from bot.i18n import Translator
from bot.services.reading import ALL, Entry, Room
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import HALF, LABEL, choice, listed, sheet
from bot.views.reading.shelf import KINDS, NAMES
from bot.views.reading.wording import aside, beside, bracketed, capital, coded, headed, named, short, told, when
from bot.views.view import lines, title

Line = Callable[[Any, Reading, Translator], Markup]

KEYS: Mapping[type, str] = {Figure: "figure", Call: "call", Milestone: "milestone", Box: "box", Term: "term"}


def entries(room: Room, reading: Reading, t: Translator) -> Page:
    """A page of figures, dates, boxes or terms."""
    return shown(room, reading, t, t(NAMES[room.kind]))


def said(room: Room, reading: Reading, t: Translator) -> Page:
    """What some paragraphs say."""
    which = room.place.parts[-1]
    name = headed(t(KINDS[which]), named(room.thing, t), t)
    return shown(room, reading, t, name)


def calls(room: Room, reading: Reading, t: Translator) -> Page:
    return shown(room, reading, t, t("What is asked of: {whom}", whom=coded("addressees", room.thing, reading, t)))


def shown(room: Room, reading: Reading, t: Translator, name: Markup) -> Page:
    body = listed((line(one, reading, t) for one in room.shown), t)
    return sheet(room, reading, t, name, *body, choices=[opening(one, room, reading, t) for one in room.shown])


def line(entry: Entry, reading: Reading, t: Translator) -> Markup:
    """All that matters of an entry, in a line or two."""
    text = LINES[type(entry)](entry, reading, t)
    if isinstance(entry, Box):
        return text
    text = beside(text, bracketed([entry.paragraph], t))
    doubtful = not isinstance(entry, Term) and entry.doubt
    return beside(text, t("(mind the note)")) if doubtful else text


def a_call(call: Call, reading: Reading, t: Translator) -> Markup:
    return aside(reading.words(t, call.text), coded("forces", call.force, reading, t), t)


def a_milestone(milestone: Milestone, reading: Reading, t: Translator) -> Markup:
    return headed(when(milestone, reading, t), reading.words(t, milestone.title), t)


def a_box(box: Box, reading: Reading, t: Translator) -> Markup:
    return Markup("{} {}").format(reading.words(t, box.title), bracketed([box.id], t))


def a_term(term: Term, _: Reading, t: Translator) -> Markup:
    return t.value(wording(term, t))


def wording(term: Term, t: Translator) -> str:
    return term.terms.get(t.language, term.terms["en"])


LINES: Mapping[type, Line] = {Figure: told, Call: a_call, Milestone: a_milestone, Box: a_box, Term: a_term}


def opening(entry: Entry, room: Room, reading: Reading, t: Translator) -> Choice:
    return choice(label(entry, reading, t), card(entry, room), HALF)


def label(entry: Entry, reading: Reading, t: Translator) -> str:
    match entry:
        case Figure():
            return told(entry, reading, t)
        case Call():
            return reading.words(t, entry.text)
        case Term():
            return wording(entry, t)
        case _:
            return reading.words(t, entry.title)


def card(entry: Entry, room: Room) -> Place:
    slug = entry.report if not isinstance(entry, Box) else room.scope.place.parts[0]
    return Place((slug, KEYS[type(entry)], entry.id))


def asked(room: Room, reading: Reading, t: Translator) -> Page:
    """First of whom: those of whom most is asked come first."""
    groups = room.scope.by_addressee
    names = {code: capital(coded("addressees", code, reading, t)) for code in room.shown}
    counted = (aside(name, t.number(len(groups[code])), t) for code, name in names.items())
    offered = [choice(name, room.scope.place / "calls" / code, HALF) for code, name in names.items()]
    body = (t("Of whom? How often it is asked stands in brackets."), lines(*listed(counted, t)))
    return sheet(room, reading, t, t(NAMES[room.kind]), *body, choices=offered)


def forums(room: Room, reading: Reading, t: Translator) -> Page:
    """Where it is talked about, from the whole world down to a place."""
    levels: dict[str, list[Markup]] = {}
    for one in room.shown:
        text = Markup("– {} {}").format(reading.words(t, one.title), bracketed([one.paragraph], t))
        levels.setdefault(one.level, []).append(text)
    body = [lines(title(capital(coded("levels", level, reading, t))), *those) for level, those in levels.items()]
    return sheet(room, reading, t, t(NAMES[room.kind]), *body)


def everything(room: Room, reference: str, t: Translator) -> list[Choice]:
    """What else the same paragraph says, if it says anything else."""
    held = sum(len(entries) for entries in room.scope.of(reference).values())
    told = [t("What else: {place} ({n})", place=say(reference, t), n=t.number(held)) for say in (named, short)]
    label = next((one for one in told if width(one.striptags()) <= LABEL), told[-1])
    return [choice(label, room.scope.place / "from" / reference / ALL)] if held > 1 else []
