"""What a question takes as an answer, in the one way answers are stored: numbers with a point, dates as 2027-03-01."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal

from bot.domain.forms.expressions.functions.places import place
from bot.domain.forms.expressions.moments import clock, moment
from bot.domain.forms.model import ATTACHING, Kind, Question
from bot.domain.forms.problems import Problem, problem

LONGEST = 3_000  # characters of a text
LARGEST = 10**15  # beyond it a number would not be kept to its last digit
TAKEN_NOTE = "OK"
INTEGER = re.compile(r"-?\d+", re.ASCII)
DECIMAL = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Given:
    value: str
    question: Question
    names: Collection[str]  # the choices there are


Check = Callable[[Given], Problem | None]


def fault(question: Question, value: str, names: Collection[str] = ()) -> Problem | None:
    """Of something that is no answer."""
    return CHECKS[question.kind](Given(value, question, names))


def _number(given: Given) -> Problem | None:
    pattern, code = (INTEGER, "no_whole_number") if given.question.kind is Kind.INTEGER else (DECIMAL, "no_number")
    if not pattern.fullmatch(given.value):
        return problem(code)
    return problem("too_large", most=LARGEST) if abs(Decimal(given.value)) >= LARGEST else None


def _range(given: Given) -> Problem | None:
    wrong = _number(given)
    if wrong or given.question.span is None:
        return wrong
    number, start, end, step = (
        Decimal(one)
        for one in (given.value, given.question.span.start, given.question.span.end, given.question.span.step)
    )
    if not start <= number <= end or (number - start) % step:
        return problem("out_of_range", start=str(start), end=str(end), step=str(step))
    return None


def _text(given: Given) -> Problem | None:
    if len(given.value) > LONGEST:
        return problem("too_long", length=len(given.value), most=LONGEST)
    return None if given.value.strip() else problem("empty")


def _date(given: Given) -> Problem | None:
    return None if DAY.fullmatch(given.value) and moment(given.value, UTC) else problem("no_date")


def _time(given: Given) -> Problem | None:
    return None if clock(given.value, UTC) is not None else problem("no_time")


def _datetime(given: Given) -> Problem | None:
    return None if "T" in given.value and moment(given.value, UTC) else problem("no_datetime")


def _one(given: Given) -> Problem | None:
    return None if given.value in given.names else problem("no_choice", given=given.value)


def _several(given: Given) -> Problem | None:
    chosen = given.value.split()
    strange = next((one for one in chosen if one not in given.names), None)
    if strange is not None:
        return problem("no_choice", given=strange)
    if not chosen:
        return problem("empty")
    return problem("twice") if len(set(chosen)) < len(chosen) else None


def _ranked(given: Given) -> Problem | None:
    wrong = _several(given)
    return wrong or (
        None if len(given.value.split()) == len(given.names) else problem("rank_all", count=len(given.names))
    )


def _acknowledged(given: Given) -> Problem | None:
    return None if given.value == TAKEN_NOTE else problem("no_choice", given=given.value)


def _place(given: Given) -> Problem | None:
    return None if place(given.value) else problem("no_place")


def _file(given: Given) -> Problem | None:
    return None if given.value and not given.value.isspace() else problem("no_file", wanted=given.question.kind.value)


def _anything(_: Given) -> Problem | None:
    return None


CHECKS: dict[Kind, Check] = {
    Kind.INTEGER: _number,
    Kind.DECIMAL: _number,
    Kind.RANGE: _range,
    Kind.TEXT: _text,
    Kind.BARCODE: _text,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.DATETIME: _datetime,
    Kind.SELECT_ONE: _one,
    Kind.SELECT_MULTIPLE: _several,
    Kind.RANK: _ranked,
    Kind.ACKNOWLEDGE: _acknowledged,
    Kind.GEOPOINT: _place,
    Kind.NOTE: _anything,
    Kind.CALCULATE: _anything,
    Kind.HIDDEN: _anything,
    **dict.fromkeys(ATTACHING, _file),
}
