"""Inviting organisations: how far they are reached, links for one and for all, and the file for a mail programme."""

from bot.domain.effects import Effect
from bot.domain.people import Grant, Role, Scope
from bot.domain.screens import Screen
from bot.pipeline.conversation import Conversation, Turn
from bot.services import invitations, reaching

HOME = Screen("invitations.home")


def open_(_: Turn) -> Screen:
    return HOME


def listing(turn: Turn) -> Screen:
    only, _, first = turn.input.text.partition(".")
    return Screen("invitations.list", {"only": only, "first": int(first) if first.isdecimal() else 0})


def of(turn: Turn) -> Screen:
    return Screen("invitations.of", {"id": turn.input.text}) if turn.input.text else Screen("invitations.expiring")


def expiring(_: Turn) -> Screen:
    return Screen("invitations.expiring")


def link(turn: Turn) -> Screen:
    id, _, invitation = turn.input.text.partition(".")
    return shown(id, invitation)


def shown(id: str, invitation: str) -> Screen:
    return Screen("invitations.link", {"id": id, "invitation": invitation, "of": "invitations"})


def new(turn: Turn) -> Screen:
    grant = Grant(Role.PARTNER, Scope.within(turn.input.text))
    made = invitations.make(turn.tx, turn.seal, turn.person, grant, turn.now)
    return shown(turn.input.text, made.id) if made else of(turn).saying("link_kept")


def revoke(turn: Turn) -> Screen:
    done = reaching.revoke(turn.tx, turn.person, turn.input.text, turn.now)
    return HOME.saying("link_revoked" if done else "link_kept")


def qr(turn: Turn) -> Screen:
    turn.owe(Screen("organisation.qr", {"invitation": turn.input.text}), Effect.FILE)
    return turn.again("qr_coming")


def bulk(_: Turn) -> Screen:
    return Screen("invitations.bulk")


def make(turn: Turn) -> Screen:
    made = reaching.invite_all(turn.tx, turn.seal, turn.person, turn.now)
    return HOME.saying("links_made", n=made)


def sheet(turn: Turn) -> Screen:
    if not reaching.take_out(turn.tx, turn.person, turn.now):
        return HOME.saying("sheet_empty")
    turn.owe(Screen("invitations.sheet"), Effect.FILE)
    return HOME.saying("sheet_coming")


conversation = Conversation(
    "invitations",
    presses={
        "open": open_,
        "list": listing,
        "of": of,
        "own": of,
        "links": expiring,
        "expiring": expiring,
        "link": link,
        "new": new,
        "revoke": revoke,
        "qr": qr,
        "bulk": bulk,
        "make": make,
        "sheet": sheet,
        "back": Turn.back,
    },
    roles=frozenset({Role.ORGANISER, Role.ADMIN}),
    aside=True,
)
