"""Making claimed effects ready to go: whose language, which page, and which of several screens still matters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import documents, views
from bot.documents.document import File, Order
from bot.domain.cycles import When
from bot.domain.effects import Effect, Lane, Owed
from bot.domain.hours import waking
from bot.domain.house import House
from bot.domain.people import Person, State
from bot.i18n import Translator
from bot.services import nudging
from bot.storage import focus, people
from bot.storage.engine import Transaction
from bot.storage.outbox import Claimed
from bot.views.page import Here, Page

FRESH = timedelta(seconds=60)  # after that nobody looks at the old message any more


class Unshowable(Exception):
    """A page could not be made; the reason is in the log."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An effect with everything that carrying it takes."""

    id: int
    attempts: int
    owed: Owed
    reader: Person
    t: Translator
    page: Page | Exception
    file: Callable[[], File] | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is ready to go, the ids of what is not to be sent, and what waits until which moment."""

    ready: list[Ready]
    dropped: list[int]
    early: list[tuple[int, datetime]]


def prepare_all(tx: Transaction, claimed: Sequence[Claimed], here: Here) -> Prepared:
    """Of several unsent screens in one chat the newest wins."""
    last = {one.owed.chat: one for one in claimed if one.owed.effect is Effect.SCREEN}
    replaced = [
        one
        for one in claimed
        if one.owed.effect is Effect.SCREEN and (last[one.owed.chat] is not one or overtaken(tx, one.owed))
    ]
    made = {one.id: None if one in replaced else prepare(tx, one, here) for one in claimed}
    return Prepared(
        [one for one in made.values() if isinstance(one, Ready)],
        [id for id, one in made.items() if one is None],
        [(id, one) for id, one in made.items() if isinstance(one, datetime)],
    )


def overtaken(tx: Transaction, owed: Owed) -> bool:
    """Whether a screen that was put off has been followed by another one meanwhile."""
    if owed.due == owed.acted or owed.person is None or owed.revision is None:
        return False
    present = focus.find(tx, owed.person, owed.chat)
    return present is not None and present.revision > owed.revision


def prepare(tx: Transaction, one: Claimed, here: Here) -> Ready | datetime | None:
    """None for what its reader may not have, or not any more; a moment, if they have asked for quiet until then."""
    owed = one.owed
    reader = (people.find(tx, owed.person) if owed.person else people.find_by_account(tx, owed.chat)) or stranger(
        owed, here.house
    )
    if owed.lane is Lane.BULK:
        if reader.state is State.STOPPED:
            return None
        until = waking(here.now, reader.zone, reader.quiet)
        if until > here.now:
            return until
    if owed.effect is Effect.NUDGE:
        resolved = nudging.resolved(tx, owed, reader, When(here.now, here.house.zone))
        if resolved is None:
            return None
        owed = resolved
    t = Translator(reader.reads, plain=reader.plain, zone=reader.zone)
    file = None
    try:
        page: Page | Exception = views.page(tx, owed.screen, reader, here)
        if owed.effect is Effect.FILE:
            file = attached(tx, owed, reader, here)
            if file is None:
                return None
    except Exception as error:  # one broken screen must not hold up the others; carrying it reports it
        page = error
    return Ready(one.id, one.attempts, in_time(owed, here.now), reader, t, page, file)


def attached(tx: Transaction, owed: Owed, reader: Person, here: Here) -> Callable[[], File] | None:
    order = Order(owed.screen.arguments, reader, here.house, here.seal, here.now, here.content)
    return documents.ordered(tx, owed.screen.name, order)


def in_time(owed: Owed, now: datetime) -> Owed:
    """What comes late is a new message below, not a change of something scrolled away."""
    if owed.edits is None or now - owed.acted <= FRESH:
        return owed
    return replace(owed, edits=None, strips=owed.edits)


def stranger(owed: Owed, house: House) -> Person:
    return Person.unknown(owed.screen.arguments.get("language") or house.language, house.zone)
