"""The places at which a process can be ended, by name; each ends itself with the signal that nobody can catch."""

import os
import signal
from collections.abc import Callable
from typing import Any

from bot.pipeline import inbox as receiving
from bot.pipeline.carrying import Carrier
from bot.pipeline.inbox import Inbox
from bot.pipeline.machine import Machine
from bot.pipeline.outbox import Delivery
from bot.pipeline.worker import Worker
from bot.storage import inbox, migration
from bot.storage.engine import Line

BEFORE, AFTER = "before", "after"


def end_at(name: str, time: int) -> None:
    """From then on the process ends when it comes to that place for that time."""
    POINTS[name](countdown(time))


def countdown(time: int) -> Callable[[], None]:
    left = time

    def end() -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    return end


def at(owner: Any, name: str, when: str) -> Callable[[Callable[[], None]], None]:
    """Beside a method that is awaited."""

    def patch(end: Callable[[], None]) -> None:
        method = getattr(owner, name)

        async def ending(*arguments: Any, **named: Any) -> Any:
            if when == BEFORE:
                end()
            result = await method(*arguments, **named)
            if when == AFTER:
                end()
            return result

        setattr(owner, name, ending)

    return patch


def inside_the_inbox_unit(end: Callable[[], None]) -> None:
    keep = inbox.keep

    def kept(*arguments: Any) -> Any:
        ids = keep(*arguments)
        end()
        return ids

    receiving.inbox.keep = kept


def between_two_units(end: Callable[[], None]) -> None:
    """Of those that share a commit."""
    transact = Line._transact

    def transacted(self: Line, batch: list[Any]) -> None:
        if len(batch) > 1:
            second = batch[1].unit
            batch[1].unit = lambda tx: (end(), second(tx))[1]
        transact(self, batch)

    Line._transact = transacted


def between_two_tables(end: Callable[[], None]) -> None:
    """Some statements of a migration are executed, nothing is committed."""
    from sqlalchemy import event

    run = migration._run

    def running(tx: Any) -> None:
        event.listen(tx, "before_cursor_execute", lambda *_: end())
        run(tx)

    migration._run = running


POINTS = {
    "before the inbox commit": inside_the_inbox_unit,
    "after the inbox commit, before the confirm": at(Inbox, "_keep", AFTER),
    "after the unit's commit, before delivery": at(Worker, "_once", AFTER),
    "after the claim": at(Delivery, "_start", BEFORE),
    "before the send": at(Carrier, "carry", BEFORE),
    "after Telegram's effect, before its record": at(Carrier, "carry", AFTER),
    "after the record": at(Delivery, "_carry", AFTER),
    "in the middle of a batch": between_two_units,
    "during a migration": between_two_tables,
    "during shutdown": at(Machine, "drain", BEFORE),
}
