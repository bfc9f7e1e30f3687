"""A report that waits for a signature: signed with one tap, or given back unsigned with a sentence."""

from dataclasses import replace

from bot.domain.authority import Act
from bot.domain.cycles import When
from bot.domain.people import Person, Role
from bot.domain.reports import Move, Refusal, Report, Stage, fits, stage_of
from bot.domain.screens import Screen
from bot.services import telling
from bot.services.authority import allows, exercise
from bot.services.promising import one_line
from bot.services.reports import Filed, Standing, refused, standing, submit
from bot.storage import owed, reports
from bot.storage.engine import Transaction


def sign(tx: Transaction, person: Person, cycle: str, commitment: str, number: int, when: When) -> Filed | Refusal:
    """One tap on what one has read: another revision that came meanwhile is not signed by it."""
    found = standing(tx, person, cycle, commitment, when)
    against = _unsigned(tx, person, found, number, Move.SIGN, when)
    if found is None or against:
        return against or Refusal.NOT_OWED
    report = reports.find(tx, number)
    if report is None:
        return Refusal.NOT_OWED
    done = submit(tx, found, report, when)
    _tell_filler(tx, report, person, "report.signed", when)
    return Filed(done, Stage.SUBMITTED)


def give_back(
    tx: Transaction, person: Person, cycle: str, commitment: str, number: int, sentence: str, when: When
) -> bool | Refusal:
    """Unsigned, with a sentence; what counted before counts on."""
    found = standing(tx, person, cycle, commitment, when)
    against = _unsigned(tx, person, found, number, Move.GIVE_BACK, when)
    if found is None or against:
        return against or Refusal.NOT_OWED
    before = reports.find(tx, found.owing.report) if found.owing.report else None
    stage = stage_of(before, found.owing.question)
    owing = replace(found.owing, stage=stage, since=when.now, waiting=None, note=one_line(sentence))
    owed.put(tx, owing)
    report = reports.find(tx, number)
    if report:
        _tell_filler(tx, report, person, "report.given_back", when)
    return True


def _unsigned(
    tx: Transaction, person: Person, found: Standing | None, number: int, move: Move, when: When
) -> Refusal | None:
    if found is None:
        return Refusal.NOT_OWED
    if not allows(tx, person, Act.SIGN_REPORT, found.matter):
        return Refusal.NOT_YOURS
    if not fits(move, Role.SIGNER, found.owing.stage):
        return Refusal.NOT_NOW
    if found.owing.waiting != number:
        return Refusal.NEWER
    locked = refused(found, when)
    done = locked or exercise(tx, person, Act.SIGN_REPORT, found.matter, f"{move} {found.owing.subject}", when.now)
    return locked or (None if done else Refusal.NOT_YOURS)


def _tell_filler(tx: Transaction, report: Report, by: Person, screen: str, when: When) -> None:
    if report.person and report.person != by.id:
        named = Screen(screen, {"cycle": report.cycle, "commitment": report.commitment, "number": report.number})
        telling.tell(tx, [report.person], named, f"{screen}:{report.number}:{when.now.timestamp()}", when.now)
