"""How far reporting is, as everybody may see it: of one promise, of one organisation, of each cycle."""

from collections import Counter
from dataclasses import dataclass

from bot.domain.cycles import Cycle, When
from bot.domain.directory import Organisation
from bot.domain.people import Person
from bot.domain.progress import Progress, counted, progress_of, seen, silent_since
from bot.domain.progress import Said as Counted
from bot.domain.register import Facet
from bot.domain.reports import Owing, Report
from bot.services import commitments, organisations
from bot.services.commitments import Shown
from bot.services.reports import REVISIONS, Standing
from bot.storage import cycles, owed, progress, reports
from bot.storage.engine import Transaction

EVERY = 100  # cycles of one promise, of which there is one a year or so


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one report that is expected."""

    standing: Standing
    report: Report | None = None  # the newest that counts
    revisions: int = 0


@dataclass(frozen=True, slots=True)
class OfPromise:
    """A page of the cycles that expect a report on it, the newest first."""

    shown: Shown
    progress: Progress
    silent: Cycle | None = None  # since which cycle
    told: tuple[Told, ...] = ()
    more: bool = False


def of_promise(tx: Transaction, reader: Person, id: str, when: When, start: int, most: int) -> OfPromise | None:
    shown = commitments.find(tx, reader, id)
    if shown is None:
        return None
    known = {one.id: one for one in cycles.everything(tx)}
    rows = [one for one in owed.of_commitment(tx, id, EVERY) if one.cycle in known]
    rows.sort(key=lambda one: known[one.cycle].opens, reverse=True)
    told = [_told(tx, shown, one, known[one.cycle], when) for one in rows]
    since = silent_since([(known[one.cycle], int(one.report is not None)) for one in rows], when.today)
    page = tuple(one for one in told[start : start + most] if one)
    return OfPromise(shown, _sum([one for one in told if one]), since, page, len(told) > start + most)


def _told(tx: Transaction, shown: Shown, owing: Owing, cycle: Cycle, when: When) -> Told | None:
    whose = shown.organisations.get(owing.organisation) or organisations.found(tx, owing.organisation)
    if whose is None:
        return None
    standing = Standing(owing, cycle, shown.record, whose, seen(owing, cycle, when.today))
    if owing.report is None:
        return Told(standing)
    kept = reports.revisions(tx, owing.cycle, owing.commitment, REVISIONS)
    signed = [one for one in kept if one.signed]
    return Told(standing, next((one for one in signed if one.number == owing.report), None), len(signed))


def _sum(told: list[Told]) -> Progress:
    columns: Counter[str] = Counter()
    for one in told:
        said = Counted(one.report.state, one.report.unchanged) if one.report else None
        columns.update(counted(one.standing.owing, said))
    return progress_of(columns)


@dataclass(frozen=True, slots=True)
class OfOrganisation:
    """What it was expected to report in each cycle, the newest first, and what came."""

    organisation: Organisation
    cycles: tuple[tuple[Cycle, Progress], ...]
    silent: Cycle | None = None


def of_organisation(tx: Transaction, id: str, when: When) -> OfOrganisation | None:
    one = organisations.public(tx, id)
    if one is None:
        return None
    found = _by_cycle(tx, id)
    since = silent_since([(cycle, told.received) for cycle, told in found], when.today)
    return OfOrganisation(one, found, since)


def overall(tx: Transaction) -> tuple[tuple[Cycle, Progress], ...]:
    """Every cycle that has opened, the newest first."""
    return _by_cycle(tx)


def _by_cycle(tx: Transaction, organisation: str = "") -> tuple[tuple[Cycle, Progress], ...]:
    known = [one for one in cycles.everything(tx) if one.opened]
    found = progress.of(tx, [one.id for one in known], Facet.ALL, organisation)
    return tuple((one, found[one.id, ""]) for one in known if (one.id, "") in found and found[one.id, ""].expected)


def of_cycle(tx: Transaction, id: str, facet: Facet, value: str) -> tuple[Cycle, Progress] | None:
    """The whole of it, or what has that in common."""
    cycle = cycles.find(tx, id)
    told = progress.of(tx, [id], facet).get((id, value))
    return (cycle, told) if cycle and told else None


def parts(tx: Transaction, id: str, facet: Facet) -> dict[str, Progress]:
    return {value: told for (_, value), told in progress.of(tx, [id], facet).items() if told.expected}


@dataclass(frozen=True, slots=True)
class Silent:
    """A page of the organisations of which nothing was received."""

    cycle: Cycle
    shown: tuple[tuple[Organisation, Progress], ...]
    more: bool


def silent(tx: Transaction, id: str, facet: Facet, value: str, most: int, after: str = "") -> Silent | None:
    cycle = cycles.find(tx, id)
    if cycle is None:
        return None
    found = list(progress.silent(tx, id, facet, value, most + 1, after).items())
    named = ((organisations.public(tx, one), told) for one, told in found[:most])
    return Silent(cycle, tuple((one, told) for one, told in named if one), len(found) > most)
