"""What was reported in the demo before anybody says a word: the periods of `life/cycles/*.yaml`, step by step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import yaml

from bot.commands.demo_register import id_of
from bot.domain.cycles import Amiss, Cycle, When
from bot.domain.people import Person, Role
from bot.domain.reports import Channel, Given, Refusal, Stage
from bot.faults import Stop
from bot.services import checking, members, reports
from bot.services import cycles as services
from bot.services.people import arrive
from bot.services.reports import Standing
from bot.storage import cycles, outbox, people
from bot.storage import reports as rows
from bot.storage.engine import Transaction

LIFE = Path(__file__).parent / "life" / "cycles"
ZONE = "UTC"
Result = TypeVar("Result")
COLLEAGUE = 8_000_000_000  # the account of somebody who fills in and does not sign


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A cycle as its file says it; days are counted from the demo's today."""

    process: str
    names: Mapping[str, str]
    opens: int
    due: int
    locks: int
    steps: Sequence[Mapping[str, Any]]

    def dates(self, today: date) -> services.Dates:
        opens, due, locks = (today + timedelta(days=one) for one in (self.opens, self.due, self.locks))
        return services.Dates(opens, due, locks)


@dataclass(frozen=True, slots=True)
class Told:
    """A cycle in which steps are taken, each at its moment."""

    tx: Transaction
    organiser: Person
    cycle: str
    now: datetime

    def at(self, day: int) -> When:
        return When(self.now + timedelta(days=day), ZONE)


def periods() -> list[Period]:
    """Last year's comes first, by its name too."""
    files = sorted(LIFE.glob("*.yaml"))
    return [Period(**yaml.load(one.read_text("utf-8"), yaml.CSafeLoader)) for one in files]


def report(tx: Transaction, organiser: Person, now: datetime) -> None:
    """Nothing, where there is a cycle already; nobody is told of what happened before they came."""
    if cycles.everything(tx):
        return
    for one in periods():
        told = Told(tx, organiser, begun(tx, organiser, one, now).id, now)
        for step in one.steps:
            take(told, **step)
    outbox.go_stale(tx)


def begun(tx: Transaction, organiser: Person, period: Period, now: datetime) -> Cycle:
    """Planned and opened in time, as if somebody had been there."""
    dates = period.dates(now.date())
    names = {language: name.format(year=dates.due.year) for language, name in period.names.items()}
    opening = When(now + timedelta(days=period.opens), ZONE)
    made = done(services.make(tx, organiser, period.process, names, dates, opening))
    while services.work(tx, opening):
        pass
    return made


def take(told: Told, *, day: int, **said: Any) -> None:
    """One step: its word names the act, and what the act is about."""
    act = next(word for word in ACTS if word in said)
    ACTS[act](told, told.at(day), said.pop(act), **said)


def file(told: Told, when: When, key: str, channel: str = Channel.CHAT, by: str = "", **said: str) -> None:
    """By whoever signs there, by a colleague who does not, or by a way for which nobody needs to be known."""
    found = owing(told, key, when)
    answers, base = {name: str(value) for name, value in said.items()}, reports.newest(told.tx, found.owing)
    language = found.record.language
    given = Given(f"demo.{found.owing.subject}.{base}", answers, language, Channel(channel), base)
    if given.channel in (Channel.LINK, Channel.EMAIL):
        done(reports.unfit(told.tx, found, given, when) or reports.keep(told.tx, found, given, None, SENT, when))
    else:
        person = filler(told.tx, found, when, by)
        done(reports.file(told.tx, person, told.cycle, found.record.id, given, when))


SENT = Stage.SUBMITTED


def filler(tx: Transaction, found: Standing, when: When, by: str) -> Person:
    organisation = found.organisation
    if by:
        new = arrive(tx, COLLEAGUE, organisation.main, ZONE, when.now)
        people.change(tx, new.id, called=by)
        members.join(tx, new.id, organisation.id, when.now)
        return people.find(tx, new.id) or new
    return next(one for one in people.members(tx, organisation.id) if one.has(Role.SIGNER, organisation.id))


def accept(told: Told, when: When, keys: Sequence[str]) -> None:
    for key in keys:
        number = newest(told, key, when)
        done(checking.accept(told.tx, told.organiser, told.cycle, id_of(key), number, when))


def send_back(told: Told, when: When, key: str, question: str) -> None:
    number = newest(told, key, when)
    done(checking.send_back(told.tx, told.organiser, told.cycle, id_of(key), number, question, when))


def extend(told: Told, when: When, key: str, until: int, because: str) -> None:
    day = told.at(until).today
    done(checking.extend(told.tx, told.organiser, told.cycle, id_of(key), day, because, when))


ACTS: Mapping[str, Callable[..., None]] = {
    "report": file,
    "accept": accept,
    "send_back": send_back,
    "extend": extend,
}


def owing(told: Told, key: str, when: When) -> Standing:
    found = reports.standing(told.tx, None, told.cycle, id_of(key), when)
    if found is None:
        raise Stop(f"The demo's life tells of {key}, on which no report is owed.")
    return found


def newest(told: Told, key: str, when: When) -> int:
    last = rows.revisions(told.tx, told.cycle, owing(told, key, when).record.id, 1)
    return last[0].number if last else 0


def done(result: Result | Refusal | Amiss) -> Result:
    """The demo's own data refused is a fault of ours, and no demo is better than half of one."""
    if isinstance(result, Refusal | Amiss):
        raise Stop(f"The demo's life cannot be told: {result}.")
    return result
