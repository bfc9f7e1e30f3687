"""Making claimed effects ready to go: whose language, which page, and which of several screens still matters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import views
from bot.domain.effects import Effect, Owed
from bot.domain.house import House
from bot.domain.people import QUIET, Person, State
from bot.i18n import Translator
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


def prepare_all(tx: Transaction, claimed: Sequence[Claimed], here: Here) -> tuple[list[Ready], list[int]]:
    """Of several unsent screens in one chat the newest wins; what is ready, and the ids of what it replaces."""
    last = {one.owed.chat: one for one in claimed if one.owed.effect is Effect.SCREEN}
    replaced = [
        one
        for one in claimed
        if one.owed.effect is Effect.SCREEN and (last[one.owed.chat] is not one or overtaken(tx, one.owed))
    ]
    ready = [prepare(tx, one, here) for one in claimed if one not in replaced]
    return ready, [one.id for one in replaced]


def overtaken(tx: Transaction, owed: Owed) -> bool:
    """Whether a screen that was put off has been followed by another one meanwhile."""
    if owed.due == owed.acted or owed.person is None or owed.revision is None:
        return False
    present = focus.find(tx, owed.person, owed.chat)
    return present is not None and present.revision > owed.revision


def prepare(tx: Transaction, one: Claimed, here: Here) -> Ready:
    owed = one.owed
    reader = (people.find(tx, owed.person) if owed.person else people.find_by_account(tx, owed.chat)) or stranger(
        owed, here.house
    )
    t = Translator(reader.reads, plain=reader.plain, zone=reader.zone)
    return Ready(one.id, one.attempts, in_time(owed, here.now), reader, t, paged(tx, owed, reader, here))


def paged(tx: Transaction, owed: Owed, reader: Person, here: Here) -> Page | Exception:
    try:
        return views.page(tx, owed.screen, reader, here)
    except Exception as error:  # one broken screen must not hold up the others; carrying it reports it
        return error


def in_time(owed: Owed, now: datetime) -> Owed:
    """What comes late is a new message below, not a change of something scrolled away."""
    if owed.edits is None or now - owed.acted <= FRESH:
        return owed
    return replace(owed, edits=None, strips=owed.edits)


def stranger(owed: Owed, house: House) -> Person:
    """Somebody Kept does not know, or no longer: a group, or a person who was forgotten."""
    language = owed.screen.arguments.get("language") or house.language
    return Person("", language, language, house.zone, QUIET, False, State.ACTIVE, False, frozenset())
