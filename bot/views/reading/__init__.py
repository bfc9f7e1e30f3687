"""The reading room: reports, processes, and every fact of them with its paragraph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.reading import Place
from bot.i18n import Translator, mark
from bot.services import reading as services
from bot.services.reading import Room
from bot.storage.engine import Transaction
from bot.views.page import Page, Reading
from bot.views.reading import cards, lists, processes, shelf
from bot.views.view import Said, View

ROOMS: Mapping[str, Callable[[Room, Reading, Translator], Page]] = {
    "report": shelf.report,
    "pages": shelf.pages,
    "contents": shelf.contents,
    "section": shelf.section,
    "problems": shelf.problems,
    "figures": lists.entries,
    "past": lists.entries,
    "ahead": lists.entries,
    "open": lists.entries,
    "boxes": lists.entries,
    "terms": lists.entries,
    "from": lists.said,
    "asked": lists.asked,
    "calls": lists.calls,
    "forums": lists.forums,
    "figure": cards.figure,
    "call": cards.call,
    "milestone": cards.milestone,
    "box": cards.box,
    "term": cards.term,
    "process": processes.process,
    "framework": processes.framework,
    "item": processes.item,
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What a reader left behind: where they stopped, and whether they follow what is shown."""

    stops: tuple[Place, ...] = ()
    following: bool = False


def load(tx: Transaction, reading: Reading) -> Marks:
    """Only the pages that show it ask for it."""
    room = entered(reading)
    if room is None or room.kind == "report":
        return Marks(stops=services.stops(tx, reading.person))
    if room.kind == "process":
        return Marks(following=services.follows(tx, reading.person, room.scope.process.id))
    return Marks()


def place(reading: Reading, t: Translator) -> Page:
    room = entered(reading)
    page = ROOMS[room.kind](room, reading, t) if room else shelf.shelf(reading, t)
    asked = reading.arguments.get("place", "")
    if reading.arguments.get("gone") or asked not in names(room):
        return page.under(t("What you asked for is not here any more. This is nearest to it."))
    return page


def names(room: Room | None) -> tuple[str, ...]:
    """A first page is meant with and without its number."""
    return (room.here.name, (room.place / room.page).name) if room else ("",)


def entered(reading: Reading) -> Room | None:
    asked = Place.read(reading.arguments.get("place", ""))
    return services.nearest(reading.content, asked, reading.now.date())


SCREENS = {"reading.place": View(place, load)}
SAID: dict[str, Said] = {
    "following": mark("You follow this process now."),
    "not_following": mark("You do not follow this process any more."),
}
