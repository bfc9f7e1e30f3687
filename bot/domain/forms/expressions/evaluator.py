"""An expression comes to a value; nothing it can be given makes it fail."""

import math
import operator
from collections.abc import Callable, Iterable

from bot.domain.forms.expressions.functions import FUNCTIONS
from bot.domain.forms.expressions.nodes import Node, above, below, reached
from bot.domain.forms.expressions.scope import Scope
from bot.domain.forms.expressions.syntax import (
    Binary,
    Call,
    Filter,
    Here,
    Negative,
    Number,
    Path,
    Reference,
    Root,
    Step,
    Syntax,
    Text,
)
from bot.domain.forms.expressions.values import NAN, Value, differ, number, pairs, same, truth

ORDERED: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
FROM_THE_TOP = "indexed-repeat"  # its references mean every repetition, wherever it is called


def evaluated(syntax: Syntax, scope: Scope) -> Value:
    match syntax:
        case Number(value) | Text(value):
            return value
        case Reference(name):
            return reached(scope.current, scope.paths[name])
        case Root():
            return [above(scope.current.root)]
        case Here():
            return [scope.here]
        case Path():
            return _walked(syntax, scope)
        case Filter(base, predicates):
            return _narrowed(_nodes(base, scope), predicates, scope)
        case Negative(operand):
            return -number(evaluated(operand, scope), scope.zone)
        case Call():
            return _called(syntax, scope)
        case Binary():
            return _combined(syntax, scope)


def _nodes(syntax: Syntax, scope: Scope) -> list[Node]:
    value = evaluated(syntax, scope)
    return value if isinstance(value, list) else []


def _walked(path: Path, scope: Scope) -> list[Node]:
    nodes = _nodes(path.start, scope)
    for step in path.steps:
        found = [_narrowed(_stepped(node, step), step.predicates, scope) for node in nodes]
        nodes = _once(node for few in found for node in few)
    return nodes


def _stepped(node: Node, step: Step) -> list[Node]:
    if step.name == ".":
        return [node]
    if step.name == "..":
        return [node.parent] if node.parent else []
    return node.named(step.name)


def _narrowed(nodes: list[Node], predicates: tuple[Syntax, ...], scope: Scope) -> list[Node]:
    for predicate in predicates:
        size = len(nodes)
        nodes = [
            node for place, node in enumerate(nodes, 1) if _holds(predicate, scope.at(node, place, size), float(place))
        ]
    return nodes


def _holds(predicate: Syntax, scope: Scope, place: float) -> bool:
    """A number is a place, anything else is true or not."""
    value = evaluated(predicate, scope)
    if isinstance(value, float):
        return value == place
    return truth(value)


def _once(nodes: Iterable[Node]) -> list[Node]:
    kept: dict[int, Node] = {}
    for node in nodes:
        kept.setdefault(id(node), node)
    return list(kept.values())


def _called(call: Call, scope: Scope) -> Value:
    if call.name == "if":
        condition, then, otherwise = call.arguments
        return evaluated(then if truth(evaluated(condition, scope)) else otherwise, scope)
    function = FUNCTIONS[call.name]
    values = [_argument(call, place, scope) for place in range(len(call.arguments))]
    return function.call(scope, values)


def _argument(call: Call, place: int, scope: Scope) -> Value:
    argument = call.arguments[place]
    if call.name == FROM_THE_TOP and FUNCTIONS[call.name].wants_nodes(place) and isinstance(argument, Reference):
        root = scope.current.root
        return below(root, scope.paths[argument.name][1:])
    return evaluated(argument, scope)


def _combined(binary: Binary, scope: Scope) -> Value:
    left = evaluated(binary.left, scope)
    if binary.operator in ("and", "or"):
        settled = truth(left) is (binary.operator == "or")
        return truth(left) if settled else truth(evaluated(binary.right, scope))
    right = evaluated(binary.right, scope)
    match binary.operator:
        case "|":
            return _united(left, right, scope)
        case "=":
            return same(left, right, scope.zone)
        case "!=":
            return differ(left, right, scope.zone)
        case "<" | "<=" | ">" | ">=":
            holds = ORDERED[binary.operator]
            return any(holds(one, other) for one, other in pairs(left, right, scope.zone))
    return _reckoned(binary.operator, number(left, scope.zone), number(right, scope.zone))


def _united(left: Value, right: Value, scope: Scope) -> list[Node]:
    """In the order of the form."""
    chosen = {id(node) for side in (left, right) if isinstance(side, list) for node in side}
    return [node for node in scope.current.root.everything() if id(node) in chosen]


def _reckoned(sign: str, left: float, right: float) -> float:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "div":
            return _divided(left, right)
    return NAN if right == 0 or math.isinf(left) else math.fmod(left, right)


def _divided(left: float, right: float) -> float:
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return NAN
    return math.copysign(math.inf, left) * math.copysign(1.0, right)
