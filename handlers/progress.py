"""How far reporting is, for everybody: by promise, by organisation, by cycle."""

from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
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
    id, _, first = turn.input.text.partition(".")
    at = int(first) if first.isdecimal() else 0
    return about(turn, id, at) if id else Screen(HOME.name, {"from": at})


def read(turn: Turn) -> Screen:
    number, _, page = turn.input.text.partition(".")
    at = int(page) if page.isdecimal() else 0
    return Screen("progress.report", {"number": int(number) if number.isdecimal() else 0, "page": at})


conversation = Conversation(
    "progress",
    commands=(Command("progress", open_, mark("See who has reported, and who is silent")),),
    presses={"open": open_, "of": of, "from": from_, "read": read, "leave": Turn.back},
    typed=typed,
    links={"progress": of},
    aside=True,
)
