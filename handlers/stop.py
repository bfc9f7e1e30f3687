"""Silence, which always works, and the way back from it."""

from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import people


def stop(turn: Turn) -> Screen:
    people.stop(turn.tx, turn.person)
    return Screen("stop.stopped")


def come_back(turn: Turn) -> Screen:
    people.come_back(turn.tx, turn.person)
    return turn.back().saying("back_again")


conversation = Conversation(
    "stop",
    commands=(Command("stop", stop, mark("Stop messages I did not ask for")),),
    presses={"come_back": come_back},
    aside=True,
)
