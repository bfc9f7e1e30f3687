"""/health for whoever restarts a process, /metrics for whoever watches one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot import clock
from bot.domain.house import House
from bot.pipeline import counting
from bot.storage import inbox, outbox
from bot.storage.cabinet import Cabinet
from bot.storage.engine import Store, Transaction, Unavailable
from bot.views.page import Whereabouts
from bot.web.receiving import Uploads

SILENT_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class State:
    """What the pages about the process itself look at."""

    store: Store
    house: House
    heard: Callable[[], float]  # when Telegram last answered, by the monotonic clock
    here: Whereabouts | None = None  # for pages that people fill in
    cabinet: Cabinet | None = None
    uploads: Uploads = field(default_factory=Uploads)


@dataclass(frozen=True, slots=True)
class Depths:
    inbox: dict[str, int]
    outbox: list[tuple[str, str, int, float]]  # lane, state, how many, seconds the oldest is overdue


def depths(tx: Transaction) -> Depths:
    now = clock.now()
    waiting = [(lane, state, n, (now - due).total_seconds()) for lane, state, n, due in outbox.depths(tx)]
    return Depths(inbox.depths(tx), waiting)


async def health(request: Request) -> Response:
    state: State = request.app.state.kept
    silent = clock.monotonic() - state.heard()
    try:
        found = await state.store.read(depths)
    except Unavailable as error:
        return JSONResponse({"ok": False, "database": str(error)}, 503)
    ok = silent < SILENT_SECONDS
    report = {"ok": ok, "telegram_silent_seconds": round(silent), "inbox": found.inbox, "outbox": outbox_report(found)}
    return JSONResponse(report, 200 if ok else 503)


def outbox_report(found: Depths) -> list[dict[str, object]]:
    return [
        {"lane": lane, "state": state, "rows": n, "oldest_due_seconds": round(age)}
        for lane, state, n, age in found.outbox
    ]


async def metrics(request: Request) -> Response:
    state: State = request.app.state.kept
    try:
        found = await state.store.read(depths)
    except Unavailable as error:
        return Response(f"# {error}\n", 503, media_type="text/plain")
    gauges = generate_latest(gauged(found, state.store.longest_unit))
    return Response(generate_latest(counting.registry) + gauges, media_type=CONTENT_TYPE_LATEST)


def gauged(found: Depths, longest: float) -> CollectorRegistry:
    registry = CollectorRegistry()
    inbox_rows = Gauge("kept_inbox_rows", "Updates kept and not done", ["state"], registry=registry)
    rows = Gauge("kept_outbox_rows", "Effects by lane and state", ["lane", "state"], registry=registry)
    oldest = Gauge("kept_outbox_oldest_due_seconds", "How long the oldest is overdue", ["lane"], registry=registry)
    Gauge("kept_longest_unit_seconds", "The slowest unit of work since the start", registry=registry).set(longest)
    for state, n in found.inbox.items():
        inbox_rows.labels(state).set(n)
    for lane, state, n, age in found.outbox:
        rows.labels(lane, state).set(n)
        if state == outbox.OWED:
            oldest.labels(lane).set(max(0.0, age))
    return registry
