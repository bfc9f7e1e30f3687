"""For Babel: the words of a form that say no language, which translators find in content.po."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from bot.domain.forms.plain import plain
from bot.domain.forms.words import unmarked
from bot.forms.loading import load


def extract(file: BinaryIO, *_: object, **__: object) -> Iterator[tuple[int, str, str, list[str]]]:
    return ((1, "", words, []) for words in dict.fromkeys(unmarked(plain(load(Path(file.name))))) if words.strip())
