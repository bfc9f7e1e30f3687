"""The hours of a day between which nothing is sent unasked, as people write them."""

import re
import unicodedata
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE = r"(\d{1,2})\s*(?:[:.h]\s*(\d{2})?)?"
WORDS = r"(?:[^\W\d_]+\s*)*"  # from … to, de … à, с … до
TWO = re.compile(rf"{WORDS}{ONE}\s*(?:-|\s|[^\W\d_]+)\s*{WORDS}{ONE}\s*{WORDS}")
DASHES = re.compile("[\u2010-\u2015\u2212\uff0d~]")

Hours = tuple[int, int]  # minutes of the day, from and until; equal ones are no hours at all


def hours(typed: str) -> Hours | None:
    """Reads `21-8`, `21:00–08:00`, `22h à 6h` and `٢١-٨`; None is what cannot be read."""
    plain = "".join(str(unicodedata.digit(mark, mark)) for mark in typed)
    found = TWO.fullmatch(DASHES.sub("-", unicodedata.normalize("NFKC", plain)).strip().lower())
    if found is None:
        return None
    first, second = minute(found[1], found[2]), minute(found[3], found[4])
    return None if first is None or second is None else (first, second)


def minute(hour: str, past: str | None) -> int | None:
    """24:00 is midnight, which people write as the end of a day."""
    whole, rest = int(hour), int(past or 0)
    if (whole, rest) == (24, 0):
        return 0
    return whole * 60 + rest if whole < 24 and rest < 60 else None


def waking(moment: datetime, zone: str, quiet: Hours) -> datetime:
    """That moment, or when the quiet hours of somebody who lives there are over."""
    there = moment.astimezone(ZoneInfo(zone))
    first, last = quiet
    now = there.hour * 60 + there.minute
    if not (first <= now < last if first < last else first != last and (now >= first or now < last)):
        return moment
    day = there.date() + timedelta(days=now >= last)
    awake = datetime.combine(day, time(last // 60, last % 60), ZoneInfo(zone))
    return awake.astimezone(moment.tzinfo)
