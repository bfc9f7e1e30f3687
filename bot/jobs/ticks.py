"""The ticks and what each of them calls."""

import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.jobs.tidy import tidy
from bot.storage.engine import Store, Unavailable

log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]


class Ticks:
    """Looks at what is due, every second to every ten minutes; a tick missed is made up by the next."""

    def __init__(
        self,
        store: Store,
        wake: Callable[[], None],
        take_up: Job,
        renew: Job,
        sweep: Job | None = None,
        cycles: Job | None = None,
    ) -> None:
        self._renew = renew
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._scheduler.add_job(wake, "interval", seconds=1)
        self._scheduler.add_job(patiently, "interval", seconds=5, args=[take_up])
        self._scheduler.add_job(patiently, "interval", seconds=5, args=[renew])
        self._scheduler.add_job(patiently, "interval", minutes=10, args=[lambda: tidy(store)])
        if cycles:
            self._scheduler.add_job(patiently, "interval", seconds=30, args=[cycles])
        if sweep:
            self._scheduler.add_job(patiently, "interval", hours=1, args=[sweep])

    def renew(self) -> None:
        """At once, without waiting for the tick."""
        self._scheduler.add_job(patiently, args=[self._renew])

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)


async def patiently(job: Job) -> None:
    """A database out of service is for the next tick."""
    try:
        await job()
    except Unavailable as error:
        log.warning("a tick did nothing", extra={"reason": str(error)})
