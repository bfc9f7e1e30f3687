"""Countries by their three letters of ISO 3166, and by what people call them in any language offered."""

import re
from collections.abc import Mapping
from functools import cache

from babel.core import get_global

from bot.domain.words import folded, nearest
from bot.i18n import LANGUAGES, locale

# No longer in use, kept free for private use, or set aside for places that have no code of their own.
NOT_NOW = frozenset(
    ["ANT", "ASC", "BUR", "CPT", "DDR", "DGA", "FXX", "NTZ", "SCG", "SUN", "TAA", "TMP", "YMD", "YUG", "ZAR"]
)
PRIVATE = re.compile("AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
LETTERS = re.compile("[A-Z]{3}")


@cache
def two_letters() -> Mapping[str, str]:
    """By their three letters, the two by which Babel knows them."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    named = locale("en").territories
    return {
        code: aliases[code][0]
        for code in sorted(aliases)
        if LETTERS.fullmatch(code) and not (code in NOT_NOW or PRIVATE.fullmatch(code)) and aliases[code][0] in named
    }


def exists(code: str) -> bool:
    return code in two_letters()


def name(code: str, language: str) -> str:
    """What a reader calls it; the letters themselves where they mean nothing."""
    two = two_letters().get(code)
    return str(locale(language).territories.get(two, code)) if two else code


@cache
def called() -> Mapping[str, str]:
    """Codes by name in every language, and by the letters themselves."""
    names = {folded(name(code, language)): code for language in LANGUAGES for code in two_letters()}
    return names | {folded(code): code for code in two_letters()}


def find(typed: str) -> str | None:
    return called().get(folded(typed))


def like(typed: str) -> str | None:
    """The one that may be meant, after a typing mistake."""
    near = nearest(folded(typed), list(called())) if len(folded(typed)) > len("AAA") else None
    return called()[near] if near else None
