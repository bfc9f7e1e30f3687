"""What people write, read as days and times of day: `3/4` has two readings, `31/2` has none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.domain.forms.problems import Problem, problem
from bot.domain.forms.reading import Habits, digits
from bot.domain.words import folded

YEAR_FIRST = re.compile(r"(\d{4})[-/.\s](\d{1,2})[-/.\s](\d{1,2})", re.ASCII)
PARTS = re.compile(r"(\d{1,2})([-/.\s]\s?)(\d{1,2})(?:[-/.\s]\s?(\d{4}|\d{2}))?", re.ASCII)
CHINESE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?", re.ASCII)
CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?(?::\d{2})?\s*(am|pm)?", re.ASCII | re.IGNORECASE)
BETWEEN = {"de", "del", "of", "the", "on", "le", "el", "г", "года", "год"}  # words that say nothing in a date
HALVES = {
    "صباحا": "am", "ص": "am", "مساء": "pm", "م": "pm", "a. m.": "am", "p. m.": "pm", "a.m.": "am", "p.m.": "pm",
    "上午": "am", "早上": "am", "凌晨": "am", "下午": "pm", "晚上": "pm",
}  # fmt: skip
TANWIN = "\u064b"  # is written or not
HALF = re.compile("|".join(sorted(map(re.escape, HALVES), key=len, reverse=True)), re.IGNORECASE)
CHINESE_CLOCK = re.compile(r"(\d{1,2})\s*[点时](?:\s*(\d{1,2})\s*分?)?", re.ASCII)
FIRST_YEAR = 1000  # what is written with fewer digits is a slip
TOGETHER = re.compile(r"\s*(?:T|,|\s)\s*")


@dataclass(frozen=True, slots=True)
class Days:
    """The days it can mean, the more likely one first, or why there is none."""

    options: tuple[str, ...] = ()
    problem: Problem | None = None


def days(text: str, habits: Habits, today: date) -> Days:
    written = digits(text).strip().strip(".")
    offset = habits.days.get(folded(written))
    if offset is not None:
        return Days((str(today + timedelta(days=offset)),))
    found = list(_triples(written, habits, today))
    if not found:
        return Days(problem=problem("no_date"))
    real = tuple(dict.fromkeys(str(day) for triple in found if (day := _day(*triple))))
    return Days(real) if real else Days(problem=_impossible(found))


def _triples(written: str, habits: Habits, today: date) -> Iterator[tuple[int, int, int]]:
    """Year, month and day; a year that nobody said is this one."""
    if whole := YEAR_FIRST.fullmatch(written):
        yield int(whole[1]), int(whole[2]), int(whole[3])
    elif chinese := CHINESE.fullmatch(written):
        yield int(chinese[1] or today.year), int(chinese[2]), int(chinese[3])
    elif parts := PARTS.fullmatch(written):
        one, other, year = int(parts[1]), int(parts[3]), _year(parts[4], today)
        orders = [(year, other, one)] if "." in parts[2] else [(year, other, one), (year, one, other)]
        yield from orders if habits.day_first or len(orders) == 1 else reversed(orders)
    else:
        yield from _worded(written, habits, today)


def _worded(written: str, habits: Habits, today: date) -> Iterator[tuple[int, int, int]]:
    """`3 mars 2027`, `March 3rd`, in whatever order."""
    words = _joined_months(folded(written), habits).split()
    months = [habits.months[word] for word in words if word in habits.months]
    figures = [found[1] for word in words if (found := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th|er|º|e)?", word))]
    other = [word for word in words if word not in habits.months and not word[0].isdigit() and word not in BETWEEN]
    if len(months) != 1 or other or not 1 <= len(figures) <= 2:
        return
    years = [figure for figure in figures if len(figure) == 4]
    numbers = [figure for figure in figures if len(figure) < 3]
    if numbers and len(years) <= 1 and len(years) + len(numbers) == len(figures):
        year = years[0] if years else (numbers[1] if len(numbers) > 1 else None)
        yield _year(year, today), months[0], int(numbers[0])


def _joined_months(said: str, habits: Habits) -> str:
    """Some months have names of two words."""
    for month in habits.months:
        if " " in month:
            said = said.replace(month, month.replace(" ", ""))
    return said


def _year(written: str | None, today: date) -> int:
    """Two digits are the years up to ten ahead, or else the last century."""
    if written is None:
        return today.year
    if len(written) > 2:
        return int(written)
    century = today.year - today.year % 100
    return century + int(written) if int(written) <= today.year % 100 + 10 else century - 100 + int(written)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= FIRST_YEAR else None
    except ValueError:
        return None


def _impossible(found: list[tuple[int, int, int]]) -> Problem:
    for year, month, day in found:
        if 1 <= month <= 12 and 1 <= day <= 31 and year >= FIRST_YEAR:
            return problem("no_such_day", year=year, month=month, day=day)
    return problem("no_date")


def clock_time(text: str) -> str | None:
    """`14:30`, `14h30`, `2:30 pm`, `2:30 م`, `下午2点30分`."""
    written = _clock(digits(text).strip())
    found = CLOCK.fullmatch(written)
    if not found or not (found[3] or re.search(r"[:.h]", written, re.IGNORECASE)):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{time(hour, minute).isoformat('milliseconds')}" if hour < 24 and minute < 60 else None


def _clock(written: str) -> str:
    """With the half of the day behind it, as am or pm."""
    written = written.replace(TANWIN, "")
    halves = HALF.findall(written)
    bare = CHINESE_CLOCK.sub(lambda found: f"{found[1]}:{found[2] or '00'}", HALF.sub("", written).strip())
    return f"{bare} {HALVES[halves[0].lower()]}" if len(halves) == 1 else bare


def moments(text: str, habits: Habits, now: datetime, zone: tzinfo) -> Days:
    """A day and a time, in this order, parted by anything."""
    written = digits(text).strip()
    for gap in TOGETHER.finditer(written):
        day, at = days(written[: gap.start()], habits, now.date()), clock_time(written[gap.end() :])
        if at and day.options:
            return Days(tuple(_joined(one, at, zone) for one in day.options))
        if at and day.problem and day.problem.code == "no_such_day":
            return day
    return Days(problem=problem("no_datetime"))


def _joined(day: str, at: str, zone: tzinfo) -> str:
    """An hour that a change of clocks leaves out is the one after it."""
    whole = datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=zone)
    return whole.astimezone(UTC).astimezone(zone).isoformat(timespec="milliseconds")
