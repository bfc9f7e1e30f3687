"""What a button of a form carries: which draft, how far it was then, and what was pressed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pressed:
    draft: str
    revision: int
    argument: int


def pressed(carried: str) -> Pressed:
    draft, _, rest = carried.partition(".")
    revision, _, argument = rest.partition(".")
    return Pressed(draft, _whole(revision), _whole(argument))


def _whole(written: str) -> int:
    try:
        return int(written)
    except ValueError:
        return 0
