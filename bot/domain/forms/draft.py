"""A form being filled: what was answered, what was passed by, and where one stands. Places read `household[2]/age`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

END = ""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draft:
    answers: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)  # how many repetitions there are
    closed: frozenset[str] = frozenset()  # repetitions of which no more are wanted
    seen: frozenset[str] = frozenset()  # questions that were answered or passed by
    at: str = END
    seed: int = 0  # whatever is left to chance in this draft comes from it

    def answering(self, answers: Mapping[str, str]) -> "Draft":
        return replace(self, answers={**self.answers, **answers})

    def passing(self, *places: str) -> "Draft":
        return replace(self, seen=self.seen | set(places))

    def asking_again(self, *places: str) -> "Draft":
        return replace(self, seen=self.seen - set(places))

    def counting(self, repeat: str, count: int) -> "Draft":
        return replace(self, counts={**self.counts, repeat: count})

    def closing(self, repeat: str) -> "Draft":
        return replace(self, closed=self.closed | {repeat})

    def reopening(self, repeat: str) -> "Draft":
        return replace(self, closed=self.closed - {repeat})

    def without(self, repeat: str, number: int) -> "Draft":
        """One repetition less; those behind it move up."""
        counts = _moved(self.counts, repeat, number)
        return replace(
            self,
            answers=_moved(self.answers, repeat, number),
            counts={**counts, repeat: self.counts.get(repeat, 0) - 1},
            closed=frozenset(_moved(dict.fromkeys(self.closed, 1), repeat, number)),
            seen=frozenset(_moved(dict.fromkeys(self.seen, 1), repeat, number)),
        )


def _moved(by_place: Mapping[str, T], repeat: str, number: int) -> dict[str, T]:
    found: dict[str, T] = {}
    for place, value in by_place.items():
        inside = re.match(rf"{re.escape(repeat)}\[(\d+)\]", place)
        if inside is None or int(inside[1]) < number:
            found[place] = value
        elif int(inside[1]) > number:
            found[f"{repeat}[{int(inside[1]) - 1}]{place[inside.end() :]}"] = value
    return found
