"""The welcome, and the menu everything begins from."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from bot.domain.people import Role, State
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import form
from bot.storage.engine import Transaction
from bot.views import stop
from bot.views.page import Choice, Page, Reading
from bot.views.view import View, paragraphs, title

WHO = {
    "reader": mark("I want to read and look things up"),
    "member": mark("I want to give feedback"),
    "partner": mark("I report for an organisation"),
    "organiser": mark("I organise the follow-up"),
}
ROLES = {
    Role.MEMBER: mark("You are now a community member here."),
    Role.PARTNER: mark("You now report for an organisation."),
    Role.SIGNER: mark("You now report and sign for an organisation."),
    Role.HANDLER: mark("You now handle feedback."),
    Role.SENSITIVE: mark("You now handle feedback, sensitive feedback too."),
    Role.ORGANISER: mark("You are now an organiser."),
    Role.ADMIN: mark("You are now an administrator."),
}

SHOWN, ROOM = 3, 22  # forms begun in the menu, and letters of their names
DESK = frozenset({Role.ORGANISER, Role.ADMIN})


def who(_: Reading, t: Translator) -> Page:
    text = paragraphs(
        title(t("Welcome to Kept")),
        t("Here promises are followed: what was promised, what was done, and what people say of it."),
        t("What brings you here? Your answer is not stored, and you can do everything else too."),
    )
    return Page(text, tuple(Choice(t(label), Press("start", "who", code)) for code, label in WHO.items()))


def menu(reading: Reading, t: Translator) -> Page:
    parts = [title(t("Menu")), t("What would you like to do? Press a button, or type its number or its words.")]
    if reading.person.state is State.STOPPED:
        parts.append(stop.hint(reading, t))
    return Page(paragraphs(*parts), tuple(entries(reading, t)))


def begun(tx: Transaction, reading: Reading) -> Mapping[str, str]:
    """Forms that wait to be gone on with."""
    return form.begun(tx, reading.person, reading.person.reads)


def entries(reading: Reading, t: Translator) -> Iterator[Choice]:
    for draft, name in list((reading.data or {}).items())[:SHOWN]:
        words = name if len(name) <= ROOM else f"{name[: ROOM - 1].rstrip()}…"
        yield Choice(t("Continue: {form}", form=words), Press("form", "open", draft))
    if DESK & reading.person.roles:
        yield Choice(t("Desk"), Press("desk", "open"))
    if reading.person.organisations:
        yield Choice(t("What is due"), Press("report", "due"))
        yield Choice(t("My organisation"), Press("organisation", "open"))
    yield Choice(t("Read the reports"), Press("reading", "at"))
    yield Choice(t("Search"), Press("search", "open"))
    yield Choice(t("Commitments"), Press("commitments", "open"))
    yield Choice(t("Calendar"), Press("calendar", "open"))
    yield Choice(t("Language"), Press("language", "open"))
    yield Choice(t("Settings"), Press("settings", "open"))
    yield Choice(t("Privacy"), Press("privacy", "open"))
    yield Choice(t("Help"), Press("help", "open"))


def member(_: Reading, t: Translator) -> Markup:
    return t("Nobody asks for your name here. {command} says what is kept about you.", command="/privacy")


def welcome_role(reading: Reading, t: Translator) -> Markup:
    return t(ROLES[Role(reading.arguments["role"])])


SCREENS = {"start.who": View(who), "start.menu": View(menu, begun)}
SAID = {
    "who_reader": mark("Good. What you can do here is in this menu."),
    "who_member": member,
    "who_partner": mark("To report for an organisation you need its link. Ask your organiser for it, then open it."),
    "who_organiser": mark("To organise you need a link. Ask an administrator for it, then open it."),
    "back_again": mark("Welcome back. From now on Kept may write to you again."),
    "welcome_role": welcome_role,
}
