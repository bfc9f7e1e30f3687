"""Finding by a few words; what was typed travels sealed."""

from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import HOME, Command, Conversation, Turn

ASK = Screen("search.ask")


def open_(turn: Turn) -> Screen:
    return seek(turn) if turn.input.text.strip() else ASK


def ask(_: Turn) -> Screen:
    return ASK


def seek(turn: Turn) -> Screen:
    return Screen("search.results", {"words": turn.seal.close_words(turn.input.text)})


def again(turn: Turn, name: str, **changed: str | int) -> Screen:
    """The same words once more; an old button of another search has none left."""
    words = turn.argument("words")
    return Screen(name, {"words": words, **changed}) if words else ASK


def page(turn: Turn) -> Screen:
    start = int(turn.input.text) if turn.input.text.isdecimal() else 0
    return again(turn, "search.results", kind=turn.argument("kind") or "", **{"from": start})


def kinds(turn: Turn) -> Screen:
    return again(turn, "search.kinds")


def kind(turn: Turn) -> Screen:
    return again(turn, "search.results", kind=turn.input.text)


def leave(_: Turn) -> Screen:
    return HOME


conversation = Conversation(
    "search",
    commands=(Command("search", open_, mark("Find something by a few words")),),
    presses={"open": ask, "from": page, "kinds": kinds, "kind": kind, "leave": leave},
    typed=seek,
)
