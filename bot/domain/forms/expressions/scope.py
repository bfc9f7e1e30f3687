"""What an expression can see while it is worked out: the answers, the moment, the choices, and its own luck."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from random import Random

from bot.domain.forms.expressions.nodes import Node

ChoiceName = Callable[[str, str], str]


class Luck:
    """What is left to chance, the same whenever it begins again; most expressions leave nothing to it."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._random: Random | None = None

    def random(self) -> float:
        return self._begun().random()

    def getrandbits(self, count: int) -> int:
        return self._begun().getrandbits(count)

    def _begun(self) -> Random:
        self._random = self._random or Random(self._seed)  # noqa: S311 - an order of choices is no secret
        return self._random


@dataclass(frozen=True, slots=True)
class Scope:
    current: Node  # whose expression this is
    now: datetime  # in the person's zone
    paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # where `${name}` stands
    listed: Callable[[str], Node | None] = lambda _: None  # what instance() finds
    choice_name: ChoiceName = lambda _, value: value  # a question's name and a choice's, to its label
    luck: "Luck" = field(default_factory=lambda: Luck(""))
    node: Node | None = None  # where a predicate is tried, instead of at the current one
    position: int = 1
    size: int = 1

    @property
    def zone(self) -> tzinfo:
        if self.now.tzinfo is None:
            raise ValueError("now is to have a time zone")
        return self.now.tzinfo

    @property
    def here(self) -> Node:
        return self.node or self.current

    def at(self, node: Node, position: int, size: int) -> "Scope":
        return replace(self, node=node, position=position, size=size)
