"""The admins' desk: what could not be handled, and who is kept out."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.domain.people import Person
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import letters, people
from bot.storage.engine import Transaction
from bot.views.page import Choice, Page, Reading
from bot.views.view import View, paragraphs, title

SHOWN = 20
LIST = Markup("<code>kept letters list</code>")  # as markup, copied without the marks that isolate other values


@dataclass(frozen=True, slots=True)
class Desk:
    letters: int
    blocked: list[Person]


def load(tx: Transaction, _: Reading) -> Desk:
    return Desk(letters.waiting(tx), people.blocked(tx))


def home(reading: Reading, t: Translator) -> Page:
    desk: Desk = reading.data
    text = paragraphs(title(t("Desk")), set_aside(desk, t), kept_out(desk, t))
    choices = (
        Choice(t("Unblock {code}", code=one.code), Press("desk", "unblock", one.id)) for one in desk.blocked[:SHOWN]
    )
    return Page(text, tuple(choices), (Choice(t("Back"), Press("desk", "back")),))


def set_aside(desk: Desk, t: Translator) -> Markup:
    if not desk.letters:
        return t("No message is set aside.")
    return t.plural(
        "{n} message could not be handled and is set aside. On the server, {command} shows it.",
        "{n} messages could not be handled and are set aside. On the server, {command} shows them.",
        n=desk.letters,
        command=LIST,
    )


def kept_out(desk: Desk, t: Translator) -> Markup:
    if not desk.blocked:
        return t("Nobody is blocked.")
    return t.plural("{n} person is blocked.", "{n} people are blocked.", n=len(desk.blocked))


def blocked(reading: Reading, t: Translator) -> Markup:
    return t("{code} is blocked: nothing they send is read.", code=reading.arguments["code"])


def unblocked(reading: Reading, t: Translator) -> Markup:
    return t("{code} is read again.", code=reading.arguments["code"])


SCREENS = {"desk.home": View(home, load)}
SAID = {
    "blocked": blocked,
    "unblocked": unblocked,
    "not_blocked": mark("This person cannot be blocked: they have left, or are an administrator."),
    "not_unblocked": mark("Nobody was unblocked: this person has left."),
    "left_alone": mark("Left as it is: nobody was blocked."),
}
