"""The hours of a day between which nothing is sent unasked, as people write them."""

import re
import unicodedata
from datetime import UTC, datetime, time, timedelta
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


def waking(now: datetime, zone: str, quiet: Hours) -> datetime:
    """The first moment from now on that lies outside these hours, by the clocks of that zone."""
    begin, end = quiet
    local = now.astimezone(ZoneInfo(zone))
    past = local.hour * 60 + local.minute
    inside = begin <= past < end if begin <= end else not end <= past < begin
    if not inside:
        return now
    day = local.date() + timedelta(days=1 if past >= end else 0)
    return max(now, datetime.combine(day, time(*divmod(end, 60)), local.tzinfo).astimezone(UTC))
