"""Reporting cycles on the desk: made by typing three days and a name, seen before they open, moved, opened by hand."""

from dataclasses import replace
from datetime import date

from bot.domain.cycles import Amiss, Cycle, Edge, When
from bot.domain.forms.days import days
from bot.domain.people import Role
from bot.domain.reports import Refusal
from bot.domain.screens import Screen
from bot.i18n import LANGUAGES
from bot.pipeline.conversation import Conversation, Turn
from bot.services import cycles
from bot.services.cycles import Dates
from bot.services.habits import habits
from bot.services.promising import one_line
from bot.storage import cycles as rows

HOME, ASKING = Screen("cycles.home"), "cycles.asking"
NAME = 60  # characters of a name that a button can still show most of


def when(turn: Turn) -> When:
    return When(turn.now, turn.house.zone)


def open_(_: Turn) -> Screen:
    return HOME


def new(turn: Turn) -> Screen:
    """Of the one process they look after, or of one they choose."""
    mine = cycles.processes(turn.tx, turn.person, turn.content.processes)
    if not mine:
        return HOME.saying("not_allowed")
    return Screen(ASKING, {"process": mine[0]}) if len(mine) == 1 else Screen("cycles.process")


def process(turn: Turn) -> Screen:
    known = turn.input.text in cycles.processes(turn.tx, turn.person, turn.content.processes)
    return Screen(ASKING, {"process": turn.input.text}) if known else turn.again("old_button")


def asked(turn: Turn) -> str | None:
    """Which of its days is asked for; none, where only the name is open."""
    if turn.focus and turn.focus.screen.name == "cycles.moving":
        return turn.argument("edge")
    return next((edge for edge in Edge if not turn.argument(edge)), None)


def day(turn: Turn) -> Screen:
    """A day that was pressed, or the only one that what was typed can mean."""
    edge = asked(turn)
    try:
        meant = date.fromisoformat(turn.input.text)
    except ValueError:
        return turn.again("old_button")
    if turn.focus is None or edge is None:
        return turn.again("old_button")
    if turn.focus.screen.name == "cycles.moving":
        return moved(turn, edge, meant)
    if turn.focus.screen.name != ASKING:
        return turn.again("old_button")
    said = {name: value for name in ("process", *Edge) if (value := turn.argument(name))}
    given = {one: date.fromisoformat(said[one]) for one in Edge if one in said} | {edge: meant}
    wrong = cycles.amiss_so_far(given, when(turn).today)
    return turn.again(f"cycle_{wrong}") if wrong else Screen(ASKING, {**said, edge: meant.isoformat()})


def moved(turn: Turn, edge: str, meant: date) -> Screen:
    before = rows.find(turn.tx, turn.argument("id") or "")
    if before is None:
        return HOME.saying("cycle_gone")
    dates = Dates(before.opens, before.due, before.locks)
    done = cycles.change(turn.tx, turn.person, before.id, before.names, replace(dates, **{edge: meant}), when(turn))
    return stored(turn, done, "cycle_moved")


def stored(turn: Turn, done: Cycle | Refusal | Amiss, said: str) -> Screen:
    if isinstance(done, Cycle):
        return Screen("cycles.one", {"id": done.id}).saying(said)
    return turn.again(f"cycle_{done}" if isinstance(done, Amiss) else f"report_{done}")


def type_day(turn: Turn) -> Screen:
    """As people write days; what can be read in two ways is asked."""
    if turn.focus is None or asked(turn) is None:
        return turn.again("old_button")
    read = days(turn.input.text, habits(turn.person.reads), when(turn).today)
    if not read.options:
        return turn.again(f"cycle_{read.problem.code}" if read.problem else "cycle_no_date")
    if len(read.options) == 1:
        return day(turn.taking("day", read.options[0]))
    screen = turn.focus.screen
    return Screen(screen.name, {**screen.arguments, "near": list(read.options)}).saying("cycle_which")


def type_asked(turn: Turn) -> Screen:
    return type_day(turn) if asked(turn) else name(turn)


def name(turn: Turn) -> Screen:
    """The last answer: it is made, and opens on its day."""
    given, said = [turn.argument(one) for one in Edge], one_line(turn.input.text)[:NAME]
    if not all(given) or asked(turn):
        return turn.again("old_button")
    dates = Dates(*(date.fromisoformat(one or "") for one in given))
    process = turn.argument("process") or ""
    return stored(
        turn, cycles.make(turn.tx, turn.person, process, named(turn, {}, said), dates, when(turn)), "cycle_made"
    )


def named(turn: Turn, before: dict[str, str], said: str) -> dict[str, str]:
    return {**before, turn.person.reads: said} if said and turn.person.reads in LANGUAGES else before


def rename(turn: Turn) -> Screen:
    return Screen("cycles.naming", {"id": turn.input.text})


def type_name(turn: Turn) -> Screen:
    before = rows.find(turn.tx, turn.argument("id") or "")
    if before is None:
        return HOME.saying("cycle_gone")
    names = named(turn, dict(before.names), one_line(turn.input.text)[:NAME])
    dates = Dates(before.opens, before.due, before.locks)
    return stored(turn, cycles.change(turn.tx, turn.person, before.id, names, dates, when(turn)), "cycle_named")


def one(turn: Turn) -> Screen:
    return Screen("cycles.one", {"id": turn.input.text})


def move(turn: Turn) -> Screen:
    id, _, edge = turn.input.text.partition(".")
    return Screen("cycles.moving", {"id": id, "edge": edge}) if edge in list(Edge) else turn.again("old_button")


def list_(turn: Turn) -> Screen:
    id, _, rest = turn.input.text.partition(".")
    why, _, after = rest.partition(".")
    return Screen("cycles.list", {"id": id, "why": why, "after": after})


def opening(turn: Turn) -> Screen:
    return Screen("cycles.opening", {"id": turn.input.text})


def open_now(turn: Turn) -> Screen:
    return stored(turn, cycles.open_now(turn.tx, turn.person, turn.input.text, when(turn)), "cycle_opened")


def typed(turn: Turn) -> Screen:
    act = TYPED.get(turn.focus.screen.name) if turn.focus else None
    return act(turn) if act else turn.again("unexpected", sort="text")


TYPED = {ASKING: type_asked, "cycles.moving": type_day, "cycles.naming": type_name}

conversation = Conversation(
    "cycles",
    presses={
        "open": open_,
        "new": new,
        "process": process,
        "day": day,
        "name": name,
        "one": one,
        "move": move,
        "rename": rename,
        "list": list_,
        "opening": opening,
        "now": open_now,
        "out": Turn.back,
    },
    typed=typed,
    roles=frozenset({Role.ORGANISER, Role.ADMIN}),
    aside=True,
)
