"""Functions about several answers at once: repetitions and lists."""

import hashlib
import math
from typing import Any, TypeVar

from bot.domain.forms.expressions.functions.function import Shelf
from bot.domain.forms.expressions.nodes import Node
from bot.domain.forms.expressions.scope import Luck, Scope
from bot.domain.forms.expressions.values import NAN, Value, number, text

nodesets = Shelf()
Thing = TypeVar("Thing")
PARK_MILLER, MODULUS = 16_807, 2_147_483_647


@nodesets.add("count", "nodes")
def count(nodes: list[Node]) -> float:
    return float(len(nodes))


@nodesets.add("count-non-empty", "nodes")
def count_non_empty(nodes: list[Node]) -> float:
    return float(sum(node.value != "" for node in nodes))


@nodesets.add("position", "nodes?", scoped=True)
def position(scope: Scope, *nodes: list[Node]) -> float:
    """Of a repetition among its like; without an argument, in the predicate that is tried."""
    if not nodes:
        return float(scope.position)
    return float(nodes[0][0].place()) if nodes[0] else NAN


@nodesets.add("last", scoped=True)
def last(scope: Scope) -> float:
    return float(scope.size)


@nodesets.add("current", scoped=True, nodes=True)
def current(scope: Scope) -> list[Node]:
    return [scope.current]


@nodesets.add("instance", "text", scoped=True, nodes=True)
def instance(scope: Scope, name: str) -> list[Node]:
    found = scope.listed(name)
    return [found] if found else []


@nodesets.add("indexed-repeat", "nodes nodes number nodes? number? nodes? number?", nodes=True)
def indexed_repeat(wanted: list[Node], *given: Any) -> list[Node]:
    """The outer repetition first, whatever the order they were given in."""
    levels: list[tuple[list[Node], float]] = list(zip(given[::2], given[1::2], strict=False))
    chosen: Node | None = None
    for nodes, index in sorted(levels, key=lambda level: len(level[0][0].path) if level[0] else 0):
        inside = [node for node in nodes if chosen is None or node.within(chosen)]
        if not 1 <= index <= len(inside) or index != int(index):
            return []
        chosen = inside[int(index) - 1]
    return [node for node in wanted if chosen is not None and node.within(chosen)]


@nodesets.add("randomize", "nodes any?", scoped=True, nodes=True)
def randomize(scope: Scope, nodes: list[Node], *seed: Value) -> list[Node]:
    """With a seed the order is the one that every ODK client gives."""
    return shuffled(nodes, ParkMiller(_seed(scope, seed[0])) if seed else scope.luck)


class ParkMiller:
    """The generator that ODK prescribes for an order that can be repeated."""

    def __init__(self, seed: int) -> None:
        self._state = int(math.copysign(abs(seed) % MODULUS, seed))
        if self._state <= 0:
            self._state += MODULUS - 1

    def random(self) -> float:
        self._state = self._state * PARK_MILLER % MODULUS
        return (self._state - 1) / (MODULUS - 1)


def _seed(scope: Scope, value: Value) -> int:
    """A word is a seed too: the first half of a digest, as a whole number with a sign."""
    read = number(value, scope.zone)
    if math.isfinite(read):
        return int(read)
    word = text(value)
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big", signed=True) if word else 0


def shuffled(nodes: list[Thing], luck: Luck | ParkMiller) -> list[Thing]:
    """Fisher and Yates, inside out."""
    made: list[Thing] = []
    for place, node in enumerate(nodes):
        other = int(luck.random() * (place + 1))
        made.append(node)
        made[place], made[other] = made[other], node
    return made
