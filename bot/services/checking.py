"""What an organiser does with reports: accepts them, sends them back with a question, gives more time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.domain.authority import Act
from bot.domain.cycles import Phase, When
from bot.domain.people import Person, Role
from bot.domain.reports import Move, Owing, Refusal, Report, Stage, fits
from bot.domain.screens import Screen
from bot.services import telling
from bot.services.authority import allows, exercise
from bot.services.promising import one_line
from bot.services.reports import Standing, of_owing, standing
from bot.storage import bystanders, cycles, owed, people, reports
from bot.storage.engine import Transaction

AT_ONCE = 50  # in one unit
ACTS = {
    Move.ACCEPT: Act.ACCEPT_REPORT,
    Move.SEND_BACK: Act.SEND_BACK_REPORT,
    Move.EXTEND: Act.EXTEND_REPORT,
}


def accept(tx: Transaction, by: Person, cycle: str, commitment: str, number: int, when: When) -> bool | Refusal:
    """The revision that was read, and no other."""
    found = standing(tx, by, cycle, commitment, when)
    refused = _refused(tx, by, found, Move.ACCEPT, when, number)
    if found is None or refused:
        return refused or Refusal.NOT_OWED
    reports.accept(tx, number, when.now)
    owed.put(tx, replace(found.owing, stage=Stage.ACCEPTED, since=when.now, question=""))
    _tell(tx, found, "report.accepted", when, filler_only=True)
    return True


def accept_all(tx: Transaction, by: Person, numbers: Iterable[int], when: When) -> list[Report]:
    """Exactly those named, as far as they are still the newest; each is on record by itself."""
    found = [one for number in list(numbers)[:AT_ONCE] if (one := reports.find(tx, number))]
    return [one for one in found if accept(tx, by, one.cycle, one.commitment, one.number, when) is True]


def send_back(
    tx: Transaction, by: Person, cycle: str, commitment: str, number: int, question: str, when: When
) -> bool | Refusal:
    """With a question that its holder answers by a correction; what was accepted is no longer."""
    found, asked = standing(tx, by, cycle, commitment, when), one_line(question)
    if not asked:
        return Refusal.NOT_WHOLE
    refused = _refused(tx, by, found, Move.SEND_BACK, when, number)
    if found is None or refused:
        return refused or Refusal.NOT_OWED
    reports.accept(tx, number, None)
    owed.put(tx, replace(found.owing, stage=Stage.SENT_BACK, since=when.now, question=asked))
    _tell(tx, found, "report.sent_back", when)
    return True


def extend(
    tx: Transaction, by: Person, cycle: str, commitment: str, until: date, because: str, when: When
) -> bool | Refusal:
    """More time for one report, with a reason that everybody may read; never beyond the lock."""
    found = standing(tx, by, cycle, commitment, when)
    refused = _refused(tx, by, found, Move.EXTEND, when)
    if found is None or refused:
        return refused or Refusal.NOT_OWED
    if found.cycle.phase(when.today) is Phase.LOCKED:
        return Refusal.LOCKED
    if until > found.cycle.locks:
        return Refusal.TOO_LATE
    if until < max(when.today, found.cycle.due) or not one_line(because):
        return Refusal.NOT_WHOLE
    owed.put(tx, replace(found.owing, extended=until, until=until, because=one_line(because)))
    _tell(tx, found, "report.extended", when)
    return True


def extend_all(
    tx: Transaction, by: Person, cycle: str, organisation: str, until: date, because: str, when: When
) -> list[Owing] | Refusal:
    """For all that an organisation has not sent in yet; an area is one organisation after the other."""
    known = cycles.find(tx, cycle)
    if known is None:
        return Refusal.NOT_OWED
    mine = [one for one in owed.due(tx, [organisation], [cycle], AT_ONCE) if one.stage is not Stage.SENT_BACK]
    for one in mine:
        done = extend(tx, by, cycle, one.commitment, until, because, when)
        if done is not True:
            return done if isinstance(done, Refusal) else Refusal.NOT_NOW
    return mine


def to_check(
    tx: Transaction, by: Person, cycle: str, most: int, when: When, after: Owing | None = None
) -> list[Standing]:
    """Submitted and longest waiting first, as far as they are this organiser's to check."""
    found: list[Standing] = []
    while rows := owed.in_stage(tx, cycle, Stage.SUBMITTED, most, after):
        seen = (of_owing(tx, by, one, when) for one in rows)
        found += [one for one in seen if one and allows(tx, by, Act.ACCEPT_REPORT, one.matter)]
        after = rows[-1]
        if len(found) >= most or len(rows) < most:
            break
    return found[:most]


def waiting(tx: Transaction, by: Person, most: int, when: When) -> list[Standing]:
    """The same of all cycles, those that are locked too."""
    found = [one for cycle in cycles.everything(tx) for one in to_check(tx, by, cycle.id, most, when)]
    return sorted(found, key=lambda one: one.owing.since)[:most]


def checks(tx: Transaction, by: Person, found: Standing) -> bool:
    return allows(tx, by, Act.ACCEPT_REPORT, found.matter)


def _refused(
    tx: Transaction, by: Person, found: Standing | None, move: Move, when: When, number: int | None = None
) -> Refusal | None:
    if found is None:
        return Refusal.NOT_OWED
    if not allows(tx, by, ACTS[move], found.matter):
        return Refusal.NOT_YOURS
    if not fits(move, Role.ORGANISER, found.owing.stage):
        return Refusal.NOT_NOW
    if number is not None and found.owing.report != number:
        return Refusal.NEWER
    done = exercise(
        tx, by, ACTS[move], found.matter, f"{found.owing.subject} {found.organisation.scope.code}", when.now
    )
    return None if done else Refusal.NOT_YOURS


def _tell(tx: Transaction, found: Standing, screen: str, when: When, *, filler_only: bool = False) -> None:
    """Whoever filled it in, and whoever took the promise; where nobody did, all who work there."""
    owing = found.owing
    report = reports.find(tx, owing.report) if owing.report else None
    whom = {report.person} if report and report.person else set()
    if not filler_only:
        whom |= set(bystanders.takers_of(tx, owing.commitment)) or {
            one.id for one in people.members(tx, owing.organisation)
        }
    present = {one.id for one in people.members(tx, owing.organisation)}  # who left is told no more
    named = Screen(screen, {"cycle": owing.cycle, "commitment": owing.commitment})
    key = f"{screen}:{owing.subject}:{when.now.timestamp()}"
    telling.tell(tx, sorted(whom & present), named, key, when.now)
