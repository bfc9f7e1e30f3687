"""A filled form to be looked over: every answer where it can be changed, and repetitions that may come or go."""

from dataclasses import dataclass

from bot.domain.forms.acts import Reader
from bot.domain.forms.draft import Draft
from bot.domain.forms.filled import Filled, Spot, filled
from bot.domain.forms.model import Choice, Form, Kind, Question, Repeat


@dataclass(frozen=True, slots=True)
class Line:
    place: str
    label: str
    value: str = ""
    question: Question | None = None  # nothing: a repetition
    choices: tuple[Choice, ...] = ()
    labels: tuple[str, ...] = ()
    more: bool = False  # one that may be added


def reviewed(form: Form, draft: Draft, reader: Reader) -> tuple[Line, ...]:
    """What was asked and not passed by, in its order."""
    made = filled(form, draft, reader.now, reader.language)
    found = [_line(made, spot) for spot in made.spots if spot.relevant]
    return tuple(line for line in found if line)


def answers(form: Form, draft: Draft, reader: Reader) -> dict[str, str]:
    """What is handed in: everything that is relevant and answered, with what was calculated."""
    made = filled(form, draft, reader.now, reader.language)
    spots = [spot for spot in made.spots if spot.relevant and spot.node.text]
    return {spot.place: spot.node.text for spot in spots if getattr(spot.item, "kind", Kind.NOTE) is not Kind.NOTE}


def _line(made: Filled, spot: Spot) -> Line | None:
    if isinstance(spot.item, Question):
        return _answer(made, spot, spot.item)
    if not isinstance(spot.item, Repeat) or spot.item.count:
        return None
    return Line(spot.place, made.said(spot.item.label, spot), str(spot.number), more=spot.more)


def _answer(made: Filled, spot: Spot, question: Question) -> Line | None:
    if not question.asked or made.passive(spot):
        return None
    choices = made.choices(spot)
    labels = tuple(made.said(choice.label, spot) for choice in choices)
    return Line(spot.place, made.said(question.label, spot), spot.node.text, question, choices, labels)
