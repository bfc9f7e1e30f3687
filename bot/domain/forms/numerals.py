"""Numbers written in Chinese characters: 十二, 一千二百, 1.5万."""

import re
from decimal import Decimal

FIGURES = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
WORDS = re.compile(f"[{''.join((*FIGURES, *UNITS))}]+")
SCALED = re.compile(r"([0-9]+(?:\.[0-9]+)?)([千万亿])")
MYRIAD = 10_000


def chinese(written: str) -> str | None:
    """In the digits of this line; nothing, if it is no such number."""
    if scaled := SCALED.fullmatch(written):
        return f"{(Decimal(scaled[1]) * UNITS[scaled[2]]).normalize():f}"
    if not WORDS.fullmatch(written):
        return None
    if not any(mark in UNITS for mark in written):
        return "".join(str(FIGURES[mark]) for mark in written)
    return str(_counted(written))


def _counted(written: str) -> int:
    whole = part = figure = 0
    for mark in written:
        unit = UNITS.get(mark)
        if unit is None:
            figure = FIGURES[mark]
        elif unit == MYRIAD:
            whole, part, figure = whole + (part + figure) * unit, 0, 0
        elif unit > MYRIAD:
            whole, part, figure = (whole + part + figure) * unit, 0, 0
        else:
            part, figure = part + (figure or 1) * unit, 0
    return whole + part + figure
