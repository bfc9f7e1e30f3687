"""Self-reports: filed, signed, given back unsigned; keyed by their draft, so that sending twice is sending once."""

from dataclasses import dataclass, replace

from bot.domain.authority import Act, Matter
from bot.domain.cycles import Cycle, When
from bot.domain.directory import Organisation
from bot.domain.people import Person, Role
from bot.domain.register import Change, Record
from bot.domain.reports import (
    Given,
    Owing,
    Refusal,
    Report,
    Reported,
    Stage,
    Status,
    filed,
    refused_by,
    status,
)
from bot.domain.screens import Screen
from bot.domain.self_report import FIGURE, STATE, private, said
from bot.services import telling
from bot.services.authority import allows, exercise
from bot.services.promising import hand
from bot.storage import bystanders, commitments, cycles, organisations, owed, people, reports
from bot.storage.engine import Transaction

REVISIONS = 20  # of one report, looked through


@dataclass(frozen=True, slots=True)
class Standing:
    """A report that is owed, with all that belongs to it."""

    owing: Owing
    cycle: Cycle
    record: Record
    organisation: Organisation
    status: Status
    role: Role | None = None  # in which the reader acts for the organisation

    @property
    def matter(self) -> Matter:
        return replace(self.organisation.matter, processes=frozenset({self.cycle.process}))

    @property
    def signed(self) -> bool:
        return self.organisation.signed


@dataclass(frozen=True, slots=True)
class Filed:
    """A report on disk; `again`: it was there already."""

    report: Report
    stage: Stage
    again: bool = False


def standing(tx: Transaction, reader: Person | None, cycle: str, commitment: str, when: When) -> Standing | None:
    owing = owed.find(tx, cycle, commitment)
    return of_owing(tx, reader, owing, when) if owing else None


def of_owing(tx: Transaction, reader: Person | None, owing: Owing, when: When) -> Standing | None:
    cycle, record = cycles.find(tx, owing.cycle), commitments.find(tx, owing.commitment)
    one = organisations.find(tx, owing.organisation)
    if cycle is None or record is None or one is None:
        return None
    found = Standing(owing, cycle, record, one, status(owing, cycle, when.today))
    return replace(found, role=hand(reader, one.id) if reader and works_for(tx, reader, found) else None)


def works_for(tx: Transaction, reader: Person, found: Standing) -> bool:
    return allows(tx, reader, Act.REPORT, found.matter)


def file(tx: Transaction, person: Person, cycle: str, commitment: str, given: Given, when: When) -> Filed | Refusal:
    """By somebody of the organisation that owes it: submitted, or waiting for a signature."""
    found = standing(tx, person, cycle, commitment, when)
    if found is None:
        return Refusal.NOT_OWED
    if found.role is None:
        return Refusal.NOT_YOURS
    before = reports.of_draft(tx, given.key)
    if before:
        return Filed(before, found.owing.stage, again=True)
    present = people.find(tx, person.id) or person
    stage = filed(hand(present, found.organisation.id), signed=found.signed)
    unfitting = unfit(tx, found, given, when)
    if unfitting:
        return unfitting
    if not exercise(
        tx, person, Act.REPORT, found.matter, f"{found.owing.subject} {found.organisation.scope.code}", when.now
    ):
        return Refusal.NOT_YOURS
    return keep(tx, found, given, person.id, stage, when)


def unfit(tx: Transaction, found: Standing, given: Given, when: When) -> Refusal | None:
    """Why it is not taken, whoever sends it and in whichever way."""
    locked = refused(found, when)
    if locked:
        return locked
    if given.answers.get(STATE) not in list(Reported):
        return Refusal.NOT_WHOLE
    return Refusal.NEWER if given.base < newest(tx, found.owing) else None


def refused(found: Standing, when: When) -> Refusal | None:
    """Whether anything is taken at all now."""
    return refused_by(found.cycle, when.today)


def newest(tx: Transaction, owing: Owing) -> int:
    """The revision that stands now, signed or not."""
    latest = reports.revisions(tx, owing.cycle, owing.commitment, 1)
    return latest[0].revision if latest else 0


def keep(
    tx: Transaction, found: Standing, given: Given, person: str | None, stage: Stage, when: When
) -> Filed | Refusal:
    """A new revision; whoever calls this has asked whether it may be."""
    told, owing = said(given.answers), found.owing
    apart = private(told)
    new = Report(
        number=0,
        cycle=owing.cycle,
        commitment=owing.commitment,
        organisation=owing.organisation,
        revision=0,
        state=Reported(told.pop(STATE)),
        figure=told.pop(FIGURE, None),
        unchanged=given.unchanged,
        language=given.language,
        channel=given.channel,
        at=when.now,
        person=person,
        said={name: value for name, value in told.items() if name not in apart},
        private={name: value for name, value in told.items() if name in apart},
    )
    report = reports.add(tx, given.key, new)
    if report is None:
        return Refusal.NEWER
    if stage is Stage.SIGNING:
        owed.put(tx, replace(owing, stage=stage, since=when.now, waiting=report.number, note=""))
        _ask_signers(tx, found, report)
        return Filed(report, stage)
    return Filed(submit(tx, found, report, when), Stage.SUBMITTED)


def submit(tx: Transaction, found: Standing, report: Report, when: When) -> Report:
    """From now on it counts; what it is first settles whether it came on time."""
    reports.sign(tx, report.number, when.now)
    owing, first = found.owing, found.owing.received is None
    owing = replace(owing, stage=Stage.SUBMITTED, since=when.now, report=report.number, waiting=None)
    owing = replace(owing, question="", note="")
    if first:
        owing = replace(owing, received=when.now, on_time=when.today <= owing.until)
    owed.put(tx, owing)
    change = Change(when.now, "reported" if first else "report_corrected", organisation=owing.organisation)
    bystanders.note(tx, [(owing.commitment, change)])
    telling.followers(tx, owing.commitment, change)
    return replace(report, signed=when.now)


def _ask_signers(tx: Transaction, found: Standing, report: Report) -> None:
    members = people.members(tx, found.organisation.id)
    signers = [one.id for one in members if one.has(Role.SIGNER, found.organisation.id) and one.id != report.person]
    screen = Screen("report.to_sign", {"cycle": report.cycle, "commitment": report.commitment})
    telling.tell(tx, signers, screen, f"sign:{report.number}", report.at)


@dataclass(frozen=True, slots=True)
class Read:
    """A report as one reader may read it."""

    standing: Standing
    report: Report
    revisions: tuple[Report, ...] = ()


def read(tx: Transaction, reader: Person, number: int, when: When) -> Read | None:
    """What waits for a signature is seen by its organisation; what is for the organiser alone, by whom it is for."""
    report = reports.find(tx, number)
    found = standing(tx, reader, report.cycle, report.commitment, when) if report else None
    if report is None or found is None or not (report.signed or found.role):
        return None
    kept = reports.revisions(tx, report.cycle, report.commitment, REVISIONS)
    seen = [one for one in kept if one.signed or found.role]
    if not allows(tx, reader, Act.READ_REPORT, found.matter):
        report, seen = replace(report, private={}), [replace(one, private={}) for one in seen]
    return Read(found, report, tuple(seen))
