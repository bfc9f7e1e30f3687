"""An import in slices: each holds the writer for a moment only, and while the next is prepared others have it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from bot import clock
from bot.services.importing import Done, Draft, prepare, store
from bot.services.register import Ready
from bot.storage.engine import Store, Transaction

AIM = 0.018  # seconds that a slice may take; the next one is made larger or smaller by it
FIRST, MOST = 8, 100

Progress = Callable[[int, int], None]  # commitments done, of how many


async def stored(opened: Store, drafts: Sequence[Draft], source: str, now: datetime, progress: Progress) -> Done:
    done, at, size = Done(), 0, FIRST
    while at < len(drafts):
        slice = drafts[at : at + size]
        ready = await asyncio.to_thread(prepared, slice)
        unit = partial(timed, drafts=slice, ready=ready, source=source, now=now)
        result, took = await opened.write(unit)
        done += result
        at += len(slice)
        progress(at, len(drafts))
        size = next_size(size, took)
    return done


def prepared(slice: Sequence[Draft]) -> Mapping[str, Ready]:
    return {draft.source_id: prepare(draft) for draft in slice}


def timed(
    tx: Transaction, drafts: Sequence[Draft], ready: Mapping[str, Ready], source: str, now: datetime
) -> tuple[Done, float]:
    began = clock.monotonic()
    return store(tx, drafts, ready, source, now), clock.monotonic() - began


def next_size(size: int, took: float) -> int:
    """Grows slowly and shrinks at once, for texts differ in length."""
    fitting = int(size * AIM / took) if took > 0 else MOST
    return max(1, min(fitting, size + 4, MOST))
