"""Making a commitment for one's organisation; what is written is sealed after every answer, and goes on any time."""

from bot.domain.commitments import Verification
from bot.domain.people import Role
from bot.domain.pledges import Pledge, Step, after, before, said
from bot.domain.screens import Screen
from bot.i18n import mark
from bot.pipeline.conversation import HOME, Command, Conversation, Turn
from bot.services import pledging
from bot.storage import pledges

CHOOSE = Screen("commit.choose")


def open_(turn: Turn) -> Screen:
    """On with what was begun last, else a new one."""
    mine = turn.person.organisations
    begun = [id for id in pledges.begun(turn.tx, turn.person.id) if id in mine]
    if begun:
        return at(begun[0])
    return Screen("commit.start", {"id": mine[0]}) if len(mine) == 1 else CHOOSE


def for_(turn: Turn) -> Screen:
    id = turn.input.text
    begun = pledging.opened(turn.tx, turn.seal, turn.person.id, id)
    return at(id) if begun else Screen("commit.start", {"id": id})


def at(id: str, **more: str) -> Screen:
    return Screen("commit.step", {"id": id, **more})


def parts(turn: Turn) -> tuple[str, str]:
    id, _, rest = turn.input.text.partition(".")
    return id, rest


def here(turn: Turn, id: str) -> tuple[Step, Pledge]:
    return pledging.opened(turn.tx, turn.seal, turn.person.id, id) or (Step.WHAT, Pledge())


def kept(turn: Turn, id: str, step: Step, pledge: Pledge) -> Screen:
    if id not in turn.person.organisations:
        return HOME.saying("pledge_refused")
    pledging.keep(turn.tx, turn.seal, turn.person, id, step, pledge, turn.now)
    return at(id)


def go(turn: Turn) -> Screen:
    id, step = parts(turn)
    return kept(turn, id, Step(step) if step in list(Step) else Step.WHAT, here(turn, id)[1])


def next_(turn: Turn) -> Screen:
    id = turn.input.text
    step, pledge = here(turn, id)
    return kept(turn, id, after(step), pledge)


def back(turn: Turn) -> Screen:
    id = turn.input.text
    step, pledge = here(turn, id)
    return kept(turn, id, before(step), pledge)


def group(turn: Turn) -> Screen:
    id, code = parts(turn)
    return kept(turn, id, Step.GROUPS, here(turn, id)[1].toggled("groups", code))


def item(turn: Turn) -> Screen:
    id, code = parts(turn)
    return kept(turn, id, Step.ITEM, here(turn, id)[1].toggled("items", code))


def process(turn: Turn) -> Screen:
    id, code = parts(turn)
    _, pledge = here(turn, id)
    if code not in turn.content.processes:
        return turn.again("old_button")
    chosen = Pledge.read({**pledge.body(), "process": code, "items": () if code != pledge.process else pledge.items})
    return kept(turn, id, Step.ITEM, chosen)


def ask(turn: Turn) -> Screen:
    id, other = parts(turn)
    return kept(turn, id, Step.PARTNERS, here(turn, id)[1].toggled("holders", other))


def typed(turn: Turn) -> Screen:
    id = turn.argument("id")
    if not id or turn.focus is None or turn.focus.screen.name != "commit.step":
        return turn.again("unexpected", sort="text")
    step, pledge = here(turn, id)
    if step in (Step.GROUPS, Step.PROCESS, Step.ITEM, Step.REVIEW):
        return turn.again("unexpected", sort="text")
    new = said(pledge, step, turn.input.text)
    if new is None:
        return turn.again("pledge_too_long")
    if step is Step.PARTNERS:  # a name may be that of somebody listed: shown before one goes on
        kept(turn, id, step, new)
        return at(id, typed=turn.seal.close_words(turn.input.text))
    return kept(turn, id, after(step), new)


def change(turn: Turn) -> Screen:
    own = pledging.reworded(turn.tx, turn.seal, turn.person, turn.input.text, turn.now)
    return at(own) if own else turn.again("promise_refused")


def send(turn: Turn) -> Screen:
    id = turn.input.text
    done = pledging.send(turn.tx, turn.seal, turn.person, id, turn.now)
    if done is None:
        return turn.again("pledge_refused")
    card = Screen("commitments.card", {"id": done.id})
    if done.verification is not Verification.DRAFT:
        return card.saying("pledge_sent")
    for signer in pledging.signers(turn.tx, id):
        turn.tell(signer.id, Screen("commitments.to_sign", {"id": done.id}))
    return card.saying("pledge_to_sign")


def drop(turn: Turn) -> Screen:
    pledging.drop(turn.tx, turn.person, turn.input.text)
    return HOME.saying("pledge_dropped")


def leave(turn: Turn) -> Screen:
    begun = pledges.begun(turn.tx, turn.person.id)
    return HOME.saying("pledge_kept") if begun else HOME


conversation = Conversation(
    "commit",
    commands=(Command("commit", open_, mark("Make a commitment for your organisation")),),
    presses={
        "open": open_,
        "for": for_,
        "go": go,
        "next": next_,
        "back": back,
        "group": group,
        "item": item,
        "process": process,
        "ask": ask,
        "change": change,
        "send": send,
        "drop": drop,
        "leave": leave,
    },
    typed=typed,
    roles=frozenset({Role.PARTNER, Role.SIGNER}),
)
