"""Numbers as sentences carry them: counts, per cent and money, short where they would be long."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from babel import Locale
from babel.numbers import format_decimal, format_percent

from bot.i18n.catalogues import mark

RANGE = mark("{first} to {last}")
MILLIONS = mark("US${millions}")  # apart, because some languages say "20 millions de dollars" but "5 000 dollars"

STYLES = {"ru": "short"}  # млрд stays as it is in every case; the other languages write the word out
# Spanish counts thousands of millions; a French "billion" is a thousand times what English readers take it for.
SKIPPED = {"es": range(9, 12), "fr": range(12, 15)}
COUNTED = {"ar", "en", "ru", "zh"}  # others say "millions de personnes", and our texts have no "de"
GAPS = {"zh": " "}  # as the Chinese texts have it between digits and words
MANY = 100  # whose plural form stands for fractions too
LEAST = 6  # zeros: below, money is written in full
ZEROS = re.compile("0+")


class Texts(Protocol):
    def __call__(self, text: str, /, **values: object) -> str: ...

    def plural(self, one: str, many: str, /, n: int, written: str = "", **values: object) -> str: ...


def amount(t: Texts, way: Locale, values: Sequence[Decimal], unit: str) -> str:
    if len(values) == 1:
        return one(t, way, values[0], unit)
    first, last = (one(t, way, value, unit) for value in values)
    return t(RANGE, first=first, last=last)


def one(t: Texts, way: Locale, value: Decimal, unit: str) -> str:
    if unit == "percent":
        return format_percent(value / 100, locale=way, decimal_quantization=False)
    short = compact(value, way)
    number = format_decimal(value, locale=way, decimal_quantization=False)
    if unit != "usd":
        return short if short and way.language in COUNTED else number
    if short:
        return t(MILLIONS, millions=short)
    return t.plural("US${n}", "US${n}", n=int(value) if value == int(value) else MANY, written=number)


def compact(value: Decimal, way: Locale) -> str | None:
    """As "1.25 billion", where nothing is lost by it."""
    zeros = value.adjusted()
    while zeros in SKIPPED.get(way.language, ()):
        zeros -= 1
    styles = way.compact_decimal_formats
    patterns = styles.get(STYLES.get(way.language, "long")) or styles["short"]
    if not value or str(10**zeros) not in patterns["other"] or zeros < LEAST:
        return None
    pattern: str = patterns["other"][str(10**zeros)].pattern
    shown = value / 10 ** (zeros + 1 - pattern.count("0"))
    chosen = patterns.get(way.plural_form(shown)) or {}
    pattern = chosen[str(10**zeros)].pattern if chosen else pattern
    number = format_decimal(shown, locale=way, decimal_quantization=False)
    return ZEROS.sub(number + GAPS.get(way.language, ""), pattern)
