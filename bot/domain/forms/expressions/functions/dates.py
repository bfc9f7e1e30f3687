"""Functions about days and times, in the time zone of whoever answers."""

from bot.domain.forms.expressions.functions.function import Shelf
from bot.domain.forms.expressions.moments import clock, counted, moment, numbered, shaped, unpadded
from bot.domain.forms.expressions.scope import Scope
from bot.domain.forms.expressions.values import NAN, Moment, Value, text

dates = Shelf()


@dates.add("today", scoped=True)
def today(scope: Scope) -> Moment:
    return Moment(scope.now.replace(hour=0, minute=0, second=0, microsecond=0))


@dates.add("now", scoped=True)
def now(scope: Scope) -> Moment:
    return Moment(scope.now)


@dates.add("date", "any", scoped=True)
@dates.add("date-time", "any", scoped=True)
def date(scope: Scope, value: Value) -> Value:
    match value:
        case bool():
            return ""
        case Moment():
            return value
        case float():
            return Moment(counted(value, scope.zone))
    written = text(value)
    return Moment(unpadded(written, scope.zone)) if written else ""


@dates.add("decimal-date-time", "any", scoped=True)
def decimal_date_time(scope: Scope, value: Value) -> float:
    found = value if isinstance(value, Moment) else Moment(moment(text(value), scope.zone))
    if isinstance(value, float):
        return value
    return numbered(found.at) if found.at else NAN


@dates.add("decimal-time", "text", scoped=True)
def decimal_time(scope: Scope, value: str) -> float:
    part = clock(value, scope.zone)
    return NAN if part is None else part


@dates.add("format-date", "text text", scoped=True)
@dates.add("format-date-time", "text text", scoped=True)
def format_date(scope: Scope, value: str, pattern: str) -> str:
    at = moment(value, scope.zone)
    return shaped(at, pattern) if at else ""
