"""Reports on the desk: read on a phone, accepted one by one or all that are shown, sent back with a question."""

from bot.domain.cycles import When
from bot.domain.people import Role
from bot.domain.reports import Refusal, Report
from bot.domain.screens import Screen
from bot.pipeline.conversation import Conversation, Turn
from bot.services import checking
from bot.storage import reports

QUEUE = Screen("checking.queue")


def when(turn: Turn) -> When:
    return When(turn.now, turn.house.zone)


def open_(_: Turn) -> Screen:
    return QUEUE


def one(turn: Turn) -> Screen:
    number, _, page = turn.input.text.partition(".")
    return Screen("checking.one", {"number": whole(number), "page": whole(page)})


def whole(said: str) -> int:
    return int(said) if said.isdecimal() else 0


def meant(turn: Turn, number: int) -> Report | None:
    return reports.find(turn.tx, number)


def accept(turn: Turn) -> Screen:
    """Then the next one, the longest waiting first."""
    report = meant(turn, whole(turn.input.text))
    if report is None:
        return QUEUE.saying("report_not_owed")
    done = checking.accept(turn.tx, turn.person, report.cycle, report.commitment, report.number, when(turn))
    return settled(turn, done, "checking_accepted")


def settled(turn: Turn, done: bool | Refusal, said: str) -> Screen:
    if isinstance(done, Refusal):
        return QUEUE.saying(f"report_{done}")
    waiting = checking.waiting(turn.tx, turn.person, 1, when(turn))
    number = waiting[0].owing.report if waiting else None
    return (Screen("checking.one", {"number": number, "page": 0}) if number else QUEUE).saying(said)


def ask(turn: Turn) -> Screen:
    return Screen("checking.asking", {"number": whole(turn.input.text)})


def send_back(turn: Turn) -> Screen:
    report = meant(turn, int(turn.argument("number") or 0))
    if report is None:
        return QUEUE.saying("report_not_owed")
    question = turn.input.text
    done = checking.send_back(
        turn.tx, turn.person, report.cycle, report.commitment, report.number, question, when(turn)
    )
    return settled(turn, done, "checking_sent_back")


def all_(turn: Turn) -> Screen:
    shown = checking.waiting(turn.tx, turn.person, checking.AT_ONCE, when(turn))
    return Screen("checking.all", {"numbers": [one.owing.report for one in shown]})


def accept_all(turn: Turn) -> Screen:
    """Exactly those that were shown; what was corrected since waits to be read."""
    numbers = turn.focus.screen.arguments.get("numbers", []) if turn.focus else []
    done = checking.accept_all(turn.tx, turn.person, numbers, when(turn))
    return QUEUE.saying("checking_all_accepted", n=len(done))


def typed(turn: Turn) -> Screen:
    if turn.focus and turn.focus.screen.name == "checking.asking":
        return send_back(turn)
    return turn.again("unexpected", sort="text")


conversation = Conversation(
    "checking",
    presses={
        "open": open_,
        "one": one,
        "accept": accept,
        "ask": ask,
        "all": all_,
        "yes": accept_all,
        "out": Turn.back,
    },
    typed=typed,
    roles=frozenset({Role.ORGANISER, Role.ADMIN}),
    aside=True,
)
