"""The answers as a tree, in which paths are walked."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    name: str
    text: str = ""
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None
    _path: tuple[str, ...] = ()
    _named: dict[str, list["Node"]] = field(default_factory=dict)

    def add(self, child: "Node") -> "Node":
        child.parent = self
        self.children.append(child)
        self._named.setdefault(child.name, []).append(child)
        return child

    @property
    def value(self) -> str:
        return "".join(child.value for child in self.children) if self.children else self.text

    @property
    def path(self) -> tuple[str, ...]:
        """Kept once it was asked for: a tree does not move."""
        if not self._path:
            self._path = (*self.parent.path, self.name) if self.parent else (self.name,)
        return self._path

    @property
    def root(self) -> "Node":
        return self.parent.root if self.parent else self

    def named(self, name: str) -> list["Node"]:
        return self.children if name == "*" else self._named.get(name, [])

    def within(self, other: "Node") -> bool:
        return self is other or (self.parent is not None and self.parent.within(other))

    def everything(self) -> Iterator["Node"]:
        """It and what is below it, in order."""
        yield self
        for child in self.children:
            yield from child.everything()

    def place(self) -> int:
        """The how manieth of its name it is beside its like."""
        beside = self.parent.children if self.parent else [self]
        at = next(index for index, node in enumerate(beside) if node is self)
        first = at
        while first and beside[first - 1].name == self.name:
            first -= 1
        return at - first + 1


def above(root: Node) -> Node:
    """What a path that begins with a slash begins at; the form does not know it."""
    return Node("", children=[root], _named={root.name: [root]})


def reached(current: Node, path: tuple[str, ...]) -> list[Node]:
    """What a reference means here: in the same repetition where there is one, else wherever it is found."""
    start = current
    while start.parent and start.path != path[: len(start.path)]:
        start = start.parent
    if len(start.path) == len(path) and start.parent:  # what is referred to is itself around us
        start = start.parent
    return below(start, path[len(start.path) :])


def below(start: Node, names: tuple[str, ...]) -> list[Node]:
    found = [start]
    for name in names:
        found = [child for node in found for child in node.named(name)]
    return found
