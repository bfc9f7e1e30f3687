"""What is kept about a person, and what the operator says of it."""

from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn


def open_(_: Turn) -> Screen:
    return Screen("privacy.privacy")


def done(_: Turn) -> Screen:
    return Screen("privacy.done")


def operator(_: Turn) -> Screen:
    return Screen("privacy.operator")


conversation = Conversation(
    "privacy",
    commands=(Command("privacy", open_, mark("What is kept about you")),),
    presses={"open": open_, "done": done, "operator": operator, "back": Turn.back},
    aside=True,
)
