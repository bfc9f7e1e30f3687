"""What a function takes: one word an argument, `?` where it may be left out, `*` where it may be repeated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.domain.forms.expressions.scope import Scope
from bot.domain.forms.expressions.values import Value, number, text, truth

Body = Callable[..., Value]
Made = TypeVar("Made", bound=Body)
Readings = dict[str, Callable[[Value, Scope], Any]]

READINGS: Readings = {
    "text": lambda value, _: text(value),
    "number": lambda value, scope: number(value, scope.zone),
    "truth": lambda value, _: truth(value),
    "nodes": lambda value, _: value,
    "any": lambda value, _: value,
}


@dataclass(frozen=True, slots=True)
class Function:
    body: Body
    takes_scope: bool
    wants: tuple[str, ...]
    gives_nodes: bool

    @property
    def least(self) -> int:
        return sum(want.isalpha() for want in self.wants)

    @property
    def most(self) -> int | None:
        return None if any(want.endswith("*") for want in self.wants) else len(self.wants)

    @property
    def arity(self) -> str:
        if self.most is None:
            return f"{self.least} arguments or more"
        span = f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"
        return f"{span} argument{'' if span == '1' else 's'}"

    def takes(self, given: int) -> bool:
        return given >= self.least and (self.most is None or given <= self.most)

    def wants_nodes(self, position: int) -> bool:
        return self._want(position) == "nodes"

    def _want(self, position: int) -> str:
        return self.wants[min(position, len(self.wants) - 1)].rstrip("?*")

    def call(self, scope: Scope, values: list[Value]) -> Value:
        read = [READINGS[self._want(position)](value, scope) for position, value in enumerate(values)]
        return self.body(scope, *read) if self.takes_scope else self.body(*read)


class Shelf:
    """The functions of one module, by name."""

    def __init__(self) -> None:
        self.functions: dict[str, Function] = {}

    def add(self, name: str, wants: str = "", *, scoped: bool = False, nodes: bool = False) -> Callable[[Made], Made]:
        def keep(body: Made) -> Made:
            self.functions[name] = Function(body, scoped, tuple(wants.split()), nodes)
            return body

        return keep
