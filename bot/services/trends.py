"""What was reported over the cycles of a process: of all of it, or of one part at a time."""

from dataclasses import dataclass

from bot.domain.cycles import Cycle
from bot.domain.progress import Progress
from bot.domain.register import Facet
from bot.storage import cycles, progress
from bot.storage.engine import Transaction


@dataclass(frozen=True, slots=True)
class Trend:
    """Its last cycles, the oldest first."""

    process: str
    cycles: tuple[tuple[Cycle, Progress], ...]


def processes(tx: Transaction) -> list[str]:
    """Those in which a cycle has opened, the newest first."""
    return list(dict.fromkeys(one.process for one in cycles.everything(tx) if one.opened))


def trend(tx: Transaction, process: str, facet: Facet, value: str, most: int) -> Trend:
    known = _last(tx, process, most)
    found = progress.of(tx, [one.id for one in known], facet)
    return Trend(process, tuple((one, found.get((one.id, value), Progress())) for one in reversed(known)))


def parts(tx: Transaction, process: str, facet: Facet) -> dict[str, Progress]:
    """Of the newest cycle, by what they have in common."""
    found = progress.of(tx, [one.id for one in _last(tx, process, 1)], facet)
    return {value: told for (_, value), told in found.items() if told.expected}


def _last(tx: Transaction, process: str, most: int) -> list[Cycle]:
    return [one for one in cycles.everything(tx) if one.opened and one.process == process][:most]
