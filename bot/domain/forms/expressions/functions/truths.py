"""Functions that say yes or no. `if` is not among them: it does not look at what it does not take."""

from bot.domain.forms.expressions.functions.function import Shelf
from bot.domain.forms.expressions.scope import Scope
from bot.domain.forms.expressions.values import Value, number, truth

truths = Shelf()


@truths.add("true")
def true() -> bool:
    return True


@truths.add("false")
def false() -> bool:
    return False


@truths.add("boolean", "truth")
def boolean(value: bool) -> bool:
    return value


@truths.add("not", "truth")
def negated(value: bool) -> bool:
    return not value


@truths.add("boolean-from-string", "text")
def boolean_from_string(value: str) -> bool:
    return value in ("1", "true")


@truths.add("if", "truth any any")
def either(condition: bool, then: Value, otherwise: Value) -> Value:
    return then if condition else otherwise


@truths.add("checklist", "number number any*")
def checklist(least: float, most: float, *values: Value) -> bool:
    return _between(least, most, float(sum(truth(one) for value in values for one in _each(value))))


@truths.add("weighted-checklist", "number number any*", scoped=True)
def weighted_checklist(scope: Scope, least: float, most: float, *values: Value) -> bool:
    """Truths and their weights by turns."""
    count = 0.0
    for one, weight in zip(values[::2], values[1::2], strict=False):
        pairs = zip(_each(one), _each(weight), strict=False)
        count += sum(number(heavy, scope.zone) for true, heavy in pairs if truth(true))
    return _between(least, most, count)


def _each(value: Value) -> list[Value]:
    """An answer of spaces is none."""
    return [node.value.strip() for node in value] if isinstance(value, list) else [value]


def _between(least: float, most: float, count: float) -> bool:
    """-1 means that this side is open."""
    return count >= least and (most == -1 or count <= most)
