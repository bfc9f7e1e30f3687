"""The calendar as a file for other people's calendars (RFC 5545): nothing in it is more precise than its source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from bot.content import Content
from bot.content.model import Milestone as Printed
from bot.documents.document import Document, File, Order
from bot.domain.calendar import MINE, YEAR, Spot, Timing
from bot.domain.cycles import Edge, Term
from bot.domain.dues import Precision
from bot.domain.house import House
from bot.domain.milestones import Milestone
from bot.i18n import Translator, mark
from bot.services import calendar, countries
from bot.services.calendar import Entry
from bot.storage.engine import Transaction

TERMS = {
    Edge.OPENS: mark("Reporting opens: {cycle}"),
    Edge.DUE: mark("Reports are due: {cycle}"),
    Edge.LOCKS: mark("Last day for late reports: {cycle}"),
}
OCTETS = 75  # of a line
SPAN = timedelta(days=184)  # half a year: whatever may be longer would cover every day of it in a calendar
SHORTEST = 28  # days that every month has
EXACT = frozenset({Precision.DAY, Precision.RANGE})
ESCAPED = re.compile(r"[\\;,]")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Book:
    """Entries to be written for readers of one language."""

    entries: tuple[Entry, ...]
    content: Content
    house: House
    t: Translator
    process: str = ""


def load(tx: Transaction, order: Order) -> Book:
    """Of everything, of one process, or of the processes that are the reader's."""
    spot = Spot.read(order.arguments.get("at", ""))
    own = calendar.mine(tx, order.reader) if spot.kind == MINE else None
    return book(tx, order.content, order.house, order.reader.reads, spot.process, own)


def book(
    tx: Transaction, content: Content, house: House, language: str, process: str = "", own: frozenset[str] | None = None
) -> Book:
    found = calendar.within(calendar.entries(tx, content), process, own)
    return Book(tuple(found), content, house, Translator(language), process)


def make(book: Book) -> File:
    return File(filename(book), written(book))


def filename(book: Book) -> str:
    return f"kept-{book.process or 'calendar'}.ics"


def written(book: Book) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kept//Calendar//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name(book))}",
        *(line for one in book.entries for line in component(one, book)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def name(book: Book) -> str:
    title = book.content.processes[book.process].title if book.process else ""
    about = book.content.text(book.t.language, title) if title else plain(book.t("Calendar"))
    return f"Kept: {about}"


def component(one: Entry, book: Book) -> Iterator[str]:
    """A span of days is an event; what has none, or a long one, is a note, which phones do not put on a day."""
    kind, tongue = ("VEVENT" if spans(one.when) else "VJOURNAL"), f";LANGUAGE={book.t.language}"
    yield f"BEGIN:{kind}"
    yield f"UID:{one.id}@{book.house.username}"
    yield f"DTSTAMP:{one.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{one.revision}"
    yield from days(one.when)
    yield f"SUMMARY{tongue}:{escaped(summary(one, book))}"
    yield f"DESCRIPTION{tongue}:{escaped(description(one, book))}"
    yield f"CATEGORIES{tongue}:{escaped(book.content.text(book.t.language, book.content.processes[one.process].title))}"
    yield f"URL:{book.house.link(f'calendar_entry_{one.id}')}"
    if one.cancelled:
        yield "STATUS:CANCELLED"
    else:
        yield "STATUS:CONFIRMED" if kind == "VEVENT" else "STATUS:FINAL"
    if kind == "VEVENT":
        yield "TRANSP:TRANSPARENT"
    yield f"END:{kind}"


def spans(when: Timing) -> bool:
    first, last = when.due.first, when.due.last
    return first is not None and last is not None and last - first <= SPAN


def days(when: Timing) -> Iterator[str]:
    """The end is the day after the last."""
    first, last = when.due.first, when.due.last
    if first is None or last is None or not spans(when):
        return
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    if when.every and not when.loose:
        yield f"RRULE:{rule(first, when.every)}"


def rule(first: date, every: int) -> str:
    """A 31st comes on the last day that a shorter month has, as it does in the list."""
    yearly = every % YEAR == 0
    often = (
        f"FREQ=YEARLY;INTERVAL={every // YEAR};BYMONTH={first.month}" if yearly else f"FREQ=MONTHLY;INTERVAL={every}"
    )
    if first.day <= SHORTEST:
        return f"{often};BYMONTHDAY={first.day}"
    every_last = ",".join(str(day) for day in range(SHORTEST, first.day + 1))
    return f"{often};BYMONTHDAY={every_last};BYSETPOS=-1"


def summary(one: Entry, book: Book) -> str:
    """Behind what is no day stands what is known; a phone shows this line and no more."""
    title = titled(one, book)
    exact = one.when.due.precision in EXACT and spans(one.when) and not (one.when.due.by or one.when.loose)
    return title if exact else plain(book.t("{text} ({more})", text=title, more=dated(one, book)))


def titled(one: Entry, book: Book) -> str:
    t = book.t
    match one.thing:
        case Printed() as printed:
            return book.content.text(t.language, printed.title)
        case Term(cycle, edge):
            return plain(t(TERMS[edge], cycle=cycle.name(t.language)))
        case Milestone() as made:
            title, country = made.title(t.language), made.country
            named = t("{text} ({more})", text=title, more=countries.name(country, t.language)) if country else title
            return plain(named)


def dated(one: Entry, book: Book) -> str:
    """As the source has it: what is not dated may come again, or hang on something else."""
    if not isinstance(one.thing, Printed):
        return plain(book.t.when(one.when))
    known = [] if one.when.due.first is None else [plain(book.t.when(Timing(one.when.due)))]
    codes = book.content.codes
    again = codes["recurrences"][one.thing.recurrence] if one.when.loose else ""
    undated = "" if known or again else codes["precisions"][one.thing.precision]
    said = " – ".join([*known, *(book.content.text(book.t.language, text) for text in (again, undated) if text)])
    return plain(book.t("{date} (worked out from the text)", date=said)) if one.thing.derived else said


def description(one: Entry, book: Book) -> str:
    t = book.t
    when = plain(t("When: {date}", date=dated(one, book)))
    if not isinstance(one.thing, Printed):
        said = one.thing.source if isinstance(one.thing, Milestone) else ""
        return "\n".join([when, plain(t("Source: {place}", place=said))] if said else [when])
    report = book.content.reports[one.thing.report]
    place = f"{report.title(t.language)} ({report.symbol}), [{one.thing.paragraph}]"
    notes = (book.content.text(t.language, text) for text in (one.thing.note, one.thing.doubt) if text)
    return "\n".join([when, *notes, plain(t("Source: {place}", place=place))])


def plain(text: object) -> str:
    """Without the marks that part two directions of writing: calendars see to that themselves."""
    words = text.unescape() if hasattr(text, "unescape") else str(text)
    return re.sub("[\u2066-\u2069]", "", words)


def escaped(text: str) -> str:
    return CONTROL.sub(" ", ESCAPED.sub(r"\\\g<0>", text.replace("\r\n", "\n"))).replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Lines of at most 75 octets, torn apart between letters only."""
    parts, room = [b""], OCTETS
    for letter in line:
        octets = letter.encode()
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
            room = OCTETS - 1  # the blank that says a line goes on is one of them
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"


def counted(entries: Iterable[Entry]) -> tuple[int, int]:
    """How many have days, and how many are notes."""
    found = [spans(one.when) for one in entries]
    return sum(found), len(found) - sum(found)


DOCUMENT = Document(load, make)
