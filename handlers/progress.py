"""How far reporting is, for everybody: by promise, by organisation, by cycle."""

from bot.domain.progress import FACETS
from bot.domain.register import Facet
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Act, Command, Conversation, Turn
from bot.services import commitments

HOME = Screen("progress.home")


def open_(turn: Turn) -> Screen:
    typed = turn.input.name == "progress" and turn.input.text.strip()
    return about(turn, typed.lower()) if typed else HOME


def about(turn: Turn, id: str, first: int = 0) -> Screen:
    """A promise, or an organisation: each has a code of its own."""
    name = "promise" if commitments.find(turn.tx, turn.person, id) else "organisation"
    return Screen(f"progress.{name}", {"id": id, "from": first})


def of(turn: Turn) -> Screen:
    return about(turn, turn.input.text)


def typed(turn: Turn) -> Screen:
    return about(turn, turn.input.text.strip().lower())


def from_(turn: Turn) -> Screen:
    where, _, first = turn.input.text.rpartition(".")
    at = int(first) if first.isdecimal() else 0
    if "." in where:
        return part("parts", where, at) or turn.again("old_button")
    return about(turn, where, at) if where else Screen(HOME.name, {"from": at})


def part(name: str, typed: str, first: int = 0) -> Screen | None:
    """A cycle, or what has something in common in it."""
    id, facet, value = (*typed.split(".", 2), "", "")[:3]
    if (facet or Facet.ALL) not in list(FACETS):
        return None
    arguments = {"cycle": id, "facet": facet or Facet.ALL.value, "value": value.rstrip("."), "from": first}
    return Screen(f"progress.{name}", arguments)


def parting(name: str) -> Act:
    def act(turn: Turn) -> Screen:
        return part(name, turn.input.text) or turn.again("old_button")

    return act


def more(turn: Turn) -> Screen:
    """Behind the last one that was shown."""
    here = turn.focus.screen if turn.focus else HOME
    return Screen(here.name, {**here.arguments, "after": turn.input.text}) if turn.argument("cycle") else HOME


def read(turn: Turn) -> Screen:
    number, _, page = turn.input.text.partition(".")
    at = int(page) if page.isdecimal() else 0
    return Screen("progress.report", {"number": int(number) if number.isdecimal() else 0, "page": at})


conversation = Conversation(
    "progress",
    commands=(Command("progress", open_, mark("See who has reported, and who is silent")),),
    presses={
        "open": open_,
        "of": of,
        "from": from_,
        "read": read,
        "cycle": parting("cycle"),
        "parts": parting("parts"),
        "silent": parting("silent"),
        "more": more,
        "leave": Turn.back,
    },
    typed=typed,
    links={"progress": of},
    aside=True,
)
