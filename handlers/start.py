"""Arriving, coming back, and links that give a role."""

from bot.domain.effects import Effect
from bot.domain.people import Reach
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import HOME, Command, Conversation, Turn
from bot.services import invitations, people

ANSWERS = {"reader", "member", "partner", "organiser"}
DIGITS = 2  # of a button's number; what has more is a year, or a figure that is looked for


def open_(turn: Turn) -> Screen:
    return HOME.saying("back_again") if people.come_back(turn.tx, turn.person) else HOME


def who(turn: Turn) -> Screen:
    answer = turn.input.text
    return HOME.saying(f"who_{answer}") if answer in ANSWERS else turn.again("old_button")


def join(turn: Turn) -> Screen:
    if turn.person.language:  # else it was counted when the language was asked
        glimpse(turn, turn.input.text)
    came = invitations.accept(turn.tx, turn.seal, turn.person, turn.input.text, turn.now)
    if came.grant is None:
        return HOME.saying("link_ended", why=came.ended)
    turn.owe(Screen("menu"), Effect.MENU)
    organisation = came.grant.scope.value if came.grant.scope.reach is Reach.ORGANISATION else ""
    if not organisation:
        return HOME.saying("welcome_role", role=came.grant.role)
    arrived = "again" if came.again else "waits" if came.waits else came.grant.role
    return Screen("organisation.own", {"id": organisation}).saying("welcome_member", arrived=arrived)


def glimpse(turn: Turn, token: str) -> None:
    invitations.glimpsed(turn.tx, turn.seal, token, turn.now)


def seek(turn: Turn) -> Screen:
    """Words typed before the menu are what somebody looks for; a small number means a button that is not there."""
    if turn.input.text.isdecimal() and len(turn.input.text) <= DIGITS:
        return turn.again("unexpected", sort=turn.input.name)
    return Screen("search.results", {"words": turn.seal.close_words(turn.input.text)})


conversation = Conversation(
    "start",
    typed=seek,
    commands=(Command("start", open_, mark("Open the menu")),),
    presses={"open": open_, "who": who},
    links={"join": join},
    glimpsed={"join": glimpse},
)
