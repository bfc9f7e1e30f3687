"""Reporting periods: made, changed, opened once; what each expects is written down, and can be seen before."""

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.authority import Act, Matter
from bot.domain.cycles import Amiss, Candidate, Cycle, When, Why, Work, amiss, why
from bot.domain.people import Person
from bot.domain.register import LETTERS
from bot.domain.reports import Owing, Refusal, Stage
from bot.services import editions, nudging
from bot.services.authority import allows, exercise, sight
from bot.storage import cycles, owed
from bot.storage.engine import Transaction

ID = 6
WRITTEN, LOOKED_AT = 20, 100  # commitments in one unit: others wait no longer than that takes


@dataclass(frozen=True, slots=True)
class Dates:
    opens: date
    due: date
    locks: date


def amiss_so_far(given: Mapping[str, date], today: date) -> Amiss | None:
    """What is wrong with the days that are chosen already; a report must still be possible on time."""
    if given.get("due", today) < today:
        return Amiss.PAST
    opens = given.get("opens", date.min)
    due = given.get("due", opens)
    return amiss(Cycle("", "", {"en": "-"}, opens, due, given.get("locks", due)))


def fresh_id() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(ID))


def make(
    tx: Transaction, by: Person, process: str, names: Mapping[str, str], dates: Dates, when: When
) -> Cycle | Refusal | Amiss:
    """It opens on its day, and not before."""
    new = Cycle(fresh_id(), process, names, dates.opens, dates.due, dates.locks)
    return _kept(tx, by, new, when)


def change(
    tx: Transaction, by: Person, id: str, names: Mapping[str, str], dates: Dates, when: When
) -> Cycle | Refusal | Amiss:
    """Once it is open its list stays, and its rows follow its new dates."""
    before = cycles.find(tx, id)
    if before is None:
        return Refusal.NOT_OPEN
    if before.work is Work.LIST or (before.opened and dates.opens != before.opens):
        return Refusal.NOT_NOW
    new = replace(before, names=names, opens=dates.opens, due=dates.due, locks=dates.locks)
    moves = before.opened is not None and new.due != before.due
    done = _kept(tx, by, replace(new, work=Work.MOVE, reached="") if moves else new, when)
    if moves and isinstance(done, Cycle):
        nudging.moved(tx, id, when)
    return done


def _kept(tx: Transaction, by: Person, cycle: Cycle, when: When) -> Cycle | Refusal | Amiss:
    wrong = amiss(cycle)
    if wrong:
        return wrong
    if not exercise(tx, by, Act.KEEP_CYCLE, matter(cycle), f"cycle:{cycle.id}", when.now):
        return Refusal.NOT_YOURS
    cycles.put(tx, cycle)
    editions.note_cycle(tx, cycle, when.now)
    return cycle


def open_now(tx: Transaction, by: Person, id: str, when: When) -> Cycle | Refusal:
    """Before its day, by an organiser's hand."""
    cycle = cycles.find(tx, id)
    if cycle is None or cycle.opened:
        return Refusal.NOT_NOW
    earlier = replace(cycle, opens=min(cycle.opens, when.today))
    if not exercise(tx, by, Act.KEEP_CYCLE, matter(cycle), f"cycle:{id}", when.now):
        return Refusal.NOT_YOURS
    cycles.put(tx, earlier)
    editions.note_cycle(tx, earlier, when.now)
    cycles.open_(tx, id, when.now)
    return cycles.find(tx, id) or earlier


def matter(cycle: Cycle) -> Matter:
    return Matter(processes=frozenset({cycle.process}))


def keeps(tx: Transaction, by: Person, cycle: Cycle) -> bool:
    return allows(tx, by, Act.KEEP_CYCLE, matter(cycle))


def processes(tx: Transaction, by: Person, those: Iterable[str]) -> list[str]:
    """In which of those they may keep cycles."""
    may = sight(tx, by, Act.KEEP_CYCLE)
    return [one for one in those if may(Matter(processes=frozenset({one})))]


def work(tx: Transaction, when: When) -> bool:
    """One slice of what is to be done; whether there may be more."""
    for cycle in cycles.to_do(tx, when.today)[:1]:
        if cycle.work is None:
            return cycles.open_(tx, cycle.id, when.now)
        reached = STEPS[cycle.work](tx, cycle)
        cycles.put(tx, replace(cycle, reached=reached, work=cycle.work if reached else None))
        return True
    return False


def _list(tx: Transaction, cycle: Cycle) -> str:
    found = cycles.candidates(tx, cycle.process, cycle.reached, WRITTEN)
    if cycle.opened:
        asked = [one for one in found if why(one, cycle.opened) is Why.EXPECTED]
        owed.add(tx, [owing for one in asked if (owing := _owing(one, cycle))])
    return found[-1].commitment if found else ""


def _owing(one: Candidate, cycle: Cycle) -> Owing | None:
    if one.maker is None or cycle.opened is None:
        return None
    return Owing(cycle.id, one.commitment, one.maker, Stage.OPEN, cycle.due, cycle.opened)


def _move(tx: Transaction, cycle: Cycle) -> str:
    return owed.move(tx, cycle.id, cycle.reached, WRITTEN, cycle.due)


STEPS = {Work.LIST: _list, Work.MOVE: _move}


@dataclass(frozen=True, slots=True)
class Expectation:
    """Commitments of one answer, and where the next page begins; empty: there is none."""

    found: tuple[tuple[Candidate, Why], ...]
    on: str = ""


def preview(tx: Transaction, cycle: Cycle, when: When) -> Mapping[Why, int]:
    """How many it would expect if it opened at this moment, and for which reasons not the others."""
    counts: Counter[Why] = Counter()
    after = ""
    while found := cycles.candidates(tx, cycle.process, after, LOOKED_AT):
        counts.update(why(one, cycle.opened or when.now) for one in found)
        after = found[-1].commitment
    return counts


def expectation(tx: Transaction, cycle: Cycle, only: Why, most: int, when: When, after: str = "") -> Expectation:
    """A page of the commitments of which that is said."""
    shown: list[tuple[Candidate, Why]] = []
    while found := cycles.candidates(tx, cycle.process, after, LOOKED_AT):
        for one in found:
            after = one.commitment
            reason = why(one, cycle.opened or when.now)
            if reason is only and len(shown) == most:
                return Expectation(tuple(shown), shown[-1][0].commitment)
            shown += [(one, reason)] if reason is only else []
    return Expectation(tuple(shown))
