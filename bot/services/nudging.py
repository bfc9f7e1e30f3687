"""Reminding: whoever has something to report is told on the days of a cycle, once, and of what is owed by then."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.cycles import When
from bot.domain.effects import Effect, Lane, Owed
from bot.domain.focus import Focus
from bot.domain.hours import waking
from bot.domain.nudges import WEEK, latest, merged
from bot.domain.people import Person, Role, State
from bot.domain.reports import Stage
from bot.domain.screens import Screen
from bot.services import due
from bot.services.reports import Standing
from bot.storage import bystanders, cycles, focus, nudges, outbox, people
from bot.storage.engine import Transaction
from bot.storage.nudges import Round

SLICE = 15  # organisations whose people are reminded in one unit
NUDGE = Screen("report.due", {"nudge": True})
MORNING = time(9)
# Where nothing is begun that a typed answer could belong to.
RESTING = ("start.menu", "report.due", "report.received")


def work(tx: Transaction, when: When) -> bool:
    """One slice of what is to be done; whether there may be more."""
    for cycle in cycles.taking(tx, when.today):
        if cycle.work:  # what it expects is still being written down, or moved
            continue
        day, before = latest(cycle, when.today), nudges.newest(tx, cycle.id)
        if day and (before is None or day > before):
            nudges.begin(tx, cycle.id, day)
        one = nudges.under_way(tx, cycle.id)
        if one:
            nudges.go_on(tx, one, _slice(tx, one, when))
            return True
    return False


def _slice(tx: Transaction, one: Round, when: When) -> str:
    found = nudges.owing(tx, one.cycle, one.reached, SLICE)
    for organisation in found:
        for person in people.members(tx, organisation):
            _plan(tx, one, person, when)
    return found[-1] if found else ""


def _plan(tx: Transaction, one: Round, person: Person, when: When) -> None:
    chat = people.account(tx, person.id)
    if chat is None or not welcome(person):
        return
    at = waking(when.now, person.zone, person.quiet)
    waits = outbox.pending(tx, person.id, Effect.NUDGE)
    enough = waits or merged(at, person.zone, nudges.sent(tx, person.id, when.now - WEEK))
    if nudges.add(tx, one, person.id, None if enough else at) and not enough:
        _owe(tx, person, chat, at)


def _owe(tx: Transaction, person: Person, chat: int, at: datetime) -> None:
    """One on a day, by the calendar of whoever gets it."""
    key = f"nudge:{person.id}:{When(at, person.zone).today}"
    outbox.add(tx, Owed(key, chat, person.id, NUDGE, at, Effect.NUDGE, Lane.BULK, due=at))


def welcome(person: Person) -> bool:
    return person.reminded and not person.blocked and person.state is State.ACTIVE


def asked(tx: Transaction, person: Person, when: When) -> Screen | None:
    """What they are reminded of when it is sent: one report, or how many; nothing, if all of it is done by now."""
    if not welcome(person):
        return None
    found = [one for one in due.mine(tx, person, when, due.AT_ONCE).shown if _theirs(tx, person, one)]
    if len(found) != 1:
        return NUDGE if found else None
    owing = found[0].owing
    return Screen("report.one", {"cycle": owing.cycle, "commitment": owing.commitment, **NUDGE.arguments})


def _theirs(tx: Transaction, person: Person, one: Standing) -> bool:
    """A signature is for whoever signs; the rest for whoever takes care of it, or for all where nobody does."""
    if one.role is None or one.owing.stage is Stage.SIGNING:
        return one.role is Role.SIGNER
    mine = one.owing.organisation
    takers = [id for id in bystanders.takers_of(tx, one.record.id) if _works_for(tx, id, mine)]
    return not takers or person.id in takers


def _works_for(tx: Transaction, id: str, organisation: str) -> bool:
    found = people.find(tx, id)
    return found is not None and organisation in found.organisations and welcome(found)


def shown(tx: Transaction, owed: Owed, message: int, now: datetime) -> None:
    """It awaits what is typed from now on, unless something was begun."""
    nudges.came(tx, owed.person or "", owed.acted, now)
    before = focus.find(tx, owed.person or "", owed.chat)
    if owed.person and (before is None or before.screen.name in RESTING):
        revision = before.revision + 1 if before else 1
        focus.put(tx, owed.person, owed.chat, Focus(owed.screen, None, message, revision), now)


def later(tx: Transaction, person: Person, chat: int, days: int, when: When) -> date:
    """Once more, in the morning of that day."""
    day = When(when.now, person.zone).today + timedelta(days=days)
    morning = datetime.combine(day, MORNING, ZoneInfo(person.zone)).astimezone(when.now.tzinfo)
    _owe(tx, person, chat, waking(morning, person.zone, person.quiet))
    return day


def moved(tx: Transaction, cycle: str, when: When) -> None:
    """Another day is told to those who were reminded of the old one and still owe."""
    if nudges.newest(tx, cycle):
        nudges.begin(tx, cycle, when.today)


def resolved(tx: Transaction, owed: Owed, reader: Person, when: When) -> Owed | None:
    screen = asked(tx, reader, when)
    return replace(owed, screen=screen) if screen else None
