"""The admins' desk: what could not be handled, and who is kept out."""

from bot.domain.people import Role
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import people

DESK = Screen("desk.home")


def open_(_: Turn) -> Screen:
    return DESK


def block(turn: Turn) -> Screen:
    person = people.block(turn.tx, turn.input.text, turn.person, turn.now)
    return DESK.saying("blocked", code=person.code) if person else DESK.saying("not_blocked")


def unblock(turn: Turn) -> Screen:
    person = people.unblock(turn.tx, turn.input.text, turn.person, turn.now)
    return DESK.saying("unblocked", code=person.code) if person else DESK.saying("not_unblocked")


def leave(_: Turn) -> Screen:
    return DESK.saying("left_alone")


conversation = Conversation(
    "desk",
    commands=(Command("desk", open_, mark("Who is blocked, what could not be handled")),),
    presses={"open": open_, "block": block, "unblock": unblock, "leave": leave, "back": Turn.back},
    roles=frozenset({Role.ADMIN}),
    aside=True,
)
