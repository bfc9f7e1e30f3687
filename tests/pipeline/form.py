"""A small conversation of the tests' own: it keeps every word it is given, in order, and breaks when asked to."""

from markupsafe import Markup

from bot.domain.people import Role
from bot.domain.screens import Press, Screen
from bot.i18n import Translator
from bot.pipeline.conversation import HOME, Command, Conversation, Turn
from bot.storage import facts
from bot.storage.engine import Transaction
from bot.views.page import Choice, Page, Reading
from bot.views.view import View


class Broken(Exception):
    """A mistake in a handler."""


def words(tx: Transaction, person: str) -> list[str]:
    return (facts.find(tx, f"form {person}") or "").split()


def open_(turn: Turn) -> Screen:
    return Screen("form.words", {"n": len(words(turn.tx, turn.person.id))})


def keep(turn: Turn) -> Screen:
    kept = [*words(turn.tx, turn.person.id), turn.input.text]
    facts.put(turn.tx, f"form {turn.person.id}", " ".join(kept))
    if turn.input.text == "broken":
        raise Broken(turn.input.text)
    return Screen("form.words", {"n": len(kept)})


def show(reading: Reading, _: Translator) -> Page:
    text = Markup("Words kept: {}.").format(reading.arguments["n"])
    choices = (Choice("Yes", Press("form", "keep", "yes")), Choice("No", Press("form", "keep", "no")))
    return Page(text, choices, controls=(Choice("Leave", Press("form", "leave")),))


def unshowable(_: Reading, __: Translator) -> Page:
    raise Broken("a view")


SCREENS = {"form.words": View(show), "form.unshowable": View(unshowable)}

conversation = Conversation(
    "form",
    commands=(
        Command("form", open_, "Give words"),
        Command("unshowable", lambda _: Screen("form.unshowable"), "See nothing"),
    ),
    presses={"keep": keep, "leave": lambda _: HOME},
    typed=keep,
    links={"form": open_},
)
closed = Conversation(
    "closed",
    commands=(Command("closed", open_, "For organisers"),),
    presses={"open": open_},
    links={"closed": open_},
    roles=frozenset({Role.ORGANISER}),
)
