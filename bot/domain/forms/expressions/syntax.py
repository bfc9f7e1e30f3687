"""What an expression is made of once it is read."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Text:
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`"""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: a name, `*`, `.` or `..`, and what narrows it down."""

    name: str
    predicates: tuple["Syntax", ...]
    at: int


@dataclass(frozen=True, slots=True)
class Root:
    """Where a path that begins with a slash begins."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where a path without a slash begins."""


@dataclass(frozen=True, slots=True)
class Path:
    start: "Syntax"
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Predicates behind something that is no path: `current()[1]`."""

    base: "Syntax"
    predicates: tuple["Syntax", ...]


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple["Syntax", ...]
    at: int


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: "Syntax"
    right: "Syntax"
    at: int


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Syntax"


Syntax = Number | Text | Reference | Root | Here | Path | Filter | Call | Binary | Negative


def parts(syntax: Syntax) -> Iterator[Syntax]:
    """It and everything in it."""
    yield syntax
    for part in inner(syntax):
        yield from parts(part)


def inner(syntax: Syntax) -> tuple[Syntax, ...]:
    match syntax:
        case Path(start, steps):
            return (start, *(predicate for step in steps for predicate in step.predicates))
        case Filter(base, predicates):
            return (base, *predicates)
        case Call(arguments=arguments):
            return arguments
        case Binary(left=left, right=right):
            return (left, right)
        case Negative(operand):
            return (operand,)
    return ()
