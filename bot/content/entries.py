"""What each kind of entry is made of; one function reads one entry."""

import calendar
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from bot.content.model import Call, Figure, Forum, Item, Milestone, Term
from bot.content.paragraphs import Paragraphs
from bot.content.rows import Row

UNITS = frozenset({"percent", "usd"})
ITEMS = frozenset({"process", "responsibility", "theme", "core_commitment", "principle"})
RESPONSIBILITIES = range(1, 6)
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
WRITTEN = {"day": 10, "month": 7, "year": 4, "range": 4}  # characters of a date as precise as that
PLACE = "{value}"


@dataclass(frozen=True, slots=True)
class Known:
    """What an entry may refer to."""

    reports: Mapping[str, Paragraphs]
    codes: Mapping[str, Collection[str]]
    languages: Collection[str]


def source(row: Row, known: Known) -> tuple[str, str, str]:
    """Id, report and paragraph, with which every entry begins."""
    identity, report, paragraph = row.word("id"), row.code("report", known.reports), row.word("paragraph")
    paragraphs = known.reports.get(report)
    if paragraphs and paragraph:
        if not paragraphs.has(paragraph):
            row.wrong(f"{report} has no paragraph {paragraph}", "paragraph")
        if paragraphs.damaged(paragraph) and "doubt" not in row.nodes:
            row.wrong(f"paragraph {paragraph} is damaged in our copy: add a doubt that says so", "paragraph")
    if next(iter(row.nodes), "") != "id":
        row.wrong("an entry begins with its id")
    return identity, report, paragraph


def figure(row: Row, known: Known) -> Figure:
    made = Figure(
        *source(row, known), row.numbers("value"), row.code("unit", UNITS, ""), row.text("text"), row.text("doubt", "")
    )
    if made.text.count(PLACE) != 1:
        row.wrong(f"text is to hold {PLACE} once", "text")
    return made


def call(row: Row, known: Known) -> Call:
    made = Call(
        *source(row, known),
        force=row.code("force", known.codes["forces"]),
        addressees=row.codes("addressees", known.codes["addressees"]),
        text=row.text("text"),
        theme=row.code("theme", known.codes["themes"]),
        core_responsibility=row.number("core_responsibility", "0") or None,
        trackable=row.flag("trackable"),
        doubt=row.text("doubt", ""),
    )
    if made.core_responsibility and made.core_responsibility not in RESPONSIBILITIES:
        row.wrong("core_responsibility is to be from 1 to 5", "core_responsibility")
    return made


def milestone(row: Row, known: Known) -> Milestone:
    identity, report, paragraph = source(row, known)
    precision = row.code("precision", known.codes["precisions"])
    first, last = dates(row, precision)
    return Milestone(
        identity,
        report,
        paragraph,
        first,
        last,
        precision,
        title=row.text("title"),
        kind=row.code("kind", known.codes["kinds"]),
        recurrence=row.code("recurrence", known.codes["recurrences"]),
        audience=row.codes("audience", known.codes["addressees"]),
        derived=row.flag("derived", "false"),
        note=row.text("note", ""),
        doubt=row.text("doubt", ""),
    )


def dates(row: Row, precision: str) -> tuple[date | None, date | None]:
    """The first and the last day that are meant: of "2018-02" the first and the 28th."""
    begin, end = row.word("date", ""), row.word("end", "")
    for key, written in (("date", begin), ("end", end)):
        if written and len(written) != WRITTEN.get(precision):
            row.wrong(f"{key} {written!r} does not fit the precision {precision!r}", key)
    if precision in WRITTEN and not begin:
        row.wrong(f"date is missing, or the precision {precision!r} is wrong", "precision")
    if precision == "range" and not end:
        row.wrong("a range has an end", "date")
    first, last = day(row, "date", begin, last=False), day(row, "end" if end else "date", end or begin, last=True)
    if first and last and first > last:
        row.wrong(f"it ends ({end}) before it begins ({begin})", "end")
    return first, last


def day(row: Row, key: str, written: str, last: bool) -> date | None:
    found = DATE.fullmatch(written)
    if not found:
        if written:
            row.wrong(f"{key} {written!r} is no date such as 2018, 2018-02 or 2018-02-28", key)
        return None
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    try:
        return date(year, month, int(found[3] or (calendar.monthrange(year, month)[1] if last else 1)))
    except ValueError:  # calendar's own error for a thirteenth month is one as well
        row.wrong(f"there is no such day as {written}", key)
        return None


def item(row: Row, known: Known) -> Item:
    identity, report, paragraph = source(row, known)
    return Item(
        identity,
        kind=row.code("kind", ITEMS),
        report=report,
        paragraph=paragraph,
        title=row.text("title"),
        text=row.text("text", ""),
        under=row.words("under", needed=False),
    )


def forum(row: Row, known: Known) -> Forum:
    return Forum(*source(row, known), level=row.code("level", known.codes["levels"]), title=row.text("title"))


def term(row: Row, known: Known) -> Term:
    identity, report, paragraph = source(row, known)
    terms = row.mapping("terms")
    tongues(row, "terms", terms, known.languages)
    return Term(identity, report, paragraph, terms, meaning=row.text("meaning"))


def tongues(row: Row, key: str, texts: Mapping[str, str], languages: Collection[str]) -> None:
    """A language that is not there yet is owed, not broken: English is shown."""
    if texts and not texts.get("en"):
        row.wrong(f"{key} has no English", key)
    for language in sorted(set(languages) - {code for code, text in texts.items() if text}):
        row.findings.owed.append(
            f"{row.file}:{row.nodes[key].start_mark.line + 1 if texts else row.line}: {key} is not there in {language}"
        )
