"""The cycles there are, and one of them: its days, what it expects and why not the rest, how much has come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from bot.domain.cycles import Cycle, Edge, Phase, When, Why
from bot.domain.register import Record
from bot.domain.reports import Stage, Status
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import cycles
from bot.services.commitments import Shown
from bot.storage import commitments, owed
from bot.storage import cycles as rows
from bot.storage.engine import Transaction
from bot.views.commitments.wording import heading
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import LABEL, clipped, listed
from bot.views.report.wording import STATUSES
from bot.views.view import lines, paragraphs, title

SHOWN = 12
PAGE = 8
PHASES = {
    Phase.PLANNED: mark("planned"),
    Phase.OPEN: mark("open"),
    Phase.LATE: mark("open for late reports"),
    Phase.LOCKED: mark("locked"),
}
DAYS = {
    Edge.OPENS: mark("Opens: {day}"),
    Edge.DUE: mark("On time until: {day}"),
    Edge.LOCKS: mark("Locks: {day}"),
}
MOVES = {
    Edge.OPENS: mark("Move the opening"),
    Edge.DUE: mark("Move the last day on time"),
    Edge.LOCKS: mark("Move the locking"),
}
WHY = {
    Why.EXPECTED: mark("Expected"),
    Why.NOT_CONFIRMED: mark("Not confirmed"),
    Why.REGISTERED_LATER: mark("Registered after the opening"),
    Why.ALIGNMENT: mark("Alignments, which owe nothing"),
    Why.ORAL: mark("Only spoken"),
    Why.WITHDRAWN: mark("Withdrawn"),
    Why.REPORTED_DONE: mark("Reported as done"),
    Why.REPORTED_WITHDRAWN: mark("Reported as withdrawn"),
    Why.NO_MAKER: mark("Whoever promised it is gone"),
}
REACHED = {
    Stage.OPEN: Status.SILENT,
    Stage.SIGNING: Status.SIGNING,
    Stage.SENT_BACK: Status.SENT_BACK,
    Stage.SUBMITTED: Status.SUBMITTED,
    Stage.ACCEPTED: Status.ACCEPTED,
}


@dataclass(frozen=True, slots=True)
class Seen:
    cycle: Cycle
    keeps: bool = False
    whys: Mapping[Why, int] | None = None
    stages: Mapping[Stage, int] | None = None
    page: tuple[Record, ...] = ()
    on: str = ""


def press(verb: str, argument: str = "") -> Press:
    return Press("cycles", verb, argument)


def when(reading: Reading) -> When:
    return When(reading.now, reading.house.zone)


def headed(cycle: Cycle, t: Translator) -> Markup:
    return title(t.value(cycle.name(t.language)))


def days(given: Mapping[str, date], t: Translator) -> Iterator[Markup]:
    return (t(DAYS[edge], day=t.date(given[edge])) for edge in Edge if edge in given)


def gone(t: Translator) -> Page:
    return Page(t("This cycle is not here any more."), controls=(Choice(t("Back"), press("open")),))


@dataclass(frozen=True, slots=True)
class Home:
    found: tuple[Cycle, ...]
    makes: bool


def load_home(tx: Transaction, reading: Reading) -> Home:
    mine = [one for one in rows.everything(tx) if cycles.keeps(tx, reading.person, one)]
    return Home(tuple(mine), bool(cycles.processes(tx, reading.person, reading.content.processes)))


def home(reading: Reading, t: Translator) -> Page:
    data: Home = reading.data
    shown = data.found[:SHOWN]
    today = when(reading).today
    told = [
        t("{name}: {phase}, on time until {day}", name=one.name(t.language), phase=t(PHASES[one.phase(today)]),
          day=t.date(one.due))
        for one in shown
    ]  # fmt: skip
    body = lines(*listed(told, t)) if told else t("There is no cycle yet: nobody is asked for a report.")
    about = t(
        "A cycle is a time in which reports on promises are expected: it opens, is on time until a day, and locks."
    )
    choices = [Choice(clipped(one.name(t.language), LABEL), press("one", one.id)) for one in shown]
    if data.makes:
        choices.append(Choice(t("New cycle"), press("new")))
    controls = (Choice(t("Back"), Press("desk", "open")), Choice(t("Leave"), press("out")))
    return Page(paragraphs(title(t("Reporting cycles")), about, body), tuple(choices), controls)


def load(tx: Transaction, reading: Reading) -> Seen | None:
    cycle = rows.find(tx, reading.arguments.get("id", ""))
    if cycle is None or not cycles.keeps(tx, reading.person, cycle):
        return None
    if cycle.opened:
        return Seen(cycle, stages=owed.stages(tx, cycle.id))
    return Seen(cycle, whys=cycles.preview(tx, cycle, when(reading)))


def one(reading: Reading, t: Translator) -> Page:
    found: Seen | None = reading.data
    if found is None:
        return gone(t)
    cycle = found.cycle
    phase = cycle.phase(when(reading).today)
    process = reading.content.processes.get(cycle.process)
    parts = [
        lines(headed(cycle, t), reading.words(t, process.title) if process else t.value(cycle.process)),
        lines(
            *days({"opens": cycle.opens, "due": cycle.due, "locks": cycle.locks}, t),
            t("It is {phase}.", phase=t(PHASES[phase])),
        ),
        counted(found, t),
    ]
    return Page(
        paragraphs(*parts),
        tuple(ways(found, phase, t)),
        (Choice(t("Back"), press("open")), Choice(t("Leave"), press("out"))),
        2,
    )


def counted(found: Seen, t: Translator) -> Markup:
    if found.whys is not None:
        rows_ = [t("{what}: {n}", what=t(WHY[why]), n=t.number(n)) for why, n in ordered(found.whys)]
        return lines(t("If it opened now:"), *(rows_ or [t("There is no promise in this process yet.")]))
    stages = found.stages or {}
    told = [
        t("{what}: {n}", what=t(STATUSES[REACHED[stage]]), n=t.number(n))
        for stage in REACHED
        if (n := stages.get(stage, 0))
    ]
    return lines(t("Reports expected: {n}", n=t.number(sum(stages.values()))), *told)


def ordered(whys: Mapping[Why, int]) -> list[tuple[Why, int]]:
    return [(why, n) for why in WHY if (n := whys.get(why, 0))]


def ways(found: Seen, phase: Phase, t: Translator) -> Iterator[Choice]:
    id = found.cycle.id
    for why, n in ordered(found.whys or {}):
        yield Choice(t("{what}: {n}", what=t(WHY[why]), n=t.number(n)), press("list", f"{id}.{why}"))
    for edge, label in MOVES.items():
        if edge != "opens" or phase is Phase.PLANNED:
            yield Choice(t(label), press("move", f"{id}.{edge}"))
    yield Choice(t("Rename"), press("rename", id))
    if found.cycle.opened is None:
        yield Choice(t("Open it now"), press("opening", id))


def opening(reading: Reading, t: Translator) -> Page:
    found: Seen | None = reading.data
    if found is None:
        return gone(t)
    n = (found.whys or {}).get(Why.EXPECTED, 0)
    text = paragraphs(
        headed(found.cycle, t),
        t.plural("It will expect {n} report, and write that down for good.",
                 "It will expect {n} reports, and write that down for good.", n),
        t("Promises that are confirmed later wait for the next cycle. Opening cannot be taken back."),
    )  # fmt: skip
    yes = (Choice(t("Open it now"), press("now", found.cycle.id)),) if found.cycle.opened is None else ()
    return Page(text, yes, (Choice(t("Back"), press("one", found.cycle.id)),))


def load_list(tx: Transaction, reading: Reading) -> Seen | None:
    said = reading.arguments
    cycle = rows.find(tx, said.get("id", ""))
    if cycle is None or not cycles.keeps(tx, reading.person, cycle) or said.get("why") not in list(Why):
        return None
    found = cycles.expectation(tx, cycle, Why(said["why"]), PAGE, when(reading), said.get("after", ""))
    records = commitments.find_all(tx, [one.commitment for one, _ in found.found])
    return Seen(cycle, page=tuple(records), on=found.on)


def list_(reading: Reading, t: Translator) -> Page:
    found: Seen | None = reading.data
    if found is None:
        return gone(t)
    why = Why(reading.arguments["why"])
    names = [clipped(heading(Shown(one, {}), t), 120) for one in found.page]
    told = lines(*listed((t.value(one) for one in names), t)) if names else t("There is nothing here any more.")
    choices = [
        Choice(clipped(name, LABEL), Press("commitments", "card", one.id))
        for name, one in zip(names, found.page, strict=True)
    ]
    more = [Choice(t("More"), press("list", f"{found.cycle.id}.{why}.{found.on}"))] if found.on else []
    back = Choice(t("Back"), press("one", found.cycle.id))
    return Page(paragraphs(headed(found.cycle, t), t(WHY[why]), told), tuple(choices), (*more, back))
