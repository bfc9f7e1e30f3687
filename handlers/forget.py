"""Being forgotten: asked once, then done."""

from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import rights


def open_(_: Turn) -> Screen:
    return Screen("forget.sure")


def erase(turn: Turn) -> None:
    message = None if turn.typed else turn.input.message
    rights.forget(turn.tx, turn.person, f"turn:{turn.id}", turn.chat, message, turn.now)


conversation = Conversation(
    "forget",
    commands=(Command("forget", open_, mark("Erase what is kept about you")),),
    presses={"open": open_, "erase": erase, "back": Turn.back},
    aside=True,
)
