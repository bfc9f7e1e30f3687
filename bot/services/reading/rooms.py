"""What a place leads to: what is there, on which page, and what is nearest where nothing is any more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.content import Content
from bot.domain.reading import Pages, Place, meant
from bot.services.reading.scope import PROCESS, Scope, scope_of

SHELF, REPORT = "shelf", "report"
ALL = "all"
DATES = ("past", "ahead", "open")

Items = Sequence[Any]
LISTS: Mapping[str, tuple[Callable[[Scope], Items], int]] = {
    "pages": (lambda scope: scope.run, 1),
    "contents": (lambda scope: scope.sections, 20),
    "figures": (lambda scope: scope.figures, 5),
    "asked": (lambda scope: tuple(scope.by_addressee), 10),
    "past": (lambda scope: scope.past, 5),
    "ahead": (lambda scope: scope.ahead, 5),
    "open": (lambda scope: scope.open, 5),
    "boxes": (lambda scope: scope.boxes, 8),
    "terms": (lambda scope: scope.terms, 8),
    "problems": (lambda scope: scope.report.problems if scope.report else (), 3),
    "framework": (lambda scope: scope.framework, 8),
    "forums": (lambda scope: scope.forums, 8),
}
CARDS: Mapping[str, tuple[Callable[[Scope], Items], str]] = {
    "section": (lambda scope: scope.sections, "contents"),
    "box": (lambda scope: scope.boxes, "boxes"),
    "figure": (lambda scope: scope.figures if scope.report else (), "figures"),
    "call": (lambda scope: scope.calls if scope.report else (), "asked"),
    "milestone": (lambda scope: scope.milestones if scope.report else (), "past"),
    "term": (lambda scope: scope.terms if scope.report else (), "terms"),
}
INSTEAD = {kind: above for kind, (_, above) in CARDS.items()} | {"calls": "asked", "item": "framework"}


@dataclass(frozen=True, slots=True)
class Room:
    """A place that is there: what it is about, or a list of which it shows a page, or both."""

    place: Place  # without the page
    kind: str
    scope: Scope
    thing: Any = None
    items: Items = ()
    size: int = 1
    page: int = 1

    @property
    def pages(self) -> Pages[Any]:
        return Pages(self.items, self.size)

    @property
    def shown(self) -> Items:
        return self.pages.page(self.page)

    @property
    def here(self) -> Place:
        return self.at(self.page)

    def at(self, page: int) -> Place:
        return self.place / page if page > 1 else self.place


def nearest(content: Content, place: Place, today: date) -> Room | None:
    """What is there, or else what stood above it; None is the shelf, which is always there."""
    while place.parts:
        found = find(content, place, today)
        if found:
            return found
        place = shorter(place)
    return None


def shorter(place: Place) -> Place:
    *rest, last = place.parts
    return Place((*rest, INSTEAD[last])) if last in INSTEAD else Place(tuple(rest))


def find(content: Content, place: Place, today: date) -> Room | None:
    scope = scope_of(content, place, today)
    if scope is None:
        return None
    rest = place.parts[len(scope.place.parts) :]
    if not rest:
        return Room(scope.place, REPORT if scope.report else PROCESS, scope, scope.report or scope.process)
    kind, *names = rest
    if kind in LISTS:
        items, size = LISTS[kind]
        return paged(Room(scope.place / kind, kind, scope, items=items(scope), size=size), names)
    if kind in CARDS:
        return card(scope, kind, names)
    return BRANCHES[kind](scope, names) if kind in BRANCHES else None


def paged(room: Room, numbers: Sequence[str]) -> Room | None:
    """The page asked for, or the last one where there are fewer now."""
    if len(numbers) > 1 or not all(number.isdecimal() and int(number) for number in numbers):
        return None
    page = min(int(numbers[0]) if numbers else 1, room.pages.last)
    return replace(room, page=page) if room.items or room.thing else None


def card(scope: Scope, kind: str, names: Sequence[str]) -> Room | None:
    things = {thing.id: thing for thing in CARDS[kind][0](scope)}
    id = meant(names[0], things) if len(names) == 1 else None
    return Room(scope.place / kind / id, kind, scope, things[id]) if id else None


def calls(scope: Scope, names: Sequence[str]) -> Room | None:
    groups = scope.by_addressee
    code = meant(names[0], groups) if names else None
    if code is None:
        return None
    return paged(Room(scope.place / "calls" / code, "calls", scope, code, groups[code], 5), names[1:])


def item(scope: Scope, names: Sequence[str]) -> Room | None:
    things = {thing.id: thing for thing in scope.items}
    id = meant(names[0], things) if names else None
    if id is None:
        return None
    below = scope.below(things[id])
    return paged(Room(scope.place / "item" / id, "item", scope, things[id], below, 8), names[1:])


def said(scope: Scope, names: Sequence[str]) -> Room | None:
    """Everything that is held of some paragraphs, or one kind of it."""
    if scope.report is None or len(names) < 2:
        return None
    reference, which, *numbers = names
    held = scope.of(reference)
    items = tuple(entry for kind, entries in held.items() if which in (ALL, kind) for entry in entries)
    place = scope.place / "from" / reference / which
    return paged(Room(place, "from", scope, reference, items, 4), numbers) if items else None


BRANCHES: Mapping[str, Callable[[Scope, Sequence[str]], Room | None]] = {"calls": calls, "item": item, "from": said}


def above(room: Room) -> Place:
    """Where Back leads: one step up, to the page on which this stands."""
    scope, thing = room.scope, room.thing
    if room.kind in (REPORT, PROCESS):
        return Place()
    if room.kind == "from":
        return over(scope, room)
    if room.kind == "call":
        return stood(scope, ("calls", thing.addressees[0]), thing)
    if room.kind == "milestone":
        return stood(scope, (next(kind for kind in DATES if thing in LISTS[kind][0](scope)),), thing)
    if room.kind == "item" and thing.under:
        return scope.place / "item" / str(thing.under[0])
    return stood(scope, (INSTEAD[room.kind],), thing) if room.kind in INSTEAD else scope.place


def over(scope: Scope, room: Room) -> Place:
    """Above some paragraphs stands their box or their section."""
    if any(box.id == room.thing for box in scope.boxes):
        return scope.place / "box" / str(room.thing)
    section = scope.section(room.thing)
    return scope.place / "section" / section.id if section else scope.place


def stood(scope: Scope, way: tuple[str, ...], thing: Any) -> Place:
    """The page of a list on which something stands."""
    room = find(scope.content, Place((*scope.place.parts, *way)), scope.today)
    return room.at(room.pages.holding(thing)) if room else scope.place
