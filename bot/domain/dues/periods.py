"""Which days a named period covers."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bot.domain.dues.due import Precision

SPRING, SUMMER, AUTUMN, WINTER, FALL = range(5)
WARM, LATE = ((3, 1), (6, 21)), ((9, 1), (12, 22))  # seasons begin on the first of a month, or with the sun: both fit
HOT, COLD = ((6, 1), (9, 23)), ((12, 1), (3, 20))


class Hemisphere(StrEnum):
    NORTH = "north"
    SOUTH = "south"


# Countries of the south, and those on both sides of the equator, where a season may be either's.
SOUTH = re.compile(
    "AGO|ARG|AUS|BDI|BOL|BWA|CHL|COM|FJI|LSO|MDG|MOZ|MUS|MWI|NAM|NRU|NZL|PER|PNG|PRY|RWA|SLB|SWZ|SYC|TLS|TON|TUV|TZA"
    "|URY|VUT|WSM|ZAF|ZMB|ZWE"
)
BOTH = re.compile("BRA|COD|COG|COL|ECU|GAB|GNQ|IDN|KEN|KIR|MDV|SOM|STP|UGA")


def hemisphere(country: str) -> Hemisphere | None:
    """Of a country's three-letter code; None where that does not say it."""
    if BOTH.fullmatch(country) or not re.fullmatch("[A-Z]{3}", country):
        return None
    return Hemisphere.SOUTH if SOUTH.fullmatch(country) else Hemisphere.NORTH


SEASONS = {
    Hemisphere.NORTH: {SPRING: WARM, SUMMER: HOT, AUTUMN: LATE, WINTER: COLD},
    Hemisphere.SOUTH: {SPRING: LATE, SUMMER: COLD, AUTUMN: WARM, WINTER: HOT},
}


class Span(NamedTuple):
    precision: Precision
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Named:
    """A period as it is written; `until` is the second year of a "winter 2027/28"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    until: int | None = None

    @property
    def whole_year(self) -> bool:
        return self == Named(year=self.year)


def span(left: Named, right: Named, hemisphere: Hemisphere | None) -> Span | None:
    """The days from one period to another, or of one; None is a day, or an order, that does not exist.

    A season without a known hemisphere covers what either would call it, so that nobody is called late who is not:
    "spring 2027" is over in June in Nepal and in December in Chile. Only a "fall" is surely northern.
    """
    spans = [_between(left, right, side) for side in _sides(left, right, hemisphere)]
    found = [one for one in spans if one]
    if not found or (len(found) < len(spans) and left.until is None):
        return None
    return Span(found[0].precision, min(one.first for one in found), max(one.last for one in found))


def _sides(left: Named, right: Named, hemisphere: Hemisphere | None) -> list[Hemisphere]:
    if FALL in (left.season, right.season):
        return [Hemisphere.NORTH]
    return [hemisphere] if hemisphere else list(Hemisphere)


def _between(left: Named, right: Named, side: Hemisphere) -> Span | None:
    left, right = _completed(left, right), _completed(right, left)
    begin, end = _one(left, side), _one(right, side)
    if begin is None or end is None or left == right:
        return begin and end
    if (right.whole_year and not left.whole_year) or not _in_order(begin, end):
        return None
    return Span(Precision.RANGE, begin.first, max(begin.last, end.last))


def _in_order(begin: Span, end: Span) -> bool:
    """A season over the turn of the year covers two of them, of which only one is meant."""
    if Precision.SEASON in (begin.precision, end.precision):
        return begin.first <= end.last
    return begin.first <= end.first and begin.last <= end.last


def _completed(one: Named, other: Named) -> Named:
    """ "15 - 20 March 2024" and "March - June 2024" name once what holds for both."""
    days = one.day is not None and other.day is not None
    month = other.month if days and one.month is None else one.month
    return replace(one, month=month, year=one.year or other.year)


def _one(named: Named, side: Hemisphere) -> Span | None:
    year = named.year
    if year is None or (named.day is not None and named.month is None):
        return None
    if named.season is not None:
        return _season(named, year, SEASONS[side][AUTUMN if named.season == FALL else named.season])
    if named.quarter:
        return _months(Precision.QUARTER, year, named.quarter * 3 - 2, named.quarter * 3)
    if named.half:
        return _months(Precision.HALF, year, named.half * 6 - 5, named.half * 6)
    if named.month is None:
        return _months(Precision.YEAR, year, 1, 12)
    if named.day is None:
        return _months(Precision.MONTH, year, named.month, named.month)
    return _day(year, named.month, named.day)


def _season(named: Named, year: int, days: tuple[tuple[int, int], tuple[int, int]]) -> Span | None:
    """One over the turn of the year may be named after either year, unless both are named."""
    first, last = days
    turns = first > last
    if named.until is not None and not turns:
        return None
    begin = date(year - (turns and named.until is None), *first)
    return Span(Precision.SEASON, begin, date(year + turns, *last))


def _months(precision: Precision, year: int, first: int, last: int) -> Span | None:
    if not 1 <= first <= last <= 12:
        return None
    return Span(precision, date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _day(year: int, month: int, day: int) -> Span | None:
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return Span(Precision.DAY, date(year, month, day), date(year, month, day))
