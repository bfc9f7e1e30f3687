"""Gettext catalogues, read from .po as they are: what is sound is shown, what is not is named and shown in English."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po

logger = logging.getLogger(__name__)

LOCALES = Path(__file__).parents[2] / "locales"
FILE = Path("LC_MESSAGES", "kept.po")

PLACE = re.compile(r"\{(\w+)\}")
TAG = re.compile(r"<[^<>]*>")
SAMPLE = range(200)  # numbers enough to meet every form of every known plural rule
UNREADABLE = (OSError, ValueError, PoFileError, UnknownLocaleError)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sound texts of one language, by the English text they stand for."""

    texts: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]

    def text(self, text: str) -> str:
        return self.texts.get(text, (text,))[0]

    def counted(self, one: str, many: str, n: int) -> str:
        forms = self.texts.get(one)
        return forms[self.form(n)] if forms else (one if n == 1 else many)


@cache
def catalogue(code: str) -> Catalogue:
    file = LOCALES / code / FILE
    if not file.exists():
        return Catalogue({}, bool)
    try:
        read = read_catalogue(file, code)
    except UNREADABLE as error:
        logger.warning("%s cannot be read, its readers see English: %s", file, error)
        return Catalogue({}, bool)
    rule = c2py(read.plural_expr)
    return Catalogue(dict(sound(read, file)), rule)


def read_catalogue(file: Path, code: str) -> Catalog:
    with file.open("rb") as lines:
        read = read_po(lines, locale=code, abort_invalid=True)
    rule = c2py(read.plural_expr)
    if any(rule(n) >= read.num_plurals for n in SAMPLE):
        raise ValueError("its plural rule asks for more forms than it declares")
    return read


def sound(read: Catalog, file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Texts that can be shown; a broken one is named once, as the catalogue is read once."""
    exact = exact_forms(read)
    for message in entries(read):
        if message.fuzzy or not all(several(message.string)):
            continue
        wrong = list(differences(message, exact))
        if wrong:
            logger.warning("%s:%s: %s: %r", file, message.lineno, wrong[0], several(message.id)[0])
        else:
            yield several(message.id)[0], several(message.string)


def faults(folder: Path = LOCALES) -> list[str]:
    """Everything a translator still owes, as "file:line: what"."""
    read: dict[Path, Catalog] = {}
    found = []
    for file in sorted(folder.glob(f"*/{FILE}")):
        try:
            read[file] = read_catalogue(file, file.parts[-3])
        except UNREADABLE as error:
            found.append(f"{file}:{getattr(error, 'lineno', 1)}: cannot be read: {error}")
    known = {key(message) for texts in read.values() for message in entries(texts)}
    for file, texts in read.items():
        found += [f"{file}:{line}: {what}" for line, what in owed(texts, file.parts[-3], known)]
    return found


def owed(texts: Catalog, code: str, known: set[str]) -> Iterator[tuple[int, str]]:
    exact, usual = exact_forms(texts), get_plural(code).num_plurals
    if texts.num_plurals != usual:
        yield 1, f"{texts.num_plurals} plural forms instead of {usual}"
    for message in entries(texts):
        for what in differences(message, exact):
            yield message.lineno or 1, f"{what}: {key(message)!r}"
    for text in sorted(known - {key(message) for message in entries(texts)}):
        yield 1, f"not there: {text!r}"


def differences(message: Message, exact: frozenset[int]) -> Iterator[str]:
    """What sets a translation apart from its English text where it must not differ."""
    strings, source = several(message.string), several(message.id)[-1]
    if message.fuzzy:
        yield "fuzzy"
    if not all(strings):
        yield "not translated"
        return
    for form, string in enumerate(strings):
        spared = {"n"} if message.pluralizable and form in exact else set()  # "no letters", "two letters"
        if places(string) | spared != places(source) | spared:
            yield f"placeholders differ in {string!r}"
        if sorted(TAG.findall(string)) != sorted(TAG.findall(source)):
            yield f"tags differ in {string!r}"


def exact_forms(read: Catalog) -> frozenset[int]:
    """The plural forms that stand for one number only and so need not show it."""
    rule = c2py(read.plural_expr)
    forms = [rule(n) for n in SAMPLE]
    return frozenset(form for form in forms if forms.count(form) == 1)


def entries(read: Catalog) -> Iterator[Message]:
    return (message for message in read if message.id)


def key(message: Message) -> str:
    return several(message.id)[0]


def several(texts: Any) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def mark(text: str) -> str:
    """Name a text for extraction where it stands; it is translated where it is shown."""
    return text


def places(text: str) -> set[str]:
    return set(PLACE.findall(text))
