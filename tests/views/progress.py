"""How far reporting is, for screens to show: with nothing, with everything, with names that are very long."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.organisations import Type
from bot.domain.progress import Progress
from bot.domain.reports import Reported, Status
from bot.services.commitments import Shown
from bot.services.progress import OfOrganisation, OfPromise, Silent, Told
from bot.services.trends import Trend
from tests.views.directory import WELLS
from tests.views.promises import BARE, FULL
from tests.views.reports import BY, CYCLE, READ, REPORT, SHORT, STANDING

SOME = Progress(1_234_567, 900_000, 800_000, 50_000, 700_000, 12, {one: 100_000 for one in Reported})
FEW = Progress(3, 1, 1, 0, 1)
LOCKED = replace(CYCLE, locks=date(2026, 5, 1), due=date(2026, 5, 1), process="")
LATE = replace(CYCLE, due=date(2026, 5, 1), names={"zh": "دورة 井 " * 20})
CYCLES = (
    (replace(CYCLE, process=""), SOME),
    (LATE, FEW),
    (LOCKED, Progress(1)),
    (replace(LOCKED, names={"ar": "١٢"}), SOME),
)
SHOWN = Shown(FULL, {WELLS.id: WELLS})
TOLD = tuple(Told(STANDING, one, 2) for one in (REPORT, *SHORT, *BY))
SILENT = tuple(Told(replace(STANDING, status=one)) for one in Status)
EXTENDED = Told(replace(STANDING, owing=replace(STANDING.owing, extended=date(2026, 6, 5), because="井" * 300)))

LOADED: dict[str, list[Any]] = {
    "progress.home": [(), CYCLES],
    "trends.home": [[], ["agenda-for-humanity", "human-security"]],
    "trends.of": [Trend("agenda-for-humanity", ()), Trend("agenda-for-humanity", CYCLES)],
    "trends.by": [{}, {one: SOME for one in [*map(str, Type)]}],
    "progress.cycle": [None, *CYCLES],
    "progress.parts": [{}, {one: SOME for one in [*map(str, Type)]}],
    "progress.silent": [
        None,
        Silent(CYCLE, (), more=False),
        Silent(
            LOCKED,
            tuple(
                (replace(WELLS, id=f"w{n}", names={"ru": f"{n} Колодцы"}, main="ru"), Progress(n, extended=n % 2))
                for n in range(10)
            ),
            more=True,
        ),
    ],
    "progress.promise": [
        None,
        OfPromise(SHOWN, Progress()),
        OfPromise(Shown(BARE, {WELLS.id: WELLS}), FEW, LOCKED, (EXTENDED,), more=True),
        *(OfPromise(SHOWN, SOME, CYCLE, (*TOLD[n : n + 2], SILENT[n % len(SILENT)])) for n in range(len(TOLD) - 2)),
    ],
    "progress.organisation": [None, OfOrganisation(WELLS, ()), OfOrganisation(WELLS, CYCLES, LATE)],
    "progress.report": [*READ, replace(READ[1], revisions=(REPORT, replace(SHORT[0], revision=2, number=7)))],
}
PART = {"cycle": "c23456", "process": "agenda-for-humanity", "facet": "t", "value": "ngo_international", "after": "w1"}
ARGUMENTS: dict[str, dict[str, Any]] = dict.fromkeys(
    ("progress.cycle", "progress.parts", "progress.silent", "trends.of", "trends.by"), PART
)
