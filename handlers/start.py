"""Arriving, coming back, and links that give a role."""

from bot.domain.effects import Effect
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import HOME, Command, Conversation, Turn
from bot.services import invitations, people

ANSWERS = {"reader", "member", "partner", "organiser"}


def open_(turn: Turn) -> Screen:
    return HOME.saying("back_again") if people.come_back(turn.tx, turn.person) else HOME


def who(turn: Turn) -> Screen:
    answer = turn.input.text
    return HOME.saying(f"who_{answer}") if answer in ANSWERS else turn.again("old_button")


def join(turn: Turn) -> Screen:
    role = invitations.accept(turn.tx, turn.seal, turn.person, turn.input.text, turn.now)
    if role is None:
        return HOME.saying("dead_link")
    turn.owe(Screen("menu"), Effect.MENU)
    return HOME.saying("welcome_role", role=role)


conversation = Conversation(
    "start",
    commands=(Command("start", open_, mark("Open the menu")),),
    presses={"open": open_, "who": who},
    links={"join": join},
)
