"""Why an answer was not taken, said in one sentence: what was wrong, what is accepted, an example."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.domain.forms.model import Kind
from bot.domain.forms.problems import Problem
from bot.i18n import Translator, mark
from bot.views.form.wording import ACCEPTED, SHOWN, TYPES, digits, example

NO_NUMBER = mark("This could not be read as one number. Please type one, for example {number}.")
PROBLEMS: Mapping[str, str] = {
    "empty": mark("The message was empty. Please type your answer."),
    "unanswered": mark("There is no answer here yet. Please give one, or press Skip."),
    "required": mark("This question needs an answer before you can go on."),
    "constraint": mark("This answer is not accepted here. Please give another one."),
    "no_number": NO_NUMBER,
    "no_whole_number": mark("This is not a whole number. Please type one, for example {number}."),
    "too_large": mark("This number is too large. Please type one below {most}."),
    "out_of_range": mark("Please type a number from {start} to {end}, in steps of {step}."),
    "too_long": mark(
        "Your text has {length} characters, and {most} are the most. Please shorten it. Nothing else was changed."
    ),
    "no_date": mark("This could not be read as a date. Please type one, for example {date}."),
    "no_such_day": mark("This day does not exist. Please type another date, for example {date}."),
    "no_time": mark("This could not be read as a time. Please type one from 00:00 to 23:59, for example {time}."),
    "no_datetime": mark("This could not be read. Please type a date and a time of day, for example {moment}."),
    "no_choice": mark("“{given}” is none of the choices. Please press one, or type its number."),
    "twice": mark("One of the choices was named twice. Please name each once."),
    "rank_all": mark("Please put all {count} in order."),
    "no_place": mark("This could not be read as a place. Please type latitude and longitude, for example {place}."),
    "no_place_here": mark("No location is asked for here, and this one was not kept."),
    "no_file_here": mark("No file is asked for here, and this one was not kept."),
    "nothing_asked": mark("Nothing is asked here. Press Next to go on."),
    "yes_or_no": mark("Please press Yes or No, or type it."),
    "first": mark("This is the first question."),
    "nowhere": mark("This question is not asked any more."),
    "too_many": mark("There can be no more than {most}."),
    "at_least": mark("The least that is accepted here is {limit}."),
    "at_most": mark("The most that is accepted here is {limit}."),
    "more_than": mark("Only more than {limit} is accepted here."),
    "less_than": mark("Only less than {limit} is accepted here."),
    "not_before": mark("The earliest day that is accepted here is {day}."),
    "not_after": mark("The latest day that is accepted here is {day}."),
    "far_day": mark("Is {day} the day you mean? It is far from today."),
    "doubt": mark("This can be read in two ways. Which one do you mean?"),
    "two_in_one": mark("Is {value} the answer here, and “{next}” the answer to the next question?"),
    "careful": mark(
        "This may be about harm done to somebody, or about misuse. It can be told in confidence to {contact} instead: "
        "a form is read by several people. Shall it stand here all the same?"
    ),
    "forwarded": mark("This message was forwarded. Shall its text be your answer? “{text}”"),
    "remove": mark("Shall {label} {number} be removed, with all answers in it?"),
    "files_coming": mark("A file is still being fetched. Please try again in a moment."),
    "file_too_large": mark("This file has {size} MB, and 20 MB is the most. It was not kept."),
    "file_refused": mark("This file is not of a kind that is accepted here, and was not kept. Accepted are {types}."),
    "file_lost": mark("This file could not be fetched from Telegram. Please send it again."),
}
QUOTED = 200  # letters of what somebody wrote that are said again


def sentence(wrong: Problem, t: Translator) -> Markup:
    """The form's own words, where it has some for this."""
    own = str(wrong.details.get("message") or "")
    if own:
        return t.value(own)
    if wrong.code == "no_file":
        kind = Kind(wrong.details["wanted"])
        return t(ACCEPTED[kind], example=example(kind, t), types=TYPES)
    return t(PROBLEMS[wrong.code], **values(wrong.details, t))


def values(details: Mapping[str, Any], t: Translator) -> dict[str, str]:
    examples = {
        "number": example(Kind.INTEGER, t),
        "date": example(Kind.DATE, t),
        "time": example(Kind.TIME, t),
        "moment": example(Kind.DATETIME, t),
        "place": example(Kind.GEOPOINT, t),
        "types": TYPES,
    }
    return {**examples, **{name: value(name, given, t) for name, given in details.items()}}


def value(name: str, given: Any, t: Translator) -> str:
    if isinstance(given, int) or name in ("start", "end", "step", "value", "limit"):
        return digits(str(given), t)
    if name == "day":
        return t.date(date.fromisoformat(given))
    words = str(given)
    return words if len(words) <= QUOTED else f"{words[:QUOTED]}…"


def option(written: str, kind: Kind | None, t: Translator) -> str:
    """One of two readings, as its reader would write it."""
    show = SHOWN.get(kind) if kind else None
    return show(written, t) if show else written
