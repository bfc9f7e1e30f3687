"""Dates and times as forms write them; a number of days since 1970 and back."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

DATE = r"\d{4}-\d{2}-\d{2}"
TIME = r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
OFFSET = r"Z|[-+](?:0\d|1[0-4]):[0-5]\d"
WHOLE = re.compile(rf"{DATE}(?:T(?:\d{{2}}|{TIME})|T{TIME}(?:{OFFSET}))?", re.ASCII)
UNPADDED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?", re.ASCII)
CLOCK = re.compile(rf"{TIME}(?:{OFFSET})?", re.ASCII)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHAPES = {
    "%Y": lambda at: f"{at.year:04}",
    "%y": lambda at: f"{at.year:04}"[2:],
    "%m": lambda at: f"{at.month:02}",
    "%n": lambda at: f"{at.month}",
    "%b": lambda at: MONTHS[at.month - 1],
    "%d": lambda at: f"{at.day:02}",
    "%e": lambda at: f"{at.day}",
    "%a": lambda at: DAYS[at.weekday()],
    "%H": lambda at: f"{at.hour:02}",
    "%h": lambda at: f"{at.hour}",
    "%M": lambda at: f"{at.minute:02}",
    "%S": lambda at: f"{at.second:02}",
    "%3": lambda at: f"{at.microsecond // 1000:03}",
}


def moment(text: str, zone: tzinfo) -> datetime | None:
    """What is not said is midnight; without an offset it is the person's own time."""
    if not WHOLE.fullmatch(text):
        return None
    try:
        read = datetime.fromisoformat(text)
        return _real(read if read.tzinfo else read.replace(tzinfo=zone), zone)
    except (ValueError, OverflowError):  # 30 February, 25 o'clock, or the year 0
        return None


def unpadded(text: str, zone: tzinfo) -> datetime | None:
    """The same with `2027-3-1`, which people write."""
    parts = UNPADDED.fullmatch(text)
    return moment(f"{parts[1]}-{parts[2]:0>2}-{parts[3]:0>2}{parts[4] or ''}", zone) if parts else None


def _real(at: datetime, zone: tzinfo) -> datetime:
    """An hour that a change of clocks leaves out is the one after it; thousandths are the finest."""
    whole = at.replace(microsecond=at.microsecond // 1000 * 1000)
    return whole.astimezone(UTC).astimezone(zone)


def numbered(at: datetime) -> float:
    return (at - EPOCH) // timedelta(milliseconds=1) / 86_400_000


def counted(days: float, zone: tzinfo) -> datetime | None:
    try:
        return (EPOCH + timedelta(milliseconds=round(days * 86_400_000))).astimezone(zone)
    except (OverflowError, ValueError):
        return None


def written(at: datetime) -> str:
    """Midnight is told as the day alone."""
    if (at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0):
        return f"{at.date()}"
    return at.isoformat(timespec="milliseconds")


def shaped(at: datetime, pattern: str) -> str:
    return re.sub("|".join(SHAPES), lambda found: SHAPES[found.group()](at), pattern)


def clock(text: str, zone: tzinfo) -> float | None:
    """The part of the day that has gone by at a time such as 12:30."""
    at = moment(f"1970-01-01T{text}", zone) if CLOCK.fullmatch(text) else None
    if at is None:
        return None
    gone = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)
    return gone / DAY
