"""How a form looks in a terminal: its questions, what is wrong with an answer, and what was answered in the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from babel import Locale

from bot.domain.forms.acts import Reader
from bot.domain.forms.asking import Ask
from bot.domain.forms.draft import Draft
from bot.domain.forms.filled import filled
from bot.domain.forms.model import Form, Kind, Question
from bot.domain.forms.problems import Problem
from bot.domain.forms.reading import Habits
from bot.domain.words import folded

RELATIVE = {"today": 0, "yesterday": -1, "tomorrow": 1}
WANTED = {
    Kind.SELECT_ONE: "a number or a name",
    Kind.SELECT_MULTIPLE: "numbers or names, parted by commas",
    Kind.RANK: "every number, the first one first",
    Kind.INTEGER: "a whole number",
    Kind.DECIMAL: "a number",
    Kind.RANGE: "a number",
    Kind.DATE: "a day, such as 2027-03-31",
    Kind.TIME: "a time, such as 14:30",
    Kind.DATETIME: "a day and a time, such as 2027-03-31 14:30",
    Kind.ACKNOWLEDGE: "ok",
    Kind.GEOPOINT: "latitude and longitude, such as 27.7 85.3",
    **dict.fromkeys((Kind.IMAGE, Kind.AUDIO, Kind.VIDEO, Kind.FILE), "the name of a file; it is not opened"),
}
PROBLEMS: Mapping[str, str] = {
    "empty": "Nothing was typed.",
    "unanswered": "There is no answer yet; /skip passes by.",
    "required": "This question needs an answer. {message}",
    "constraint": "This answer is not accepted. {message}",
    "no_number": "Type one number, such as 12.",
    "no_whole_number": "Type one whole number, such as 12.",
    "too_large": "The number is to be smaller than {most}.",
    "out_of_range": "Type a number from {start} to {end} in steps of {step}.",
    "too_long": "The text has {length} characters; {most} is the most.",
    "no_date": "Type a day, such as 2027-03-31.",
    "no_such_day": "There is no such day: {year}-{month:02}-{day:02}.",
    "no_time": "A time goes from 00:00 to 23:59, such as 14:30.",
    "no_datetime": "Type a day and a time, such as 2027-03-31 14:30.",
    "no_choice": "{given!r} is none of the choices.",
    "twice": "Each choice counts once.",
    "rank_all": "Put all {count} in order.",
    "no_place": "Type latitude and longitude, such as 27.7 85.3.",
    "no_place_here": "No place is asked for here.",
    "no_file": "Attach a file of this kind: {wanted}.",
    "no_file_here": "No file is asked for here.",
    "nothing_asked": "Nothing is asked here: press Enter.",
    "yes_or_no": "Type y or n.",
    "first": "This is the first question.",
    "nowhere": "There is no such place.",
    "too_many": "{most} is the most.",
    "doubt": "Which one is meant? {numbered}",
    "at_least": "{limit} is the least.",
    "at_most": "{limit} is the most.",
    "more_than": "Only more than {limit} is accepted.",
    "less_than": "Only less than {limit} is accepted.",
    "not_before": "{day} is the earliest.",
    "not_after": "{day} is the latest.",
    "far_day": "{day} is far from today. Is it right? y or n",
    "two_in_one": "{value}, and for the next question {next!r}? y or n",
}


def told(problem: Problem) -> str:
    options = enumerate(problem.details.get("options", ()), 1)
    numbered = ", ".join(f"{number}: {option}" for number, option in options)
    return PROBLEMS[problem.code].format(**problem.details, numbered=numbered).strip()


def habits(language: str) -> Habits:
    """As CLDR describes them for this language, or for English."""
    locale = Locale.parse(language or "en", sep="-")
    marks = locale.number_symbols["latn"]
    pattern = str(locale.date_formats["short"].pattern)
    names = {
        folded(str(name)): number
        for shape in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in locale.months[context][shape].items()
    }
    return Habits(marks["decimal"], marks["group"], pattern.find("d") < pattern.find("M"), names, RELATIVE)


@dataclass(frozen=True, slots=True)
class Page:
    say: Callable[[str], None]

    def opening(self, form: Form) -> None:
        title = "".join(map(str, form.title.pieces(form.language)))
        self.say(f"{title}\n/back, /skip, /leave; Enter keeps what is answered.")

    def question(self, ask: Ask) -> None:
        above = " > ".join(ask.above)
        self.say(f"\n{above + ': ' if above else ''}{ask.number} of {ask.total}")
        self.say(f"{ask.label} {ask.more}: is there one? y or n" if ask.more else self._asked(ask))
        for line in (ask.hint, ask.guidance):
            if line:
                self.say(f"   {line}")
        for number, (choice, label) in enumerate(zip(ask.choices, ask.labels, strict=True), 1):
            self.say(f"   {number}. {label or choice.name}")

    def _asked(self, ask: Ask) -> str:
        if not isinstance(ask.item, Question) or ask.passive:
            return f"{ask.label}{f' {ask.value}' if ask.value else ''}"
        wanted = WANTED.get(ask.item.kind, "")
        parts = [wanted, "" if ask.required else "may be skipped", f"now: {ask.value}" if ask.value else ""]
        note = "; ".join(part for part in parts if part)
        return f"{ask.label or ('What else?' if ask.item.other_of else '')}{f' ({note})' if note else ''}"

    def problem(self, problem: Problem) -> None:
        self.say(told(problem))

    def end(self, form: Form, draft: Draft, reader: Reader) -> None:
        self.say("\nAll is answered:")
        for spot in filled(form, draft, reader.now, reader.language).spots:
            if isinstance(spot.item, Question) and spot.relevant and spot.node.text:
                self.say(f"  {spot.place} = {spot.node.text}")
