"""Looking up what was promised: lists, places, words, and one commitment with all that belongs to it."""

from bot.domain.effects import Effect
from bot.domain.register import Facet, Listing
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import attention, commitments

HOME = Screen("commitments.home")
WHERE = Screen("commitments.where")
LIST = "commitments.list"
KEPT = ("facet", "value", "order", "at", "back")  # by which a list is found again


def open_(turn: Turn) -> Screen:
    return seek(turn) if turn.input.name == "commitments" and turn.input.text.strip() else HOME


def by(turn: Turn) -> Screen:
    known = turn.input.text in list(Facet)
    return Screen("commitments.values", {"facet": turn.input.text}) if known else HOME


def from_(turn: Turn) -> Screen:
    facet = turn.argument("facet")
    start = int(turn.input.text) if turn.input.text.isdecimal() else 0
    return Screen("commitments.values", {"facet": facet, "from": start}) if facet else HOME


def value(turn: Turn) -> Screen:
    facet, rest = turn.input.text[:1], turn.input.text[1:]
    if facet not in list(Facet):
        return HOME
    if facet == Facet.PLACE:  # a button carries only how it begins
        found = [one for one, _ in commitments.places(turn.tx, rest) if one.facet is Facet.PLACE]
        rest = found[0].value if found else rest
    return listed(Listing(Facet(facet), rest), "n")


def listed(listing: Listing, order: str) -> Screen:
    return Screen(LIST, {"facet": listing.facet.value, "value": listing.value, "order": order})


def due(_: Turn) -> Screen:
    return listed(Listing(Facet.ALL, ""), "d")


def overdue(_: Turn) -> Screen:
    return listed(Listing(Facet.ALL, ""), "o")


def order(turn: Turn) -> Screen:
    return Screen(LIST, {**kept(turn, "facet", "value"), "order": "d" if turn.input.text == "d" else "n"})


def next_(turn: Turn) -> Screen:
    return Screen(LIST, {**kept(turn, "facet", "value", "order"), "at": turn.input.text})


def previous(turn: Turn) -> Screen:
    return Screen(LIST, {**kept(turn, "facet", "value", "order"), "at": turn.input.text, "back": 1})


def kept(turn: Turn, *names: str) -> dict[str, object]:
    return {name: found for name in names if (found := turn.argument(name)) is not None}


def card(turn: Turn) -> Screen:
    """Which list it was opened from goes with it, so that back leads there."""
    return Screen("commitments.card", {"id": turn.input.text, **kept(turn, *KEPT)})


def here(turn: Turn, name: str, id: str, **more: object) -> Screen:
    return Screen(name, {"id": id, **kept(turn, *KEPT), **more})


def back(turn: Turn) -> Screen:
    return Screen(LIST, kept(turn, *KEPT)) if turn.argument("facet") else HOME


def text(turn: Turn) -> Screen:
    id, language, page = (*turn.input.text.split("."), "", "")[:3]
    more = {"language": language, "page": int(page) if page.isdecimal() else 0}
    return here(turn, "commitments.text", id, **more)


def history(turn: Turn) -> Screen:
    return here(turn, "commitments.history", turn.input.text)


def flag(turn: Turn) -> Screen:
    return here(turn, "commitments.flag", turn.input.text)


def flagged(turn: Turn) -> Screen:
    id, _, reason = turn.input.text.partition(".")
    done = attention.flag(turn.tx, turn.person, id, reason, turn.now)
    return here(turn, "commitments.card", id).saying("commitment_flagged" if done else "commitment_gone")


def follow(turn: Turn) -> Screen:
    done = attention.follow(turn.tx, turn.person, turn.input.text, turn.now)
    return card(turn).saying("commitment_followed" if done else "commitment_gone")


def unfollow(turn: Turn) -> Screen:
    attention.unfollow(turn.tx, turn.person, turn.input.text)
    return card(turn).saying("commitment_left_alone")


def followed(_: Turn) -> Screen:
    return Screen("commitments.followed")


def where(_: Turn) -> Screen:
    return WHERE


def qr(turn: Turn) -> Screen:
    turn.owe(Screen("commitments.qr", {"id": turn.input.text}), Effect.FILE)
    return card(turn).saying("qr_coming")


def seek(turn: Turn) -> Screen:
    return Screen("commitments.found", {"words": turn.seal.close_words(turn.input.text)})


def found(turn: Turn) -> Screen:
    words = turn.argument("words")
    start = int(turn.input.text) if turn.input.text.isdecimal() else 0
    return Screen("commitments.found", {"words": words, "from": start}) if words else HOME


def typed(turn: Turn) -> Screen:
    """A place where one was asked for, else a code that names a commitment, else words."""
    if turn.focus and turn.focus.screen.name in (WHERE.name, "commitments.places"):
        return Screen("commitments.places", {"words": turn.seal.close_words(turn.input.text)})
    code = turn.input.text.strip().lower()
    return card(turn.taking("card", code)) if commitments.find(turn.tx, turn.person, code) else seek(turn)


conversation = Conversation(
    "commitments",
    commands=(Command("commitments", open_, mark("Look up what was promised")),),
    presses={
        "open": open_,
        "by": by,
        "from": from_,
        "value": value,
        "due": due,
        "overdue": overdue,
        "order": order,
        "next": next_,
        "previous": previous,
        "card": card,
        "back": back,
        "text": text,
        "history": history,
        "flag": flag,
        "flagged": flagged,
        "follow": follow,
        "unfollow": unfollow,
        "followed": followed,
        "where": where,
        "found": found,
        "qr": qr,
        "leave": Turn.back,
    },
    typed=typed,
    links={"commitment": card},
    aside=True,
)
