"""How far reporting is: what one report that is owed adds to the numbers of its cycle."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from bot.domain.cycles import Cycle, Phase
from bot.domain.register import Facet
from bot.domain.reports import Owing, Reported, Stage, Status, status

FACETS = (Facet.ALL, Facet.KIND, Facet.ITEM, Facet.TYPE, Facet.COUNTRY)  # in which a cycle is counted
SILENT_ANSWERS = frozenset({Reported.NOTHING, Reported.CANNOT_SAY})  # they are answers, and no progress


class What(StrEnum):
    EXPECTED = "expected"
    RECEIVED = "received"
    PROGRESS = "progress"
    UNCHANGED = "unchanged"
    ON_TIME = "on_time"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Said:
    """Of a report that counts, what is counted."""

    state: Reported
    unchanged: bool


def counted(owing: Owing, said: Said | None) -> frozenset[str]:
    """The columns to which it adds one; a report that waits for its first signature is not received yet."""
    holds = {
        What.EXPECTED: True,
        What.EXTENDED: owing.extended is not None,
        What.RECEIVED: said is not None,
        What.ON_TIME: said is not None and bool(owing.on_time),
        What.UNCHANGED: said is not None and said.unchanged,
        What.PROGRESS: said is not None and not said.unchanged and said.state not in SILENT_ANSWERS,
    }
    found = {str(what) for what, there in holds.items() if there}
    return frozenset(found | {f"is_{said.state}"} if said else found)


@dataclass(frozen=True, slots=True)
class Progress:
    """The numbers of one cycle, of all of it or of a part."""

    expected: int = 0
    received: int = 0
    progress: int = 0
    unchanged: int = 0
    on_time: int = 0
    extended: int = 0
    states: Mapping[Reported, int] = field(default_factory=dict)

    @property
    def missing(self) -> int:
        """Of which nothing was received."""
        return self.expected - self.received

    @property
    def others(self) -> int:
        """Answered, though neither with progress nor with "no change"."""
        return self.received - self.progress - self.unchanged


def progress_of(columns: Mapping[str, int]) -> Progress:
    states = {one: n for one in Reported if (n := columns.get(f"is_{one}", 0))}
    expected, received, progress, unchanged, on_time, extended = (columns.get(one, 0) for one in What)
    return Progress(expected, received, progress, unchanged, on_time, extended, states)


def seen(owing: Owing, cycle: Cycle, today: date) -> Status:
    """As everybody may see it: what waits for a signature is nobody else's to know."""
    if owing.stage is not Stage.SIGNING:
        return status(owing, cycle, today)
    return status(replace(owing, stage=Stage.OPEN if owing.report is None else Stage.SUBMITTED), cycle, today)


def silent(cycle: Cycle, received: int, today: date) -> bool:
    """Nothing came, and nothing is taken any more."""
    return received == 0 and cycle.phase(today) is Phase.LOCKED


def silent_since(newest_first: list[tuple[Cycle, int]], today: date) -> Cycle | None:
    """The first of the locked cycles in a row, up to the last one, in which nothing was received."""
    since = None
    for cycle, received in newest_first:
        if received:
            break
        since = cycle if silent(cycle, received, today) else since
    return since
