"""Typed words become the value that a question stores, or a problem: none that fits, or more than one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.forms.answers import TAKEN_NOTE, fault
from bot.domain.forms.days import Days, clock_time, days, moments
from bot.domain.forms.expressions.functions.places import place
from bot.domain.forms.model import Choice, Kind, Question
from bot.domain.forms.problems import Problem, problem
from bot.domain.forms.reading import Habits, digits, numbers
from bot.domain.words import cleaned, folded, number

LISTED = re.compile(r"[,;،、；，\n]+")
SPACED = re.compile(r"\s+")
AGREED = {"ok", "okay", "1"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was typed, at which question, by whose habits."""

    text: str
    question: Question
    choices: tuple[Choice, ...]
    labels: tuple[str, ...]  # of the choices, as the reader sees them
    habits: Habits
    now: datetime


def value(heard: Heard) -> str | Problem:
    if not cleaned(heard.text):
        return problem("empty")
    return READERS[heard.question.kind](heard)


def _number(heard: Heard) -> str | Problem:
    found = numbers(heard.text, heard.habits)
    fitting = tuple(one for one in found if fault(heard.question, one) is None)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        return problem("doubt", options=fitting)
    return fault(heard.question, found[0] if found else "?") or problem("no_number")


def _text(heard: Heard) -> str | Problem:
    return cleaned(heard.text)


def _day(heard: Heard) -> str | Problem:
    return _certain(days(heard.text, heard.habits, heard.now.date()))


def _time(heard: Heard) -> str | Problem:
    return clock_time(heard.text) or problem("no_time")


def _moment(heard: Heard) -> str | Problem:
    zone = heard.now.tzinfo
    return _certain(moments(heard.text, heard.habits, heard.now, zone)) if zone else problem("no_datetime")


def _certain(found: Days) -> str | Problem:
    if len(found.options) == 1:
        return found.options[0]
    return found.problem or problem("doubt", options=found.options)


def _one(heard: Heard) -> str | Problem:
    return _choice(heard.text, heard) or problem("no_choice", given=cleaned(heard.text))


def _several(heard: Heard) -> str | Problem:
    """Labels are parted by commas or lines, numbers and names by spaces too."""
    whole = _choice(heard.text, heard)
    if whole:
        return whole
    for parting in (LISTED, SPACED):
        parts = [part for part in parting.split(digits(heard.text)) if part.strip()]
        found = [_choice(part, heard) for part in parts]
        if all(found):
            return " ".join(dict.fromkeys(one for one in found if one))
    strange = next(part for part, one in zip(parts, found, strict=True) if not one)
    return problem("no_choice", given=strange.strip())


def _choice(text: str, heard: Heard) -> str | None:
    """By its number, its label, or its name."""
    place_in_list = number(text)
    if place_in_list is not None and 1 <= place_in_list <= len(heard.choices):
        return heard.choices[place_in_list - 1].name
    said = folded(text)
    for choice, label in zip(heard.choices, heard.labels, strict=True):
        if said and said in (folded(label), folded(choice.name)):
            return choice.name
    return None


def _agreed(heard: Heard) -> str | Problem:
    return TAKEN_NOTE if folded(heard.text) in AGREED else problem("no_choice", given=cleaned(heard.text))


def _place(heard: Heard) -> str | Problem:
    """`27.7, 85.3`"""
    written = " ".join(digits(heard.text).replace(",", " ").split())
    return f"{written} 0 0" if place(written) and len(written.split()) == 2 else problem("no_place")


def _file(heard: Heard) -> str | Problem:
    return problem("no_file", wanted=heard.question.kind.value)


def _nothing(_: Heard) -> str | Problem:
    return problem("nothing_asked")


READERS: dict[Kind, Callable[[Heard], str | Problem]] = {
    Kind.INTEGER: _number,
    Kind.DECIMAL: _number,
    Kind.RANGE: _number,
    Kind.TEXT: _text,
    Kind.BARCODE: _text,
    Kind.DATE: _day,
    Kind.TIME: _time,
    Kind.DATETIME: _moment,
    Kind.SELECT_ONE: _one,
    Kind.SELECT_MULTIPLE: _several,
    Kind.RANK: _several,
    Kind.ACKNOWLEDGE: _agreed,
    Kind.GEOPOINT: _place,
    Kind.IMAGE: _file,
    Kind.AUDIO: _file,
    Kind.VIDEO: _file,
    Kind.FILE: _file,
    Kind.NOTE: _nothing,
    Kind.CALCULATE: _nothing,
    Kind.HIDDEN: _nothing,
}
