"""What an expression comes to, and how XPath reads one kind of value as another."""

import math
import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal

from bot.domain.forms.expressions.moments import moment, numbered, written
from bot.domain.forms.expressions.nodes import Node

DECIMAL = re.compile(r"\s*-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*", re.ASCII)
NAN = math.nan


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a point in time; nothing, if it is none that exists."""

    at: datetime | None


Value = float | str | bool | Moment | list[Node]


def text(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return _digits(value)
        case Moment(at):
            return written(at) if at else ""
        case list():
            return value[0].value if value else ""
    return value


def number(value: Value, zone: tzinfo) -> float:
    match value:
        case bool():
            return float(value)
        case float():
            return value
        case Moment(at):
            return numbered(at) if at else NAN
        case list():
            return _read(value[0].value, zone) if value else NAN
    return _read(value, zone)


def truth(value: Value) -> bool:
    match value:
        case float():
            return value != 0 and not math.isnan(value)
        case Moment(at):
            return at is not None and numbered(at) != 0
    return bool(value)


def _read(text: str, zone: tzinfo) -> float:
    """A date counts as its days since 1970."""
    if DECIMAL.fullmatch(text):
        return float(text)
    at = moment(text, zone)
    return numbered(at) if at else NAN


def _digits(value: float) -> str:
    """As XPath writes numbers: never with an exponent; what is no number is empty, as everywhere in ODK."""
    if math.isnan(value):
        return ""
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return f"{Decimal(repr(value)):f}".removesuffix(".0") if value else "0"


def same(left: Value, right: Value, zone: tzinfo) -> bool:
    """Nodes are the same as something if one of them is."""
    if isinstance(left, bool) or isinstance(right, bool):
        return truth(left) == truth(right)
    if isinstance(left, list) or isinstance(right, list):
        return any(_equal(one, other, zone) for one in _each(left) for other in _each(right))
    return _equal(left, right, zone)


def differ(left: Value, right: Value, zone: tzinfo) -> bool:
    """Nodes differ from something if one of them does: that is not the opposite of being the same."""
    if isinstance(left, bool) or isinstance(right, bool):
        return truth(left) != truth(right)
    if isinstance(left, list) or isinstance(right, list):
        return any(not _equal(one, other, zone) for one in _each(left) for other in _each(right))
    return not _equal(left, right, zone)


def pairs(left: Value, right: Value, zone: tzinfo) -> list[tuple[float, float]]:
    return [(number(one, zone), number(other, zone)) for one in _each(left) for other in _each(right)]


def _each(value: Value) -> list[Value]:
    return [node.value for node in value] if isinstance(value, list) else [value]


def _equal(left: Value, right: Value, zone: tzinfo) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return number(left, zone) == number(right, zone)
