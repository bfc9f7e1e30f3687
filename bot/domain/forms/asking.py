"""What is shown next: a question with its words in the reader's language, its choices, and where in the form one is."""

from dataclasses import dataclass

from bot.domain.forms.filled import Filled, Spot
from bot.domain.forms.model import Choice, Item, Question, Repeat


@dataclass(frozen=True, slots=True)
class Ask:
    place: str
    item: Item
    label: str
    hint: str
    guidance: str
    number: int  # "2 of 5"
    total: int
    value: str  # what is answered so far
    passive: bool  # told, not asked: one only goes on
    required: bool
    choices: tuple[Choice, ...]
    labels: tuple[str, ...]  # of the choices; the one for something else is empty, and is named by whoever shows it
    more: int = 0  # the number of the repetition that is offered
    above: tuple[str, ...] = ()  # the groups and repetitions it stands in, by their labels


def ask(filled: Filled, spot: Spot) -> Ask:
    stops = [stop.place for stop in filled.stops()]
    item, choices = spot.item, filled.choices(spot)
    return Ask(
        spot.place,
        item,
        filled.said(item.label, spot),
        filled.said(item.hint, spot),
        filled.said(item.guidance, spot) if isinstance(item, Question) else "",
        stops.index(spot.place) + 1 if spot.place in stops else 0,
        len(stops),
        spot.node.text,
        filled.passive(spot),
        isinstance(item, Question) and filled.holds(spot, "required"),
        choices,
        tuple(filled.said(choice.label, spot) for choice in choices),
        spot.number if spot.more else 0,
        tuple(_above(filled, spot)),
    )


def _above(filled: Filled, spot: Spot) -> list[str]:
    if spot.above is None:
        return []
    label = filled.said(spot.above.item.label, spot.above)
    number = f" {spot.above.number}" if isinstance(spot.above.item, Repeat) else ""
    return [*_above(filled, spot.above), f"{label}{number}"] if label else _above(filled, spot.above)
