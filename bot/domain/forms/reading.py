"""What people write, read as numbers: any digits, any separators, and both readings where there are two."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.forms.numerals import chinese
from bot.domain.words import cleaned

MINUS = "−–‐‑-"
SPACES = " \u00a0\u2007\u2009\u202f"
QUIET = SPACES + "'’_\u066c"  # marks that only ever part thousands
WIDE = str.maketrans({"，": ",", "．": ".", "٫": "٫", "、": ","})
SIGNED = re.compile(rf"([+{MINUS}]?)[{SPACES}]*([0-9][0-9.,٫{QUIET}]*|[.,٫][0-9]+)[{SPACES}]*%?")
GROUPS = re.compile(
    r"[0-9]{1,3}(?:#[0-9]{3})+|[0-9]{1,2}(?:#[0-9]{2})+#[0-9]{3}"
)  # 1 234 567, and 12 34 567 as in India
RUN = re.compile(rf"[+{MINUS}]?[0-9](?:[0-9.,٫{QUIET}]*[0-9])?")


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody's language writes: its marks, whether the day comes first, its words for months and days."""

    decimal: str = "."
    group: str = ","
    day_first: bool = True
    months: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)  # yesterday is -1


def digits(text: str) -> str:
    """Digits of every script become those of this line: 0123456789."""
    return "".join(
        str(unicodedata.decimal(mark)) if mark.isdecimal() else mark for mark in cleaned(text).translate(WIDE)
    )


def numbers(text: str, habits: Habits) -> tuple[str, ...]:
    """None if it is no number; two if it can be read in two ways, the more likely one first."""
    written = digits(text).rstrip(".。 ")
    counted = chinese(written)
    if counted is not None:
        return (_whole(counted),)
    found = SIGNED.fullmatch(written)
    if not found:
        return ()
    sign = "-" if found[1] and found[1] in MINUS else ""
    return tuple(sign + one for one in _readings(found[2].rstrip(SPACES), habits))


def _readings(written: str, habits: Habits) -> tuple[str, ...]:
    plain = _ungrouped(written, QUIET)
    if plain is None:
        return ()
    marks = [mark for mark in plain if not mark.isdigit()]
    if not marks:
        return (_whole(plain),)
    last = marks[-1]
    if last == "٫" or len(set(marks)) == 2:
        return _fraction(plain, last, [mark for mark in set(marks) if mark != last])
    if len(marks) > 1:
        grouped = _ungrouped(plain, last)
        return (_whole(grouped),) if grouped else ()
    return _either(plain, last, habits)


def _either(plain: str, mark: str, habits: Habits) -> tuple[str, ...]:
    """One point or comma: thousands only if three digits follow one to three that do not begin with 0."""
    as_fraction = _fraction(plain, mark, [])
    grouped = _ungrouped(plain, mark)
    if not grouped or plain.startswith("0"):
        return as_fraction
    if mark == habits.group:
        return (_whole(grouped),)
    return (*as_fraction, _whole(grouped)) if mark == habits.decimal else (_whole(grouped), *as_fraction)


def _fraction(plain: str, mark: str, groups: list[str]) -> tuple[str, ...]:
    whole, _, rest = plain.partition(mark)
    bare = _ungrouped(whole, "".join(groups)) if groups else whole
    if bare is None or not rest.isdigit() or not (bare or "0").isdigit():
        return ()
    fraction = rest.rstrip("0")
    return (f"{_whole(bare or '0')}.{fraction}" if fraction else _whole(bare or "0"),)


def _ungrouped(written: str, marks: str) -> str | None:
    """Without these marks, if they part thousands; nothing, if they part something else."""
    if not any(mark in written for mark in marks):
        return written
    whole = re.match(rf"[0-9{re.escape(marks)}]*", written)
    part = whole.group() if whole else ""
    used = {mark for mark in part if mark in marks}
    if len(used) > 1 or not GROUPS.fullmatch(re.sub(rf"[{re.escape(marks)}]", "#", part)):
        return None
    rest = written[len(part) :]
    return None if any(mark in rest for mark in marks) else re.sub(r"[^0-9]", "", part) + rest


def _whole(number: str) -> str:
    return number.lstrip("0") or "0"


def taken_apart(text: str, habits: Habits) -> tuple[str, str] | None:
    """`2 340 wells repaired`: a number and what was done; nothing, unless it can only be that."""
    plain = digits(text)
    run = RUN.match(plain)
    if not run:
        return None
    read, rest = numbers(run.group(), habits), plain[run.end() :].strip()
    parted = rest and plain[run.end()] in SPACES + ",;:"
    if len(read) != 1 or not parted or any(mark.isdigit() for mark in rest) or not any(map(str.isalpha, rest)):
        return None
    return read[0], rest.lstrip(",;: ")
