"""Cycles for screens to show: planned and open, empty and full."""

from dataclasses import replace
from typing import Any

from bot.domain.cycles import Why
from bot.domain.reports import Stage
from bot.views.cycles.one import Home, Seen
from tests.views.promises import BARE, FULL
from tests.views.reports import CYCLE

PLANNED = replace(CYCLE, opened=None, names={"ru": "井" * 60})
SEEN = [
    None,
    Seen(PLANNED, whys={}),
    Seen(PLANNED, whys={why: n for n, why in enumerate(Why, 1)}),
    Seen(CYCLE, stages={}),
    Seen(CYCLE, stages=dict.fromkeys(Stage, 1234)),
]
LOADED: dict[str, list[Any]] = {
    "cycles.home": [Home((), makes=True), Home((PLANNED, CYCLE) * 9, makes=True), Home((CYCLE,), makes=False)],
    **{f"cycles.{name}": SEEN for name in ("one", "opening", "moving", "naming")},
    "cycles.list": [None, Seen(CYCLE), Seen(CYCLE, page=(FULL, BARE), on=BARE.id)],
    "cycles.process": [[], ["agenda-for-humanity"]],
}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "cycles.asking": {"process": "agenda-for-humanity", "opens": "2026-05-01", "near": ["2026-06-07", "2026-07-06"]},
    "cycles.moving": {"id": CYCLE.id, "edge": "locks"},
    "cycles.list": {"id": CYCLE.id, "why": Why.REGISTERED_LATER},
}
