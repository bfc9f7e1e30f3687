"""What organisations and organisers do with a commitment: send in, withdraw, support, join, take, check, hide."""

from bot.domain.commitments import Verification
from bot.domain.register import Part
from bot.domain.screens import Screen
from bot.pipeline.conversation import Conversation, Turn
from bot.services import promising
from bot.storage import bystanders

REFUSED = "promise_refused"


def card(id: str, said: str) -> Screen:
    return Screen("commitments.card", {"id": id}).saying(said)


def told(id: str, said: str, *, done: bool) -> Screen:
    return card(id, said if done else REFUSED)


def parts(turn: Turn) -> tuple[str, str]:
    id, _, rest = turn.input.text.partition(".")
    return id, rest


def move(turn: Turn) -> Screen:
    id, after = parts(turn)
    known = after in list(Verification)
    done = known and promising.moved(turn.tx, turn.person, id, Verification(after), turn.now)
    return told(id, f"promise_{after}", done=done) if known else turn.again("old_button")


def check(turn: Turn) -> Screen:
    id, after = parts(turn)
    if after not in (Verification.UNDER_CHECK, Verification.CONFIRMED):
        return turn.again("old_button")
    done = promising.checked(turn.tx, turn.person, id, Verification(after), turn.now)
    return told(id, f"promise_{after}", done=done is not None)


def ask(turn: Turn) -> Screen:
    return Screen("promise.ask", {"id": parts(turn)[0]})


def hide(turn: Turn) -> Screen:
    return Screen("promise.hide", {"id": turn.input.text})


def show(turn: Turn) -> Screen:
    done = promising.hide(turn.tx, turn.person, turn.input.text, "", turn.now)
    return told(turn.input.text, "promise_shown", done=done)


def type_question(turn: Turn) -> Screen:
    id = turn.argument("id") or ""
    done = promising.checked(turn.tx, turn.person, id, Verification.SUBMITTED, turn.now, turn.input.text)
    if done is None:
        return card(id, REFUSED)
    for person in bystanders.takers_of(turn.tx, id):
        turn.tell(person, Screen("commitments.moved", {"id": id, "what": promising.SENT_BACK}))
    return Screen("promise.queue").saying("promise_sent_back")


def type_reason(turn: Turn) -> Screen:
    id = turn.argument("id") or ""
    done = promising.one_line(turn.input.text) and promising.hide(turn.tx, turn.person, id, turn.input.text, turn.now)
    return told(id, "promise_hidden", done=bool(done))


def typed(turn: Turn) -> Screen:
    act = TYPED.get(turn.focus.screen.name) if turn.focus else None
    return act(turn) if act else turn.again("unexpected", sort="text")


def support(turn: Turn) -> Screen:
    id, organisation = parts(turn)
    done = promising.stand_by(turn.tx, turn.person, id, organisation, Part.SUPPORTER, turn.now)
    return told(id, "promise_supported", done=done)


def join(turn: Turn) -> Screen:
    id, organisation = parts(turn)
    done = promising.stand_by(turn.tx, turn.person, id, organisation, Part.HOLDER, turn.now)
    return told(id, "promise_asked", done=done)


def agree(turn: Turn) -> Screen:
    id, organisation = parts(turn)
    done = promising.agree(turn.tx, turn.person, id, organisation, turn.now)
    return told(id, "promise_joined", done=done)


def back(turn: Turn) -> Screen:
    id, organisation = parts(turn)
    done = promising.stand_back(turn.tx, turn.person, id, organisation, turn.now)
    return told(id, "promise_left", done=done)


def take(turn: Turn) -> Screen:
    done = promising.take(turn.tx, turn.person, turn.input.text, turn.now)
    return told(turn.input.text, "promise_taken", done=done)


def hand_over(turn: Turn) -> Screen:
    done = promising.hand_over(turn.tx, turn.person, turn.input.text)
    return told(turn.input.text, "promise_handed_over", done=done)


def caring(turn: Turn) -> Screen:
    id, at, back = (*turn.input.text.split("."), "", "")[:3]
    return Screen("promise.caring", {"id": id, "at": at, "back": 1 if back else 0})


def tap(turn: Turn) -> Screen:
    """Takes it, or hands it over, and stays where one is."""
    taken = turn.person.id in bystanders.takers_of(turn.tx, turn.input.text)
    if taken:
        promising.hand_over(turn.tx, turn.person, turn.input.text)
        return turn.again("promise_handed_over")
    done = promising.take(turn.tx, turn.person, turn.input.text, turn.now)
    return turn.again("promise_taken" if done else REFUSED)


def queue(_: Turn) -> Screen:
    return Screen("promise.queue")


def flags(_: Turn) -> Screen:
    return Screen("promise.flags")


def fine(turn: Turn) -> Screen:
    done = promising.leave_as_it_is(turn.tx, turn.person, turn.input.text, turn.now)
    return Screen("promise.flags").saying("promise_fine" if done else REFUSED)


TYPED = {"promise.ask": type_question, "promise.hide": type_reason}

conversation = Conversation(
    "promise",
    presses={
        "move": move,
        "check": check,
        "ask": ask,
        "hide": hide,
        "show": show,
        "support": support,
        "join": join,
        "agree": agree,
        "back": back,
        "take": take,
        "hand_over": hand_over,
        "caring": caring,
        "tap": tap,
        "queue": queue,
        "flags": flags,
        "fine": fine,
    },
    typed=typed,
    aside=True,
)
