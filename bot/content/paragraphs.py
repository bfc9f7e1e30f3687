"""Which paragraphs a report has: with letters, footnotes, boxes, its front page, and those that are lost."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

REFERENCE = re.compile(
    r"(?P<first>\d+)(?:-(?P<last>\d+)|\((?P<letter>[a-z])\)|(?P<box> box(?: \d)?))?|fn(?P<footnote>\d+)|front"
)
CITED = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    count: int
    letters: Mapping[str, str]
    footnotes: int
    boxes: frozenset[str]
    lost: frozenset[int]

    def has(self, reference: str) -> bool:
        found = REFERENCE.fullmatch(reference)
        if found is None:
            return False
        if found["footnote"]:
            return 1 <= int(found["footnote"]) <= self.footnotes
        if found["first"] is None:
            return True
        if found["box"]:
            return reference in self.boxes
        first, last = numbers(found)
        return 1 <= first <= last <= self.count and (found["letter"] or "") in self.letters.get(str(first), "")

    def damaged(self, reference: str) -> bool:
        """Nothing may be told of a lost page as if it had been read."""
        found = REFERENCE.fullmatch(reference)
        if found is None or found["first"] is None:
            return False
        first, last = numbers(found)
        return any(first <= number <= last for number in self.lost)


def numbers(found: re.Match[str]) -> tuple[int, int]:
    return int(found["first"]), int(found["last"] or found["first"])


def span(text: str) -> frozenset[int]:
    """The numbers of "39-41"; none if it is no such thing."""
    found = REFERENCE.fullmatch(text)
    if found is None or found["first"] is None:
        return frozenset()
    first, last = numbers(found)
    return frozenset(range(first, last + 1))


def cited(text: str) -> Iterator[str]:
    """What stands in brackets: [12], [24, 27 box], [58(a)]."""
    for found in CITED.finditer(text):
        yield from (reference.strip() for reference in found[1].split(","))
