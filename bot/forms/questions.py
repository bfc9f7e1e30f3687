"""A row of the survey becomes a question; cells that would have no effect on it are refused."""

import re
from dataclasses import dataclass

from pyxform.utils import default_is_dynamic

from bot.domain.forms.answers import fault
from bot.domain.forms.expressions import Expression, expression
from bot.domain.forms.model import CHOOSING, OTHER, SILENT, Kind, Question, Span
from bot.forms.appearances import refused
from bot.forms.lists import Lists
from bot.forms.rows import Row
from bot.forms.types import Asks

PARAMETER = re.compile(r"([A-Za-z-]+)\s*=\s*(\S+?)(?=[\s,;]|$)")
EVERYWHERE = {"type", "name", "label", "hint", "guidance_hint", "relevant", "appearance"}
ASKED = EVERYWHERE | {
    "required", "required_message", "constraint", "constraint_message", "calculation", "default", "read_only",
}  # fmt: skip
MIDNIGHT = re.compile(r"(?<=\d{4}-\d{2}-\d{2}) 00:00:00")  # a day as spreadsheets hold it
SPAN = {"start": "1", "end": "10", "step": "1"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads rows that ask something."""

    lists: Lists

    def question(self, row: Row, kind: Asks) -> Question:
        _effective(row, kind.kind)
        label, name = row.wording("label"), row.name() or _noted_name(row, kind.kind)
        if not name:
            row.wrong("name is missing")
        if kind.kind not in SILENT and not label and not row.wording("hint"):
            row.wrong("label is missing")
        if kind.list_name and kind.list_name not in self.lists:
            row.wrong(f"there is no list {kind.list_name!r} in choices")
        calculation = expression(kind.noted) if kind.noted else row.expression("calculation")
        if kind.kind is Kind.CALCULATE and calculation is None and not row.text("calculation"):
            row.wrong("calculation is missing")
        parameters = _parameters(row, kind.kind)
        made = Question(
            name,
            kind.kind,
            label,
            row.wording("hint"),
            row.wording("guidance_hint"),
            row.expression("relevant"),
            row.condition("required"),
            row.wording("required_message"),
            row.expression("constraint"),
            row.wording("constraint_message"),
            calculation,
            _default(row, kind.kind),
            row.condition("read_only"),
            kind.list_name,
            row.expression("choice_filter") if kind.kind in CHOOSING else None,
            kind.other,
            randomized=parameters.get("randomize") == "true",
            seed=row.read("parameters", parameters["seed"]) if "seed" in parameters else None,
            span=_span(row, parameters) if kind.kind is Kind.RANGE else None,
        )
        self._check(row, made)
        return made

    def other(self, question: Question) -> Question:
        """What is asked when somebody chose what is not on the list."""
        relevant = expression(f"selected(${{{question.name}}}, '{OTHER}')")
        return Question(
            f"{question.name}_other", Kind.TEXT, relevant=relevant, required=question.required, other_of=question.name
        )

    def _check(self, row: Row, made: Question) -> None:
        if made.other and made.choice_filter:
            row.wrong("or_other does not go together with choice_filter: put the choice into the list")
        if made.other and any(choice.name == OTHER for choice in self.lists.get(made.list_name, ())):
            row.wrong(f"or_other adds a choice {OTHER!r}, and the list has one already")
        if made.calculation and made.asked and made.kind is not Kind.NOTE and not made.read_only:
            row.wrong("calculation would overwrite what people answer: write read_only yes, or make it a default")
        if made.constraint_message and not row.text("constraint"):
            row.wrong("constraint_message has no effect without constraint")
        if made.required_message and not made.required:
            row.wrong("required_message has no effect without required")
        if isinstance(made.default, str) and made.default:
            names = frozenset(choice.name for choice in self.lists.get(made.list_name, ()))
            if fault(made, made.default, names):
                row.wrong(f"default: {made.default!r} is no answer to this question")


def _noted_name(row: Row, kind: Kind) -> str:
    """Nothing is stored for a note, so it may go without a name."""
    return f"note_{row.number}" if kind is Kind.NOTE else ""


def _effective(row: Row, kind: Kind) -> None:
    allowed = ASKED | ({"parameters"} if kind in CHOOSING | {Kind.RANGE} else set())
    allowed |= {"choice_filter"} if kind in CHOOSING else set()
    if kind is Kind.NOTE or kind in SILENT:
        allowed -= {"required", "required_message", "constraint", "constraint_message", "read_only"}
    for name in {cell.name for cell in row.cells} - allowed:
        if not (name == "required" and row.condition(name) is None) and not (name == "read_only" and kind is Kind.NOTE):
            row.wrong(f"{name} has no effect on the type {row.text('type')!r}")
    for word in refused(row.text("appearance")):
        row.wrong(f"the appearance {word!r} is not supported")


def _default(row: Row, kind: Kind) -> str | Expression:
    written = row.text("default")
    if kind is Kind.DATE:
        written = MIDNIGHT.sub("", written)
    if default_is_dynamic(written, kind.value):
        return row.read("default", written) or ""
    return written


def _parameters(row: Row, kind: Kind) -> dict[str, str]:
    written = row.text("parameters")
    found = dict(PARAMETER.findall(written))
    known = set(SPAN) if kind is Kind.RANGE else {"randomize", "seed"}
    if PARAMETER.sub("", written).strip(" ,;"):
        row.wrong(f"parameters are written name=value, not {written!r}")
    for name in found.keys() - known:
        row.wrong(f"the parameter {name!r} is not supported for {kind.value}")
    if found.get("randomize", "true") not in ("true", "false"):
        row.wrong("the parameter randomize is true or false")
    return found


def _span(row: Row, parameters: dict[str, str]) -> Span:
    span = Span(**{name: parameters.get(name, usual) for name, usual in SPAN.items()})
    probe = Question("", Kind.DECIMAL)
    if any(fault(probe, value) for value in (span.start, span.end, span.step)):
        row.wrong("start, end and step of a range are numbers")
    elif float(span.step) <= 0 or float(span.start) > float(span.end):
        row.wrong("a range goes from less to more, by a step above 0")
    return span
