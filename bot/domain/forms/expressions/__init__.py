"""XLSForm's expressions: XPath 1.0 with ODK's functions, read once, worked out as often as needed, without eval."""

import math
from dataclasses import dataclass

from bot.domain.forms.expressions.evaluator import evaluated
from bot.domain.forms.expressions.nodes import Node
from bot.domain.forms.expressions.parser import parsed
from bot.domain.forms.expressions.scope import Scope
from bot.domain.forms.expressions.syntax import Call, Reference, Syntax, parts
from bot.domain.forms.expressions.tokens import Broken
from bot.domain.forms.expressions.values import Value, number, text, truth

__all__ = ["Broken", "Expression", "Node", "Scope", "Value", "expression", "text", "truth"]


@dataclass(frozen=True, slots=True)
class Expression:
    source: str
    syntax: Syntax

    def value(self, scope: Scope) -> Value:
        return evaluated(self.syntax, scope)

    def text(self, scope: Scope) -> str:
        return text(self.value(scope))

    def number(self, scope: Scope) -> int | None:
        """A whole one; nothing, if it is none."""
        found = number(self.value(scope), scope.zone)
        return int(found) if math.isfinite(found) else None

    def holds(self, scope: Scope) -> bool:
        return truth(self.value(scope))

    def references(self) -> list[Reference]:
        return [part for part in parts(self.syntax) if isinstance(part, Reference)]

    def calls(self) -> list[Call]:
        return [part for part in parts(self.syntax) if isinstance(part, Call)]


def expression(source: str) -> Expression:
    return Expression(source, parsed(source))
