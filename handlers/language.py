"""Choosing the language, at the beginning or in the middle of anything."""

from bot.domain.effects import Effect
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import people


def open_(_: Turn) -> Screen:
    return Screen("language.choose")


def choose(turn: Turn) -> Screen:
    if not people.choose_language(turn.tx, turn.person, turn.input.text):
        return turn.again("language_not_offered")
    turn.owe(Screen("menu"), Effect.MENU)
    then = turn.argument("then")
    if then:
        return turn.follow(turn.seal.open_words(then))
    return back(turn).saying("language_changed") if turn.person.language else Screen("start.who")


def typed(turn: Turn) -> Screen:
    return choose(turn.taking("set", turn.input.text.lower()))


def back(turn: Turn) -> Screen:
    origin = turn.argument("origin")
    return Screen(origin) if origin else turn.back()


conversation = Conversation(
    "language",
    commands=(Command("language", open_, mark("Choose the language")),),
    presses={"open": open_, "set": choose, "back": back},
    typed=typed,
    aside=True,
)
