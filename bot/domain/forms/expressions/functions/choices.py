"""Functions about what was chosen; several choices are one text, parted by spaces."""

import math

from bot.domain.forms.expressions.functions.function import Shelf
from bot.domain.forms.expressions.functions.texts import SPACE, words
from bot.domain.forms.expressions.scope import Scope

choices = Shelf()


@choices.add("selected", "text text")
def selected(chosen: str, choice: str) -> bool:
    """Of nothing, nothing is chosen."""
    return choice.strip(SPACE) in (words(chosen) or [""])


@choices.add("selected-at", "text number")
def selected_at(chosen: str, place: float) -> str:
    """From 0 on."""
    found = words(chosen)
    inside = not math.isnan(place) and 0 <= place < len(found)
    return found[int(place)] if inside else ""


@choices.add("count-selected", "text")
def count_selected(chosen: str) -> float:
    return float(len(words(chosen)))


@choices.add("jr:choice-name", "text text", scoped=True)
def choice_name(scope: Scope, value: str, question: str) -> str:
    """The label people see; the question is named in quotes: `'${city}'`."""
    return scope.choice_name(question.strip().removeprefix("${").removesuffix("}").strip(), value)
