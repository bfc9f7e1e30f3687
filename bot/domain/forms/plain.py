"""A form as plain lists and mappings, and the form again: how it is kept and how it passes between processes."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from bot.domain.forms.expressions import Broken, Expression, expression
from bot.domain.forms.model import Answer, Choice, Form, Group, Kind, Question, Repeat, Span, Wording

SHAPES: Mapping[str, Any] = {
    made.__name__: made for made in (Form, Question, Group, Repeat, Choice, Wording, Answer, Span, Kind)
}
FORMULA, BY_NAME = "=", "{}"


class Strange(Exception):
    """Not a form, or one of a later program."""


def plain(thing: Any) -> Any:
    match thing:
        case Kind():
            return {"Kind": thing.value}
        case Expression(source=source):
            return {FORMULA: source}
        case None | str() | int():
            return thing
        case tuple():
            return [plain(one) for one in thing]
        case Mapping():
            return {BY_NAME: {name: plain(one) for name, one in thing.items()}}
    if not is_dataclass(thing):
        raise Strange(type(thing).__name__)
    return {type(thing).__name__: {one.name: plain(getattr(thing, one.name)) for one in fields(thing)}}


def form(kept: Any) -> Form:
    try:
        made = _made(kept)
    except (TypeError, ValueError, KeyError, Broken) as error:
        raise Strange(str(error)) from error
    if not isinstance(made, Form):
        raise Strange(type(made).__name__)
    return made


def _made(kept: Any) -> Any:
    if isinstance(kept, list):
        return tuple(_made(one) for one in kept)
    if not isinstance(kept, dict):
        return kept
    ((name, inside),) = kept.items()
    if name == FORMULA:
        return expression(inside)
    if name == BY_NAME:
        return {key: _made(one) for key, one in inside.items()}
    shape = SHAPES[name]
    return shape(inside) if shape is Kind else shape(**{key: _made(one) for key, one in inside.items()})
