"""How answers are shown, and what each kind of question accepts."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from babel.numbers import format_decimal
from markupsafe import Markup

from bot.domain.forms.model import OTHER, Choice, Kind, Question
from bot.i18n import Translator, locale, mark

SOMETHING_ELSE = mark("Something else")
WHAT_ELSE = mark("What is it?")
PHOTO = mark("Please send a photo, of at most 20 MB.")
ACCEPTED: Mapping[Kind, str] = {
    Kind.SELECT_ONE: mark("Press one, or type its number or its words."),
    Kind.SELECT_MULTIPLE: mark("Press all that fit and then Next, or type their numbers, for example {example}."),
    Kind.RANK: mark("Press all in your order and then Next, or type their numbers, for example {example}."),
    Kind.INTEGER: mark("Please type a whole number, for example {example}."),
    Kind.DECIMAL: mark("Please type a number, for example {example}."),
    Kind.RANGE: mark("Please type a number from {first} to {last}."),
    Kind.TEXT: mark("Please type your answer."),
    Kind.BARCODE: mark("Please type what stands on the code."),
    Kind.DATE: mark("Please type a date, for example {example}."),
    Kind.TIME: mark("Please type a time of day, for example {example}."),
    Kind.DATETIME: mark("Please type a date and a time of day, for example {example}."),
    Kind.ACKNOWLEDGE: mark("Press the button if you agree."),
    Kind.IMAGE: PHOTO,
    Kind.AUDIO: mark("Please send a voice message or a recording, of at most 20 MB."),
    Kind.VIDEO: mark("Please send a video, of at most 20 MB."),
    Kind.FILE: mark("Please send a file of at most 20 MB. Accepted are {types}."),
    Kind.GEOPOINT: mark("Please send a location, or type latitude and longitude, for example {example}."),
}
TYPED_PLACE = mark("Please type latitude and longitude, for example {example}.")
PLURAL_EXAMPLE = "1 3"
PLACE_EXAMPLE = "27.7 85.3"
TYPES = "jpg, png, webp, ogg, mp3, m4a, wav, mp4, pdf, docx, xlsx"
RECEIVED = mark("a file")
AGREED = mark("I agree")


def accepted(question: Question, t: Translator, *, browser: bool = False) -> str:
    wording = TYPED_PLACE if browser and question.kind is Kind.GEOPOINT else ACCEPTED.get(question.kind)
    if wording is None:
        return ""
    span = question.span
    ends = {"first": digits(span.start, t), "last": digits(span.end, t)} if span else {}
    return t(wording, example=example(question.kind, t), types=TYPES, **ends)


def example(kind: Kind, t: Translator) -> str:
    day, hour = date(2026, 3, 31), t.hour(time(14, 30))
    examples = {
        Kind.SELECT_MULTIPLE: PLURAL_EXAMPLE,
        Kind.RANK: PLURAL_EXAMPLE,
        Kind.INTEGER: t.number(12),
        Kind.DECIMAL: t.number(Decimal("12.5")),
        Kind.DATE: t.date(day),
        Kind.TIME: hour,
        Kind.DATETIME: f"{t.date(day)} {hour}",
        Kind.GEOPOINT: PLACE_EXAMPLE,
    }
    return examples.get(kind, "")


def numbered(n: int, words: str, t: Translator) -> Markup:
    return Markup("{}. {}").format(t.number(n), t.value(words))


def digits(number: str, t: Translator) -> str:
    """With every digit that was given."""
    try:
        return format_decimal(Decimal(number), locale=locale(t.language), decimal_quantization=False)
    except InvalidOperation:
        return number


def label(choice: Choice, said: str, t: Translator) -> str:
    return said or (t(SOMETHING_ELSE) if choice.name == OTHER else choice.name)


def shown(question: Question, value: str, choices: tuple[Choice, ...], labels: tuple[str, ...], t: Translator) -> str:
    """An answer as its reader writes such a thing."""
    if choices:
        names = {choice.name: label(choice, said, t) for choice, said in zip(choices, labels, strict=True)}
        return ", ".join(names.get(name, name) for name in value.split())
    show = SHOWN.get(question.kind)
    try:
        return show(value, t) if show and value else value
    except ValueError:  # a calculated one need not be what its kind says
        return value


def _moment(value: str, t: Translator) -> str:
    at = datetime.fromisoformat(value)
    hour = t.hour(at.time())
    return f"{t.date(at.date())}, {hour}"


def _time(value: str, t: Translator) -> str:
    return t.hour(time.fromisoformat(value))


def _place(value: str, _: Translator) -> str:
    return ", ".join(value.split()[:2])


def _file(_: str, t: Translator) -> str:
    return t(RECEIVED)


def _agreed(_: str, t: Translator) -> str:
    return t(AGREED)


SHOWN: Mapping[Kind, Callable[[str, Translator], str]] = {
    Kind.INTEGER: digits,
    Kind.DECIMAL: digits,
    Kind.RANGE: digits,
    Kind.DATE: lambda value, t: t.date(date.fromisoformat(value)),
    Kind.TIME: _time,
    Kind.DATETIME: _moment,
    Kind.GEOPOINT: _place,
    Kind.ACKNOWLEDGE: _agreed,
    Kind.IMAGE: _file,
    Kind.AUDIO: _file,
    Kind.VIDEO: _file,
    Kind.FILE: _file,
}
