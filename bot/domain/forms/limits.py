"""A constraint without words of its own, told by the limit that was passed: `. >= 0 and . < 100`, `. <= today()`."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.domain.forms.expressions import Expression, Scope, truth
from bot.domain.forms.expressions.evaluator import evaluated
from bot.domain.forms.expressions.moments import counted, moment
from bot.domain.forms.expressions.syntax import Binary, Path, Syntax
from bot.domain.forms.expressions.values import Moment, Value, number, text
from bot.domain.forms.model import COUNTING, Kind
from bot.domain.forms.problems import Problem, problem

TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
LIMITS = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}
DAYS = {">=": ("not_before", 0), ">": ("not_before", 1), "<=": ("not_after", 0), "<": ("not_after", -1)}


def passed(constraint: Expression, scope: Scope, kind: Kind) -> Problem | None:
    """The first limit that does not hold; nothing, where the constraint is more than limits."""
    for sign, limit, holds in _limits(constraint.syntax, scope):
        if holds:
            continue
        if kind in COUNTING:
            return problem(LIMITS[sign], limit=text(number(limit, scope.zone)))
        day = _day(limit, scope) if kind is Kind.DATE else None
        if day:
            code, later = DAYS[sign]
            return problem(code, day=f"{(day + timedelta(days=later)).date()}")
    return None


def _limits(syntax: Syntax, scope: Scope) -> Iterator[tuple[str, Value, bool]]:
    if not isinstance(syntax, Binary):
        return
    if syntax.operator == "and":
        yield from _limits(syntax.left, scope)
        yield from _limits(syntax.right, scope)
    elif syntax.operator in TURNED:
        holds = truth(evaluated(syntax, scope))
        if _itself(syntax.left):
            yield syntax.operator, evaluated(syntax.right, scope), holds
        elif _itself(syntax.right):
            yield TURNED[syntax.operator], evaluated(syntax.left, scope), holds


def _itself(syntax: Syntax) -> bool:
    return isinstance(syntax, Path) and [step.name for step in syntax.steps] == ["."]


def _day(value: Value, scope: Scope) -> datetime | None:
    if isinstance(value, Moment):
        return value.at
    if isinstance(value, float):
        return counted(value, UTC)
    return moment(text(value), scope.zone)
