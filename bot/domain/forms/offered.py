"""Which of a question's choices are before somebody now: a page of a long list, or what they look for in it."""

from dataclasses import dataclass

from bot.domain.forms.asking import Ask
from bot.domain.forms.sheet import Sheet
from bot.domain.words import folded

MOST = 10  # choices on one screen


@dataclass(frozen=True, slots=True)
class Offered:
    places: tuple[int, ...]  # of the choices shown, in the question's own list
    first: int  # the number of the first one
    before: bool
    after: bool


def offered(ask: Ask, sheet: Sheet) -> Offered:
    places = looked_for(ask, sheet.sought) if sheet.sought else tuple(range(len(ask.choices)))
    return paged(places, sheet.page)


def paged(places: tuple[int, ...], page: int) -> Offered:
    start = max(0, min(page, (len(places) - 1) // MOST)) * MOST
    return Offered(places[start : start + MOST], start + 1, start > 0, start + MOST < len(places))


def looked_for(ask: Ask, words: str) -> tuple[int, ...]:
    """Choices with all the words in them; the one for something else stays in sight."""
    wanted = folded(words).split()
    found = [
        place
        for place, label in enumerate(ask.labels)
        if wanted and (all(word in folded(label) for word in wanted) or not label)
    ]
    return tuple(found) if any(ask.labels[place] for place in found) else ()
