"""Dates written in numbers alone, in every way that they can be read."""

import re

from bot.domain.dues.periods import Named, span

YEARS = range(1950, 2150)
APART = {"-": 99, "/": 1, ".": 0}  # years; a slash joins two only where they are one season, school year or fiscal year
WRITTEN = re.compile(r"(?P<a>\d+)(?P<mark>[-/.])(?P<b>\d+)(?:(?P=mark)(?P<c>\d+))?")

Reading = tuple[Named, Named]  # from one period to another; the same twice is one period
Readings = tuple[Reading, ...]


def numeric(piece: str, day_first: bool) -> Readings:
    """ "03/04/2027" has two readings, unless the text's language always puts the day first; "30/06/2027" has one."""
    found = WRITTEN.fullmatch(re.sub(r"\s", "", piece))
    parts = [found[name] for name in "abc" if found[name]] if found else []
    apart = APART[found["mark"]] if found else 0
    readings = dict.fromkeys(_readings([int(part) for part in parts], [len(part) for part in parts], day_first))
    return tuple(one for one in readings if _years_apart(one) <= apart and one[0].year in YEARS and span(*one, None))


def _years_apart(reading: Reading) -> int:
    return (reading[1].year or 0) - (reading[0].year or 0)


def _readings(numbers: list[int], lengths: list[int], day_first: bool) -> list[Reading]:
    match numbers, lengths:
        case [year, month, day], [4, 1 | 2, 1 | 2]:
            return [_single(year, month, day)]
        case [day, month, year], [1 | 2, 1 | 2, 4]:
            return [_single(year, month, day)] + ([] if day_first else [_single(year, day, month)])
        case [month, year], [1 | 2, 4]:
            return [_single(year, month)]
        case [year, month], [4, 1]:
            return [_single(year, month)]
        case [year, other], [4, 2]:
            return [_single(year, other), *_years(year, year // 100 * 100 + other)]
        case [year, other], [4, 4]:
            return _years(year, other)
    return []


def _single(year: int, month: int, day: int | None = None) -> Reading:
    named = Named(year, month, day)
    return named, named


def _years(first: int, last: int) -> list[Reading]:
    return [(Named(first), Named(last))] if last > first else []
