"""How far reporting is, in words: numbers that always say their day, and figures that always say whose they are."""

from collections.abc import Iterator
from urllib.parse import urlencode

from markupsafe import Markup

from bot.domain.cycles import Cycle, Phase
from bot.domain.progress import Progress
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.views.page import Choice, Link, Reading
from bot.views.reading.sheet import SHARED, SHARING, clipped
from bot.views.report.wording import when
from bot.views.view import lines

LINK = "progress"
PHASES = {
    Phase.OPEN: mark("open, on time until {day}"),
    Phase.LATE: mark("due on {day}, still taken until {locks}"),
    Phase.LOCKED: mark("locked, took reports until {locks}"),
}


def press(verb: str, argument: str = "") -> Press:
    return Press("progress", verb, argument)


def leave(t: Translator) -> Choice:
    return Choice(t("Leave"), press("leave"))


def numbers(told: Progress, t: Translator) -> Markup:
    """The same four numbers everywhere, and what is left of them only where there is any."""
    return lines(*_numbers(told, t))


def _numbers(told: Progress, t: Translator) -> Iterator[Markup]:
    yield t("Reports expected: {n}", n=t.number(told.expected))
    yield t("Progress reported: {n}", n=t.number(told.progress))
    yield t("No change confirmed: {n}", n=t.number(told.unchanged))
    if told.others:
        yield t("Nothing to report, or cannot say: {n}", n=t.number(told.others))
    yield t("Nothing received: {n}", n=t.number(told.missing))
    yield t("On time: {n} of {all} received", n=t.number(told.on_time), all=t.number(told.received))
    if told.extended:
        yield t("With an extension: {n}", n=t.number(told.extended))


def as_of(reading: Reading, t: Translator) -> Markup:
    return t("As of {day}. What organisations report is theirs; Kept does not check or rank it.",
             day=t.date(when(reading).today))  # fmt: skip


def phase(cycle: Cycle, reading: Reading, t: Translator) -> Markup:
    said = PHASES.get(cycle.phase(when(reading).today), PHASES[Phase.OPEN])
    return t(said, day=t.date(cycle.due), locks=t.date(cycle.locks))


def cycle_of(cycle: Cycle, t: Translator) -> str:
    return cycle.name(t.language)


def process_of(cycle: Cycle, reading: Reading, t: Translator) -> Markup:
    process = reading.content.processes.get(cycle.process)
    return reading.words(t, process.title) if process else t.value(cycle.process)


def silence(since: Cycle | None, t: Translator) -> Iterator[Markup]:
    if since:
        cycle, day = cycle_of(since, t), t.date(since.locks)
        yield t("Silent since {cycle}, which took reports until {day}.", cycle=cycle, day=day)


def share(id: str, words: str, reading: Reading, t: Translator) -> Link:
    address = {"url": reading.house.link(f"{LINK}_{id}"), "text": clipped(words, SHARED)}
    return Link(t("Share"), f"{SHARING}?{urlencode(address)}")
