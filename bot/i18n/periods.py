"""Dates as precisely as they are known: a day, a month, a season, a year, from one to another, by then, or none."""

from datetime import date
from typing import Protocol

from babel import Locale
from babel.dates import format_interval, format_skeleton
from markupsafe import Markup

from bot.i18n.catalogues import mark

SKELETONS = {"year": "y", "month": "yMMMM", "season": "yMMMM", "quarter": "yQQQQ", "half": "yMMMM"}
SEASONS = {
    "spring": mark("spring {year}"),
    "summer": mark("summer {year}"),
    "autumn": mark("autumn {year}"),
    "winter": mark("winter {year}"),
}
HALVES = (mark("first half of {year}"), mark("second half of {year}"))
JULY = 7
YEAR = 12


class Span(Protocol):
    """The first and the last day that may be meant."""

    @property
    def precision(self) -> str: ...
    @property
    def first(self) -> date | None: ...
    @property
    def last(self) -> date | None: ...
    @property
    def by(self) -> bool: ...


class Timed(Protocol):
    @property
    def due(self) -> Span: ...
    @property
    def every(self) -> int: ...
    @property
    def season(self) -> str: ...


class Texts(Protocol):
    def __call__(self, text: str, /, **values: object) -> Markup: ...

    def plural(self, one: str, many: str, /, n: int, written: str = "", **values: object) -> Markup: ...

    def value(self, value: object) -> Markup: ...

    def date(self, day: date) -> str: ...


def told(t: Texts, way: Locale, when: Timed) -> Markup:
    """Never a day that nobody named."""
    said = once(t, way, when)
    if not when.every:
        return said
    often = again(t, when.every)
    undated = when.due.first is None and when.due.last is None
    return t("{text} ({more})", text=often if undated else said, more=said if undated else often)


def once(t: Texts, way: Locale, when: Timed) -> Markup:
    due = when.due
    first, last = due.first, due.last
    if due.precision == "ongoing":
        return t("from {date} on", date=opening(t, way, first)) if first else t("ongoing")
    if first is None or last is None:
        return t("no date given")
    if when.season:
        name, _, year = when.season.partition(" ")
        said = t(SEASONS[name], year=year)
    elif due.precision == "half":
        said = t(HALVES[first.month >= JULY], year=first.year)
    else:
        said = t.value(written(t, way, due.precision, first, last))
    return t("by {date}", date=said) if due.by else said


def opening(t: Texts, way: Locale, first: date) -> str:
    """What begins on the first of a month mostly named no more than the month."""
    if first.day > 1:
        return t.date(first)
    return written(t, way, "month" if first.month > 1 else "year", first, first)


def written(t: Texts, way: Locale, precision: str, first: date, last: date) -> str:
    """A day, a month, a year, or from one to another: 23-24 May 2016."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        precision = "year"
    skeleton = SKELETONS.get(precision)
    if skeleton is None:
        return t.date(first) if first == last else str(format_interval(first, last, "yMMMd", locale=way))
    one, other = (str(format_skeleton(skeleton, day, locale=way)) for day in (first, last))
    return one if one == other else str(format_interval(first, last, skeleton, locale=way))


def again(t: Texts, every: int) -> Markup:
    if every % YEAR:
        return t.plural("every {n} month", "every {n} months", n=every) if every > 1 else t("every month")
    years = every // YEAR
    return t.plural("every {n} year", "every {n} years", n=years) if years > 1 else t("every year")
