"""Understanding a due text: every word has to be known, and there has to be exactly one way to read it."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import product

from bot.domain.dues.due import UNKNOWN, Due, Precision
from bot.domain.dues.numeric import Reading
from bot.domain.dues.periods import Hemisphere, Named, span
from bot.domain.dues.tokens import Token, kinds, tokens

LONGEST = 200
DAY_FIRST = {"ar", "ru"}  # the others do so in most of their countries only
ENDLESS = re.compile("(?P<before>[OR]?)A?(?P<dated>[^OR]*?)[-ATU]?(?P<behind>[OR]?)")
SIDE = "(?:E-?)?(?:XZ|ZX|SZ|Z|N[-/]?M(?:[-/]?Y)?|YMN|MNY?|Y[-/]?[MSQH]|[MSQH][-/]?Y|[MSQH]|NY|Y|N)E?"
DATED = re.compile(
    f"(?P<by>[BU]{{0,2}})(?P<since>[Ff]?)(?P<between>W?)(?P<left>{SIDE})(?:(?P<sign>[-TUA/])(?P<right>{SIDE}))?"
    "(?P<on>C?)(?P<late>B?)"
)
YEARLESS = re.compile("[BU]*G?(?:E|E?N?[MSQH]N?E?)")
FIELDS = {"Y": "year", "M": "month", "N": "day", "S": "season", "Q": "quarter", "H": "half"}


@lru_cache(maxsize=4096)
def understood(text: str, language: str | None = None, hemisphere: Hemisphere | None = None) -> Due:
    """What a due text surely says, or UNKNOWN.

    "Before 2024" and "avant 2024" are taken as "by 2024", for many write them so, and nobody is to be called late who
    is not. "Early 2024" and "end of 2024" are within 2024, and no more is said. A fiscal year begins in other months
    elsewhere, so "FY 2027-28" covers both years and "FY 2027" is not understood.
    """
    if len(text) > LONGEST:
        return UNKNOWN
    found = tokens(text, (language or "")[:2] in DAY_FIRST)
    return (_endless(found, hemisphere) if found else None) or UNKNOWN


def _endless(found: list[Token], hemisphere: Hemisphere | None) -> Due | None:
    match = ENDLESS.fullmatch(kinds(found))
    if match is None or (match["before"] and match["behind"]):
        return None
    dated = found[match.start("dated") : match.end("dated")]
    endless = match["before"] or match["behind"]
    if not endless:
        return _dated(found, hemisphere)
    precision = Precision.ONGOING if endless == "O" else Precision.RECURRING
    return _bounded(Due(precision), dated, bool(match["behind"]), hemisphere) if dated else Due(precision)


def _bounded(due: Due, dated: list[Token], ahead: bool, hemisphere: Hemisphere | None) -> Due | None:
    """Ongoing or recurring from, until, or from and until; "every March" names no year and so no day."""
    if due.precision is Precision.RECURRING and YEARLESS.fullmatch(kinds(dated)):
        return due
    match, named = DATED.fullmatch(kinds(dated)), _dated(dated, hemisphere)
    if match is None or named is None:
        return None
    if match["right"] or "Z" in match["left"]:
        return replace(due, first=named.first, last=named.last)
    if named.by:
        return replace(due, last=named.last)
    since = match["since"] or match["on"] or (ahead and due.precision is Precision.ONGOING)
    return replace(due, first=named.first) if since else None


def _dated(found: list[Token], hemisphere: Hemisphere | None) -> Due | None:
    match = DATED.fullmatch(kinds(found))
    if (
        match is None
        or (match["sign"] == "A") != bool(match["between"])
        or (match["since"] == "f" and not match["sign"])
    ):
        return None
    left = _side(found[match.start("left") : match.end("left")])
    right = _side(found[match.start("right") : match.end("right")]) if match["right"] else None
    spans = {one for reading in _ranges(left, right) if (one := span(*reading, hemisphere))}
    if len(spans) != 1:
        return None
    (only,) = spans
    if (match["since"] and not match["right"]) or match["on"]:
        return Due(Precision.ONGOING, only.first)
    return Due(only.precision, only.first, only.last, bool(match["by"] or match["late"]))


def _ranges(left: list[Reading], right: list[Reading] | None) -> list[Reading]:
    if right is None:
        return left
    return [(one, two) for (one, until), (since, two) in product(left, right) if one == until and since == two]


def _side(found: list[Token]) -> list[Reading]:
    """Every way to read one side of a range, or all there is."""
    named = Named(**{FIELDS[token.kind]: token.number for token in found if token.kind in FIELDS})
    written = next((token.readings for token in found if token.kind == "Z"), None)
    if written is None:
        return [(named, named)]
    if kinds(found).strip("E-") == "Z":
        return list(written)
    years = [(left, right) for left, right in written if left.whole_year and right.year == (left.year or 0) + 1]
    if named.season is None:
        return years
    seasons = (replace(named, year=left.year, until=right.year) for left, right in years)
    return [(season, season) for season in seasons]
