"""The short texts of the content in other languages: what translators find, and what they still owe."""

import logging
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import yaml

from bot.content.model import SOURCE
from bot.content.rows import TRANSLATED
from bot.i18n.catalogues import UNREADABLE, differences, exact_forms, key, read_catalogue
from bot.i18n.catalogues import sound as sound_texts

logger = logging.getLogger(__name__)

FILE = Path("LC_MESSAGES", "content.po")


def languages(locales: Path) -> tuple[str, ...]:
    """Every language that the bot speaks, as all content is to be in each of them."""
    return tuple(sorted({SOURCE} | {folder.parent.name for folder in locales.glob("*/LC_MESSAGES")}))


def sound(locales: Path) -> Mapping[str, Mapping[str, str]]:
    """What can be shown, by language and English text."""
    return MappingProxyType({code: translated(locales / code / FILE, code) for code in languages(locales)})


def translated(file: Path, code: str) -> Mapping[str, str]:
    if not file.exists():
        return MappingProxyType({})
    try:
        return MappingProxyType({text: forms[0] for text, forms in sound_texts(read_catalogue(file, code), file)})
    except UNREADABLE as error:
        logger.warning("%s cannot be read, its readers see English: %s", file, error)
        return MappingProxyType({})


def owed(texts: Collection[str], locales: Path) -> list[str]:
    return [
        fault for language in languages(locales) if language != SOURCE for fault in missing(texts, locales, language)
    ]


def missing(texts: Collection[str], locales: Path, language: str) -> Iterator[str]:
    """One line for all that is not translated: a new language would fill the screen."""
    file, sound = locales / language / FILE, set[str]()
    try:
        read = read_catalogue(file, language) if file.exists() else ()
    except UNREADABLE as error:
        yield f"{file}:{getattr(error, 'lineno', 1)}: cannot be read: {error}"
        return
    exact = exact_forms(read) if read else frozenset()
    for message in read:
        wrong = list(differences(message, exact)) if message.id in texts else []
        if not wrong:
            sound.add(key(message))
        elif message.string and not message.fuzzy:
            sound.add(key(message))
            yield f"{file}:{message.lineno}: {wrong[0]}: {key(message)!r}"
    left = sorted(set(texts) - sound)
    if left:
        yield f"{file}:1: {len(left)} of {len(texts)} texts are not translated, {left[0]!r} among them"


def extract(file: BinaryIO, *_: object, **__: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """For Babel: the lines, and the English texts there."""
    node = yaml.compose(file.read().decode("utf-8"), Loader=yaml.CSafeLoader)
    return ((line, "", text, []) for line, text in found(node))


def found(node: object) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value in TRANSLATED and isinstance(value, yaml.ScalarNode):
                yield value.start_mark.line + 1, value.value
            else:
                yield from found(value)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from found(part)
