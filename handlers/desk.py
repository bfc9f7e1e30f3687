"""The desk: what needs an organiser's or administrator's hand, and what they answer."""

from bot.domain.effects import Effect
from bot.domain.people import Role
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.services import organisations, people, setup, signers

DESK = Screen("desk.home")
BLOCKED = Screen("desk.blocked")
PROPOSALS, SIGNERS = Screen("desk.proposals"), Screen("desk.signers")
NOT_ALLOWED = "not_allowed"


def open_(_: Turn) -> Screen:
    return DESK


def blocked(_: Turn) -> Screen:
    return BLOCKED


def block(turn: Turn) -> Screen:
    person = people.block(turn.tx, turn.input.text, turn.person, turn.now)
    return BLOCKED.saying("blocked", code=person.code) if person else DESK.saying("not_blocked")


def unblock(turn: Turn) -> Screen:
    person = people.unblock(turn.tx, turn.input.text, turn.person, turn.now)
    return DESK.saying("unblocked", code=person.code) if person else DESK.saying("not_unblocked")


def leave(_: Turn) -> Screen:
    return DESK.saying("left_alone")


def proposals(_: Turn) -> Screen:
    return PROPOSALS


def proposal(turn: Turn) -> Screen:
    return Screen("desk.proposal", {"id": turn.input.text})


def accept(turn: Turn) -> Screen:
    one = organisations.accept(turn.tx, turn.person, turn.input.text, turn.now)
    if one is None:
        return PROPOSALS.saying(NOT_ALLOWED)
    if one.proposed_by:
        turn.tell(one.proposed_by, Screen("menu"), Effect.MENU)
        turn.tell(one.proposed_by, Screen("organisation.answered", {"id": one.id, "answer": "accepted"}))
    return PROPOSALS.saying("organisation_accepted")


def refuse(turn: Turn) -> Screen:
    one = organisations.refuse(turn.tx, turn.person, turn.input.text, turn.now)
    if one is None:
        return PROPOSALS.saying(NOT_ALLOWED)
    if one.proposed_by:
        turn.tell(one.proposed_by, Screen("organisation.answered", {"id": one.id, "answer": "refused"}))
    return PROPOSALS.saying("organisation_refused")


def waiting_signers(_: Turn) -> Screen:
    return SIGNERS


def signer(turn: Turn) -> Screen:
    id, _, person = turn.input.text.partition(".")
    return Screen("desk.signer", {"id": id, "person": person})


def sign(turn: Turn) -> Screen:
    id, _, person = turn.input.text.partition(".")
    if not signers.accept(turn.tx, turn.person, person, id, turn.now):
        return SIGNERS.saying(NOT_ALLOWED)
    tell(turn, person, id)
    return SIGNERS.saying("now_sign", n=1)


def sign_all(turn: Turn) -> Screen:
    """As many as stood on the screen: whoever came since has not been looked at."""
    seen = int(turn.input.text) if turn.input.text.isdecimal() else 0
    answered = signers.accept_all(turn.tx, turn.person, turn.now, min(seen, signers.AT_ONCE))
    for one in answered:
        tell(turn, one.person.id, one.organisation.id)
    return SIGNERS.saying("now_sign", n=len(answered))


def tell(turn: Turn, person: str, organisation: str) -> None:
    turn.tell(person, Screen("organisation.answered", {"id": organisation, "answer": "signs"}))


def no_sign(turn: Turn) -> Screen:
    id, _, person = turn.input.text.partition(".")
    refused = signers.refuse(turn.tx, turn.person, person, id, turn.now)
    return SIGNERS.saying("signer_refused" if refused else NOT_ALLOWED)


def trail(turn: Turn) -> Screen:
    return Screen("desk.trail", {"first": int(turn.input.text) if turn.input.text.isdecimal() else 0})


def set_up(_: Turn) -> Screen:
    return Screen("desk.setup")


def processes(_: Turn) -> Screen:
    return Screen("desk.processes")


def process(turn: Turn) -> Screen:
    known = turn.input.text in turn.content.processes
    done = known and setup.choose_process(turn.tx, turn.person, turn.input.text, turn.now)
    return Screen("desk.setup").saying("process_chosen" if done else NOT_ALLOWED)


conversation = Conversation(
    "desk",
    commands=(Command("desk", open_, mark("What waits for you, and what could not be handled")),),
    presses={
        "open": open_,
        "blocked": blocked,
        "block": block,
        "unblock": unblock,
        "leave": leave,
        "proposals": proposals,
        "proposal": proposal,
        "accept": accept,
        "refuse": refuse,
        "signers": waiting_signers,
        "signer": signer,
        "sign": sign,
        "sign_all": sign_all,
        "no_sign": no_sign,
        "trail": trail,
        "setup": set_up,
        "processes": processes,
        "process": process,
        "back": Turn.back,
    },
    roles=frozenset({Role.ORGANISER, Role.ADMIN}),
    aside=True,
)
