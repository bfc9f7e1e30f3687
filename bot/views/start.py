"""The welcome, and the menu everything begins from."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.domain.people import Role, State
from bot.domain.screens import Press
from bot.i18n import Translator, mark
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
    Role.PARTNER: mark("You now report for an organisation."),
    Role.ORGANISER: mark("You are now an organiser."),
    Role.ADMIN: mark("You are now an administrator."),
}


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


def entries(reading: Reading, t: Translator) -> Iterator[Choice]:
    if Role.ADMIN in reading.person.roles:
        yield Choice(t("Desk"), Press("desk", "open"))
    yield Choice(t("Language"), Press("language", "open"))
    yield Choice(t("Settings"), Press("settings", "open"))
    yield Choice(t("Privacy"), Press("privacy", "open"))
    yield Choice(t("Help"), Press("help", "open"))


def member(_: Reading, t: Translator) -> Markup:
    return t("Nobody asks for your name here. {command} says what is kept about you.", command="/privacy")


def welcome_role(reading: Reading, t: Translator) -> Markup:
    return t(ROLES[Role(reading.arguments["role"])])


SCREENS = {"start.who": View(who), "start.menu": View(menu)}
SAID = {
    "who_reader": mark("Good. What you can do here is in this menu."),
    "who_member": member,
    "who_partner": mark("To report for an organisation you need its link. Ask your organiser for it, then open it."),
    "who_organiser": mark("To organise you need a link. Ask an administrator for it, then open it."),
    "back_again": mark("Welcome back. From now on Kept may write to you again."),
    "welcome_role": welcome_role,
}
