"""Languages: texts from gettext catalogues, dates and numbers from Babel; what is missing is shown in English."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from bot.i18n import amounts, periods
from bot.i18n.catalogues import FILE, LOCALES, PLACE, TAG, catalogue, faults, mark

__all__ = ["LANGUAGES", "LOCALES", "SOURCE", "Language", "Translator", "faults", "locale", "mark", "nearest"]

logger = logging.getLogger(__name__)

SOURCE = "en"
HABITS = {"en": "en_GB"}  # Babel's plain English is American, which most readers of English here are not

TAG_OR_PLACE = re.compile(rf"({TAG.pattern})|{PLACE.pattern}")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
OTHERWISE = re.compile(r"[0-9A-Za-z]")  # what runs the other way, or with its neighbours
ISOLATE, END_ISOLATE = "\u2068", "\u2069"  # what stands between them cannot turn the words around it


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    name: str  # as those who read it write it
    rtl: bool

    @classmethod
    def of(cls, code: str) -> "Language":
        locale = Locale.parse(code)
        name = locale.get_display_name() or code
        return cls(code, name[:1].upper() + name[1:], locale.text_direction == "rtl")


def offered(folder: Path) -> Iterator[Language]:
    for code in sorted({SOURCE} | {file.parts[-3] for file in folder.glob(f"*/{FILE}")}):
        try:
            yield Language.of(code)
        except (ValueError, UnknownLocaleError):
            logger.warning("no language is called %s", code)


LANGUAGES: Mapping[str, Language] = MappingProxyType({language.code: language for language in offered(LOCALES)})


def nearest(tag: str | None, otherwise: str = SOURCE) -> str:
    """The language to offer a phone that says pt-br or zh-hans."""
    asked = (tag or "").lower().replace("-", "_")
    exact = [code for code in LANGUAGES if code.lower() == asked]
    alike = [code for code in LANGUAGES if code.lower().partition("_")[0] == asked.partition("_")[0]]
    return (exact or alike or [otherwise])[0]


@dataclass(frozen=True, slots=True)
class Translator:
    """What one reader sees: words, numbers, dates and hours in their way of writing."""

    language: str
    plain: bool = field(default=False, kw_only=True)
    zone: str = field(default="UTC", kw_only=True)

    def __call__(self, text: str, /, **values: object) -> Markup:
        return fill(catalogue(self.language).text(text), values, self.rtl)

    def plural(self, one: str, many: str, /, n: int, written: str = "", **values: object) -> Markup:
        values["n"] = written or self.number(n)
        return fill(catalogue(self.language).counted(one, many, n), values, self.rtl)

    def fill(self, text: str, /, **values: object) -> Markup:
        """A text that somebody wrote, with no tags in it; what stands in braces is put in its place."""
        return fill(escape(text), values, self.rtl)

    def value(self, value: object) -> Markup:
        """A name, number or code that stands by itself; one that runs as the line does needs no isolation there."""
        own = self.rtl and RIGHT_TO_LEFT.search(str(value)) and not OTHERWISE.search(str(value))
        return Markup(escape(value) if own else isolated(value, self.rtl))  # noqa: S704 (escaped there)

    def number(self, number: int | float | Decimal) -> str:
        return number_in(self.language, number)

    def amount(self, values: Sequence[Decimal], unit: str) -> str:
        """One number, or the two ends of a range, as a sentence carries it: 1,250, 25%, US$1 billion."""
        return amounts.amount(self, locale(self.language), values, unit)

    def date(self, day: date) -> str:
        return day_in(self.language, day)

    def when(self, when: periods.Timed) -> Markup:
        """As precisely as it is known: a day, a month, a season, by 2030, every year, no date given."""
        return periods.told(self, locale(self.language), when)

    def moment(self, moment: datetime) -> str:
        """Day and hour where the reader is."""
        here, way = moment.astimezone(ZoneInfo(self.zone)), locale(self.language)
        pattern: str = way.datetime_formats["medium"]
        return pattern.replace("'", "").replace("{0}", self.hour(here.time())).replace("{1}", self.date(here))

    def hour(self, at: time) -> str:
        return hour_in(self.language, at.hour, at.minute)

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return LANGUAGES.get(self.language, LANGUAGES[SOURCE]).name

    @property
    def rtl(self) -> bool:
        return self.language in LANGUAGES and LANGUAGES[self.language].rtl


def fill(text: str, values: Mapping[str, object], rtl: bool) -> Markup:
    """The text is ours and may hold tags; values are escaped, and kept from turning the line around."""

    if not values:
        return Markup(text)  # noqa: S704 (ours or escaped, as below)

    def put(found: re.Match[str]) -> str:
        tag, name = found.groups()
        if tag:
            return PLACE.sub(lambda inside: escape(values[inside[1]]), tag)
        return isolated(values[name], rtl)

    return Markup(TAG_OR_PLACE.sub(put, text))  # noqa: S704 (catalogues are checked to hold the tags of our own texts)


def isolated(value: object, rtl: bool) -> str:
    escaped = escape(value)
    if isinstance(value, Markup) or not (rtl or RIGHT_TO_LEFT.search(escaped)):
        return escaped
    return f"{ISOLATE}{escaped}{END_ISOLATE}"


@lru_cache(4096)  # most are the small ones that choices are numbered by, written anew in every page
def number_in(language: str, number: int | float | Decimal) -> str:
    return format_decimal(number, locale=locale(language))


@lru_cache(4096)
def day_in(language: str, day: date) -> str:
    return format_date(day, "long", locale=locale(language))


@lru_cache(4096)
def hour_in(language: str, hour: int, minute: int) -> str:
    return format_time(time(hour, minute), "short", locale=locale(language))


@cache
def locale(code: str) -> Locale:
    code = code if code in LANGUAGES else SOURCE
    return Locale.parse(HABITS.get(code, code))
