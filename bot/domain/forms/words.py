"""The words of a form that say no language: what translators find, and the form with what they wrote."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.domain.forms.model import UNMARKED
from bot.domain.forms.plain import BY_NAME

NAMED = re.compile(r"(\$\{[^}]*\})")
WORDING, ANSWER = "Wording", "Answer"


def unmarked(kept: Any) -> Iterator[str]:
    """In a form as plain lists and mappings."""
    for languages in _wordings(kept):
        if UNMARKED in languages:
            yield written(languages[UNMARKED])


def translated(kept: Any, translations: Mapping[str, Mapping[str, str]]) -> None:
    """What the form itself says in a language stays."""
    for languages in _wordings(kept):
        words = written(languages[UNMARKED]) if UNMARKED in languages else ""
        for language, texts in translations.items():
            if words in texts and language not in languages:
                languages[language] = pieces(texts[words])


def written(parts: list[Any]) -> str:
    """`Hello, ${name}.`"""
    return "".join(part if isinstance(part, str) else f"${{{part[ANSWER]['name']}}}" for part in parts)


def pieces(words: str) -> list[Any]:
    parts = [part for part in NAMED.split(words) if part]
    return [{ANSWER: {"name": part[2:-1]}} if NAMED.fullmatch(part) else part for part in parts]


def _wordings(kept: Any) -> Iterator[dict[str, Any]]:
    if isinstance(kept, list):
        for one in kept:
            yield from _wordings(one)
    elif isinstance(kept, dict):
        if WORDING in kept:
            yield kept[WORDING]["languages"][BY_NAME]
        else:
            for one in kept.values():
                yield from _wordings(one)
