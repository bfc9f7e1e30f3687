"""Reading: finding one's way, the place where one stopped, the processes one follows."""

from datetime import datetime

from bot.content import Content
from bot.domain.people import Person
from bot.domain.reading import Place
from bot.services.reading.rooms import ALL, DATES, LISTS, Room, above, find, nearest
from bot.services.reading.scope import PROCESS, Entry, Scope
from bot.storage import reading
from bot.storage.engine import Transaction

__all__ = ["ALL", "DATES", "LISTS", "PROCESS", "Entry", "Place", "Room", "Scope", "above", "enter", "find", "follow"]
__all__ += ["follows", "nearest", "stops", "unfollow"]

STOPS = {*LISTS, "section", "calls", "from"}  # what is read page by page; a single card is no place to go on from


def enter(tx: Transaction, content: Content, person: Person, place: Place, now: datetime) -> Place:
    """The nearest place that is there; a page of a report is where one goes on another day."""
    room = nearest(content, place, now.date())
    if room is None:
        return Place()
    if room.scope.report and room.kind in STOPS:
        reading.put(tx, person.id, room.scope.report.slug, room.here.name, now)
    return room.here


def stops(tx: Transaction, person: Person) -> tuple[Place, ...]:
    """Where they stopped, the latest first."""
    return tuple(Place.read(name) for name in reading.places(tx, person.id))


def follow(tx: Transaction, content: Content, person: Person, place: Place, now: datetime) -> bool:
    """Whether there is such a process to follow."""
    room = find(content, place, now.date())
    if room is None or room.kind != PROCESS:
        return False
    reading.follow(tx, person.id, room.scope.process.id, now)
    return True


def unfollow(tx: Transaction, content: Content, person: Person, place: Place, now: datetime) -> bool:
    room = find(content, place, now.date())
    if room is None or room.kind != PROCESS:
        return False
    reading.unfollow(tx, person.id, room.scope.process.id)
    return True


def follows(tx: Transaction, person: Person, process: str) -> bool:
    return process in reading.followed(tx, person.id)
