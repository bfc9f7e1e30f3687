"""Regular expressions that take a time in proportion to the text: an author's slip must not hold up everybody.

What would need trying again and again, such as `(?=`, is refused when a form is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from bot.domain.forms.expressions.letters import Letters, Unreadable
from bot.domain.forms.expressions.shapes import Anchor, Branch, Row, Shape, Times, shape

MOST_STATES = 2_000
ACCEPT = 0


@dataclass(slots=True)
class State:
    """Eats a letter, or stands at an edge, or only leads on."""

    onward: list[int]
    letters: Letters | None = None
    edge: str = ""


@dataclass(slots=True)
class Pattern:
    states: list[State] = field(default_factory=lambda: [State([])])
    start: int = ACCEPT

    def matches(self, text: str) -> bool:
        """The whole of it."""
        alive = self._reach([self.start], 0, len(text))
        for place, letter in enumerate(text, 1):
            eaten = [state for state in alive if (letters := self.states[state].letters) and letters.has(letter)]
            alive = self._reach((out for state in eaten for out in self.states[state].onward), place, len(text))
            if not alive:
                return False
        return ACCEPT in alive

    def _reach(self, states: Iterable[int], place: int, end: int) -> set[int]:
        found: set[int] = set()
        waiting = list(states)
        while waiting:
            one = waiting.pop()
            state = self.states[one]
            if one in found or (state.edge == "^" and place > 0) or (state.edge == "$" and place < end):
                continue
            found.add(one)
            if state.letters is None:
                waiting.extend(state.onward)
        return found

    def add(self, state: State) -> int:
        if len(self.states) >= MOST_STATES:
            raise Unreadable("it is too large")
        self.states.append(state)
        return len(self.states) - 1

    def build(self, part: Shape, onward: int) -> int:
        """From the back to the front: where it begins, if this is where it leads."""
        match part:
            case Letters():
                return self.add(State([onward], letters=part))
            case Anchor(edge):
                return self.add(State([onward], edge=edge))
            case Row(parts):
                for one in reversed(parts):
                    onward = self.build(one, onward)
                return onward
            case Branch(parts):
                return self.add(State([self.build(one, onward) for one in parts]))
            case Times():
                return self._times(part, onward)

    def _times(self, times: Times, onward: int) -> int:
        if times.most is None:
            again = self.add(State([onward]))
            self.states[again].onward.append(self.build(times.part, again))
            onward = again
        else:
            out = onward
            for _ in range(times.most - times.least):
                onward = self.add(State([self.build(times.part, onward), out]))
        for _ in range(times.least):
            onward = self.build(times.part, onward)
        return onward


@lru_cache(maxsize=256)
def pattern(source: str) -> Pattern:
    made = Pattern()
    made.start = made.build(shape(source), ACCEPT)
    return made
