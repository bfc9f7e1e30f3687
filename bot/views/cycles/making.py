"""A cycle being made: three days, each pressed or typed, and a name."""

from datetime import date, timedelta

from markupsafe import Markup

from bot.domain.cycles import Cycle, Edge, When
from bot.i18n import Translator, mark
from bot.services import cycles
from bot.storage.engine import Transaction
from bot.views.cycles.one import days, gone, headed, press
from bot.views.page import Choice, Page, Reading
from bot.views.reading.sheet import LABEL, clipped
from bot.views.view import lines, paragraphs, title

ASKED: dict[str, str] = {
    Edge.OPENS: mark(
        "On which day does it open? From then on reports can be made. Press a day or type one, for example {day}."
    ),
    Edge.DUE: mark("Until which day is a report on time? Press a day or type one, for example {day}."),
    Edge.LOCKS: mark(
        "On which day does it lock? Until then reports are taken, though late. "
        "Press a day or type one, for example {day}."
    ),
}
# Offered as days after the one that was chosen before; the first of them as days after today.
OFFERED: dict[str, tuple[int, ...]] = {Edge.OPENS: (0, 7, 30), Edge.DUE: (30, 60, 90), Edge.LOCKS: (0, 14, 30)}


def load_processes(tx: Transaction, reading: Reading) -> list[str]:
    return cycles.processes(tx, reading.person, reading.content.processes)


def process(reading: Reading, t: Translator) -> Page:
    offered: list[str] = reading.data
    choices = tuple(
        Choice(clipped(reading.words(t, reading.content.processes[id].title).striptags(), LABEL), press("process", id))
        for id in offered
    )
    return Page(paragraphs(title(t("New cycle")), t("Of which process?")), choices, leave(t))


def leave(t: Translator) -> tuple[Choice, ...]:
    return (Choice(t("Back"), press("open")),)


def asking(reading: Reading, t: Translator) -> Page:
    given: dict[str, date] = {edge: date.fromisoformat(said) for edge in Edge if (said := reading.arguments.get(edge))}
    open_ = [edge for edge in Edge if edge not in given]
    today = today_of(reading)
    parts = [title(t("New cycle"))]
    if given:
        parts.append(lines(*days(given, t)))
    if not open_:
        return named(given, parts, today, t)
    start = given[list(Edge)[len(given) - 1]] if given else today
    parts.append(t(ASKED[open_[0]], day=t.date(start + timedelta(days=OFFERED[open_[0]][-1]))))
    return Page(paragraphs(*parts), offers(reading, open_[0], start, t), leave(t))


def named(given: dict[str, date], parts: list[Markup], today: date, t: Translator) -> Page:
    if given["opens"] <= today:
        parts.append(t("It opens at once, as soon as it has a name."))
    parts.append(t("What is it called? Type a name, or press the year."))
    year = str(given["due"].year)
    return Page(paragraphs(*parts), (Choice(year, press("name", year)),), leave(t))


def today_of(reading: Reading) -> date:
    return When(reading.now, reading.house.zone).today


def offers(reading: Reading, edge: str, start: date, t: Translator) -> tuple[Choice, ...]:
    near = reading.arguments.get("near")
    meant = near or [(start + timedelta(days=n)).isoformat() for n in OFFERED[edge]]
    return tuple(Choice(t.date(date.fromisoformat(one)), press("day", one)) for one in meant)


def moving(reading: Reading, t: Translator) -> Page:
    found = reading.data
    edge = reading.arguments.get("edge", "")
    if found is None or edge not in list(Edge):
        return gone(t)
    cycle: Cycle = found.cycle
    text = paragraphs(headed(cycle, t), lines(*days(dates(cycle), t)), t(ASKED[edge], day=t.date(dates(cycle)[edge])))
    start = max(today_of(reading), dates(cycle)[edge]) if edge == "opens" else dates(cycle)[edge]
    return Page(text, offers(reading, edge, start, t), (Choice(t("Back"), press("one", cycle.id)),))


def dates(cycle: Cycle) -> dict[str, date]:
    return {"opens": cycle.opens, "due": cycle.due, "locks": cycle.locks}


def naming(reading: Reading, t: Translator) -> Page:
    if reading.data is None:
        return gone(t)
    cycle: Cycle = reading.data.cycle
    text = paragraphs(headed(cycle, t), t("What is it called in {language}? Please type it.", language=t.name))
    return Page(text, controls=(Choice(t("Back"), press("one", cycle.id)),))


def unread(reading: Reading, t: Translator) -> Markup:
    return t("This could not be read as a date. Please type one, for example {date}.", date=t.date(today_of(reading)))


def no_such_day(reading: Reading, t: Translator) -> Markup:
    return t("This day does not exist. Please type another date, for example {date}.", date=t.date(today_of(reading)))
