"""What Kept is, what can be done in it, and whom to ask."""

from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn


def open_(_: Turn) -> Screen:
    return Screen("help.help")


conversation = Conversation(
    "help",
    commands=(Command("help", open_, mark("What can be done here")),),
    presses={"open": open_, "back": Turn.back},
    aside=True,
)
