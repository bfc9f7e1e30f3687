"""Functions that make numbers of numbers; what has no answer is no number, never an error."""

import math
from collections.abc import Callable

from bot.domain.forms.expressions.functions.function import Shelf
from bot.domain.forms.expressions.scope import Scope
from bot.domain.forms.expressions.values import NAN, Moment, Value
from bot.domain.forms.expressions.values import number as read

numbers = Shelf()


def safe(function: Callable[..., float]) -> Callable[..., float]:
    def bounded(*given: float) -> float:
        if any(math.isnan(one) for one in given):
            return NAN
        try:
            return function(*given)
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return NAN

    return bounded


for name in ("sin", "cos", "tan", "asin", "acos", "atan", "sqrt", "exp"):
    numbers.add(name, "number")(safe(getattr(math, name)))
numbers.add("atan2", "number number")(safe(math.atan2))
numbers.add("abs", "number")(safe(abs))


@numbers.add("number", "any?", scoped=True)
def number(scope: Scope, *value: Value) -> Value:
    given = value[0] if value else [scope.here]
    return given if isinstance(given, Moment) else read(given, scope.zone)


@numbers.add("int", "number")
def whole(value: float) -> float:
    return float(math.trunc(value)) if math.isfinite(value) else value


@numbers.add("floor", "number")
def floor(value: float) -> float:
    return float(math.floor(value)) if math.isfinite(value) else value


@numbers.add("ceiling", "number")
def ceiling(value: float) -> float:
    return float(math.ceil(value)) if math.isfinite(value) else value


@numbers.add("round", "number number?")
def rounded(value: float, digits: float = 0.0) -> float:
    """A half goes away from zero."""
    if math.isnan(value) or math.isnan(digits) or math.isinf(value):
        return NAN if math.isnan(digits) else value
    factor = power(10.0, digits)
    shifted = abs(value) * factor
    if not math.isfinite(shifted) or not factor:
        return NAN
    nearest = math.floor(shifted) + (shifted - math.floor(shifted) >= 0.5)
    return math.copysign(nearest / factor, value)


@numbers.add("pow", "number number")
def power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    odd = exponent % 2 == 1 if math.isfinite(exponent) else False
    try:
        return NAN if math.isnan(base) or math.isnan(exponent) else math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and odd else math.inf
    except ValueError:
        return NAN


@numbers.add("exp10", "number")
def exp10(value: float) -> float:
    return power(10.0, value)


@numbers.add("log", "number")
def log(value: float) -> float:
    return -math.inf if value == 0 else safe(math.log)(value)


@numbers.add("log10", "number")
def log10(value: float) -> float:
    return -math.inf if value == 0 else safe(math.log10)(value)


@numbers.add("pi")
def pi() -> float:
    return math.pi


@numbers.add("random", scoped=True)
def random(scope: Scope) -> float:
    return scope.luck.random()


def _each(scope: Scope, values: tuple[Value, ...]) -> list[float]:
    return [
        read(one, scope.zone)
        for value in values
        for one in ([node.value for node in value] if isinstance(value, list) else [value])
    ]


@numbers.add("sum", "nodes", scoped=True)
def total(scope: Scope, values: Value) -> float:
    return sum(_each(scope, (values,)), 0.0)


@numbers.add("max", "any*", scoped=True)
def largest(scope: Scope, *values: Value) -> float:
    found = _each(scope, values)
    return NAN if not found or any(map(math.isnan, found)) else max(found)


@numbers.add("min", "any*", scoped=True)
def smallest(scope: Scope, *values: Value) -> float:
    found = _each(scope, values)
    return NAN if not found or any(map(math.isnan, found)) else min(found)
