"""The calendar: lists of moments with their honest dates, one of them, and the file for other calendars."""

from collections.abc import Iterator
from urllib.parse import urlencode

from markupsafe import Markup

from bot.documents import ics
from bot.domain.calendar import MINE, Spot
from bot.i18n import Translator, mark
from bot.services import calendar
from bot.storage.engine import Transaction
from bot.views.calendar import entry, lists
from bot.views.page import Page, Reading
from bot.views.view import Said, View, paragraphs, title


def load_file(tx: Transaction, reading: Reading) -> tuple[int, int]:
    """The same entries that go into it."""
    spot = Spot.read(reading.arguments.get("at", ""))
    own = calendar.mine(tx, reading.person) if spot.kind == MINE else None
    found = ics.book(tx, reading.content, reading.house, reading.person.reads, spot.process, own)
    return ics.counted(found.entries)


def file(reading: Reading, t: Translator) -> Page:
    """Under the file."""
    days, notes = reading.data
    return Page(
        paragraphs(
            title(t("Calendar")),
            t.plural(
                "Open this file with your phone’s calendar. {n} date stands in it as a day or a span of days.",
                "Open this file with your phone’s calendar. {n} dates stand in it as a day or a span of days.",
                n=days,
            ),
            t(
                "Those that name only a year, or no date at all, are notes in it ({n}): no day is made up for them, "
                "and most phones do not show them. {command} does.",
                n=t.number(notes),
                command="/calendar",
            ),
            *subscribing(reading, t),
        )
    )


def subscribing(reading: Reading, t: Translator) -> Iterator[Markup]:
    """Only what is everybody's has an address."""
    spot = Spot.read(reading.arguments.get("at", ""))
    if reading.house.public_url and spot.kind != MINE:
        asked = {"lang": t.language, **({"process": spot.process} if spot.process else {})}
        address = f"{reading.house.public_url.rstrip('/')}/calendar.ics?{urlencode(asked)}"
        yield t("A calendar that follows this address keeps up with every change: {address}", address=address)


SCREENS = {
    "calendar.list": View(lists.listing, lists.load),
    "calendar.processes": View(lists.processes, lists.load_processes),
    "calendar.entry": View(entry.show, entry.load),
    "calendar.file": View(file, load_file),
}
SAID: dict[str, Said] = {"calendar_coming": mark("The file comes in a message of its own.")}
