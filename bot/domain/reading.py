"""Places in the reading room, the one name each has in links, buttons and bookmarks, and the pages of what is long."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST = 52  # characters of a place's name: a button has `reading:off:` before it, a link `read_`
KEPT, DIGEST = 6, 5  # what stays of a part that is cut: its first letters, and a few that tell it from others

# A - between letters stands for itself; before _ or another - it would be read as something else.
SPECIAL = re.compile(r"[^A-Za-z0-9-]|(?<![A-Za-z0-9])-|-(?![A-Za-z0-9])")
ESCAPED = re.compile(rb"--([0-9a-f]{2})|-_")
BETWEEN = re.compile(r"(?<!-)_")
BEGINNING = re.compile(r"[A-Za-z0-9]*")

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Place:
    """The way to something, from the shelf: a report's slug, what of it, its id, the page."""

    parts: tuple[str, ...] = ()

    def __truediv__(self, part: object) -> "Place":
        return Place((*self.parts, str(part)))

    @classmethod
    def read(cls, name: str) -> "Place":
        return cls(tuple(unescaped(part) for part in BETWEEN.split(name)) if name else ())

    @property
    def name(self) -> str:
        """Letters, digits, _ and - only; it never changes, and parts are cut only where a button has no room."""
        shown = {part: escaped(part) for part in self.parts}
        for part in sorted(shown, key=len, reverse=True):
            if len(joined(self.parts, shown)) > MOST:
                shown[part] = cut(part)
        return joined(self.parts, shown)


def joined(parts: Iterable[str], shown: dict[str, str]) -> str:
    return "_".join(shown[part] for part in parts)


def escaped(part: str) -> str:
    """`17 box` is `17--20box`, `un_leaders` is `un-_leaders`, `human-security` stays."""
    return SPECIAL.sub(lambda found: escape(found[0]), part)


def escape(mark: str) -> str:
    return "-_" if mark == "_" else "".join(f"--{byte:02x}" for byte in mark.encode())


def unescaped(part: str) -> str:
    plain = ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()) if found[1] else b"_", part.encode())
    return plain.decode("utf-8", "replace")


def cut(part: str) -> str:
    """A long part, short; who knows the whole ones can tell which is meant."""
    beginning = BEGINNING.match(part)
    digest = hashlib.sha256(part.encode()).hexdigest()[:DIGEST]
    return f"{beginning[0][:KEPT] if beginning else ''}--x{digest}"


def meant(part: str, among: Iterable[str]) -> str | None:
    """Which of these a part of a place stands for, whole or cut."""
    return next((name for name in among if part in (name, cut(name))), None)


@dataclass(frozen=True, slots=True)
class Pages(Generic[Item]):
    """A list in pages of one size; every page is there, counted from 1."""

    items: Sequence[Item]
    size: int

    @property
    def last(self) -> int:
        return max(1, -(-len(self.items) // self.size))

    def page(self, number: int) -> Sequence[Item]:
        return self.items[(number - 1) * self.size : number * self.size]

    def holding(self, item: Item) -> int:
        """The page on which an item stands."""
        return self.items.index(item) // self.size + 1
