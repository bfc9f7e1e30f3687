"""What a regular expression is made of: letters in a row, branches, and how often."""

import re
from dataclasses import dataclass

from bot.domain.forms.expressions.letters import ANY, Letters, Unreadable, bracket, escaped

COUNT = re.compile(r"\{(\d+)(?:(,)(\d*))?\}")
OFTEN = {"*": (0, None), "+": (1, None), "?": (0, 1)}
DEEPEST, MOST_TIMES = 30, 1_000


@dataclass(frozen=True, slots=True)
class Anchor:
    edge: str


@dataclass(frozen=True, slots=True)
class Row:
    parts: tuple["Shape", ...]


@dataclass(frozen=True, slots=True)
class Branch:
    parts: tuple["Shape", ...]


@dataclass(frozen=True, slots=True)
class Times:
    part: "Shape"
    least: int
    most: int | None


Shape = Letters | Anchor | Row | Branch | Times


def shape(source: str) -> Shape:
    reader = _Reader(source)
    read = reader.branches(0)
    if reader.at < len(source):
        raise Unreadable("a ) closes nothing")
    return read


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0

    def next(self, *marks: str) -> str:
        """The mark that stands here, if it is one of these; then it is behind us."""
        found = next((mark for mark in marks if self.source.startswith(mark, self.at)), "")
        self.at += len(found)
        return found

    def branches(self, deep: int) -> Shape:
        if deep > DEEPEST:
            raise Unreadable("too many brackets in one another")
        parts = [self.row(deep)]
        while self.next("|"):
            parts.append(self.row(deep))
        return parts[0] if len(parts) == 1 else Branch(tuple(parts))

    def row(self, deep: int) -> Shape:
        parts: list[Shape] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            parts.append(self.often(self.atom(deep)))
        return Row(tuple(parts))

    def often(self, part: Shape) -> Shape:
        count = COUNT.match(self.source, self.at)
        mark = self.next("*", "+", "?")
        if not mark and not count:
            return part
        if isinstance(part, Anchor):
            raise Unreadable("nothing stands there to be repeated")
        if count:
            self.at = count.end()
        least, most = OFTEN[mark] if mark else _count(count)
        self.next("?")  # as few as will do: to whether all of it matches that is the same
        if self.source[self.at : self.at + 1] in ("*", "+", "?") and self.at < len(self.source):
            raise Unreadable("nothing stands there to be repeated")
        return Times(part, least, most)

    def atom(self, deep: int) -> Shape:
        mark = self.source[self.at]
        self.at += 1
        match mark:
            case "(":
                return self.group(deep)
            case "[":
                letters, self.at = bracket(self.source, self.at)
                return letters
            case "\\":
                self.at += 1
                return escaped(self.source[self.at - 1 : self.at])
            case ".":
                return ANY
            case "^" | "$":
                return Anchor(mark)
            case "*" | "+" | "?":
                raise Unreadable("nothing stands there to be repeated")
        return Letters(frozenset(mark))

    def group(self, deep: int) -> Shape:
        if self.next("?:") == "" and self.source.startswith("?", self.at):
            raise Unreadable(f"({self.source[self.at : self.at + 2]} is not supported")
        inside = self.branches(deep + 1)
        if not self.next(")"):
            raise Unreadable("a ( is never closed")
        return inside


def _count(count: re.Match[str] | None) -> tuple[int, int | None]:
    if count is None:
        return 1, 1
    least = int(count[1])
    most = least if not count[2] else (int(count[3]) if count[3] else None)
    if least > MOST_TIMES or (most or 0) > MOST_TIMES or (most is not None and most < least):
        raise Unreadable("{} goes from less to more, up to " + str(MOST_TIMES))
    return least, most
