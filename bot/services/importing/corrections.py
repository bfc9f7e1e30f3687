"""Columns said by hand, in place of guesses: `due: Deadline` in a file, or typed."""

from collections.abc import Mapping, Sequence

from bot.domain.columns import Certainty, Field, Guess
from bot.domain.words import folded
from bot.i18n import LANGUAGES

NOTHING = "-"
WIDE = (Field.TITLE, Field.TEXT)  # these may have a column for each language


class Uncorrected(Exception):
    """A line names no field, or no column that is there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def corrections(said: Mapping[str, str], headers: Sequence[str]) -> dict[int, Guess | None]:
    """By the place of the column; a field said to be `-` has none."""
    found: dict[int, Guess | None] = {}
    for name, header in said.items():
        field, language = _field(name)
        if header.strip() != NOTHING:
            found[_place(header, headers)] = Guess(field, Certainty.TAGGED, language)
    return found


def corrected(
    columns: Sequence[Guess | None], said: Mapping[str, str], headers: Sequence[str]
) -> dict[int, Guess | None]:
    """What is said of a field or a column takes the place of what was guessed of either."""
    new = corrections(said, headers)
    fields = {_field(name) for name in said}
    kept = {at: None for at, one in enumerate(columns) if one and (one.field, one.language) in fields}
    return {**kept, **new}


def _field(name: str) -> tuple[Field, str | None]:
    code, _, language = name.strip().partition(".")
    if code not in list(Field) or (language and (language not in LANGUAGES or Field(code) not in WIDE)):
        raise Uncorrected(name)
    return Field(code), language or None


def _place(header: str, headers: Sequence[str]) -> int:
    """A column by its header, or by its number as people count."""
    wanted = folded(header)
    for at, one in enumerate(headers):
        if one.strip() == header.strip() or (wanted and folded(one) == wanted):
            return at
    if header.strip().isdecimal() and 0 < int(header) <= len(headers):
        return int(header) - 1
    raise Uncorrected(header)
