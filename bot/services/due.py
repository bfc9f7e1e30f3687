"""What somebody has to report, across their organisations: what is due first comes first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.cycles import When
from bot.domain.people import Person, Role
from bot.domain.reports import Refusal, Stage
from bot.services import quick
from bot.services.reports import Filed, Standing, newest, of_owing
from bot.storage import cycles, owed, reports
from bot.storage.engine import Transaction

AT_ONCE = 50  # looked through, or sent, in one unit


@dataclass(frozen=True, slots=True)
class Due:
    """A page of it; `on` is the subject behind which the next one begins."""

    shown: tuple[Standing, ...]
    counts: Mapping[Stage, int]
    on: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def mine(tx: Transaction, person: Person, when: When, most: int, after: str = "") -> Due:
    within = [one.id for one in cycles.taking(tx, when.today)]
    behind = owed.find(tx, *halves(after)) if after else None
    rows = owed.due(tx, person.organisations, within, most + 1, behind)
    found = [one for row in rows[:most] if (one := of_owing(tx, person, row, when))]
    counts = owed.counts(tx, person.organisations, within)
    return Due(tuple(found), counts, rows[most - 1].subject if len(rows) > most else "")


def halves(subject: str) -> tuple[str, str]:
    cycle, _, commitment = subject.partition(".")
    return cycle, commitment


def first(tx: Transaction, person: Person, when: When, after: str = "") -> Standing | None:
    """What is owed most, and is this person's to do: who cannot sign has done their part in what waits for that."""
    for start in dict.fromkeys((after, "")):  # round once, so that what was passed over comes again
        found = next(_to_do(tx, person, when, start), None)
        if found:
            return found
    return None


def _to_do(tx: Transaction, person: Person, when: When, after: str) -> Iterator[Standing]:
    listed = mine(tx, person, when, AT_ONCE, after)
    for one in listed.shown:
        if (
            one.role
            and one.owing.subject != after
            and (one.owing.stage is not Stage.SIGNING or one.role is Role.SIGNER)
        ):
            yield one


def unchanged(tx: Transaction, person: Person, when: When) -> list[tuple[Standing, int]]:
    """On which "no change" could be said, each with the revision that stands there."""
    rows = mine(tx, person, when, AT_ONCE).shown
    open_ = [one for one in rows if one.role and one.owing.stage is Stage.OPEN]
    said = [one for one in open_ if reports.last(tx, one.record.id)]
    return [(one, newest(tx, one.owing)) for one in said]


def say_unchanged(tx: Transaction, person: Person, subjects: Mapping[str, int], when: When) -> list[Filed | Refusal]:
    """Of exactly those that were shown."""
    shown = list(subjects.items())[:AT_ONCE]
    return [quick.no_change(tx, person, *halves(one), base, when) for one, base in shown]
