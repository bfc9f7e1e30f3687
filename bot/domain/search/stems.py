"""What the forms of a word have in common: Snowball's stems, and for Arabic the word without what is glued to it."""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

from bot.domain.search.letters import bared

PACKAGE = "snowballstemmer"
ALGORITHMS = {"en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
SCRIPTS = {"ar": "ARABIC", "en": "LATIN", "es": "LATIN", "fr": "LATIN", "ru": "CYRILLIC"}
RANGES = {"LATIN": ("a", "ɏ"), "CYRILLIC": ("Ѐ", "ԯ"), "ARABIC": ("ء", "ۿ")}

ARTICLES = ("ال", "بال", "كال", "فال", "لل")
GLUED = "وفبكل"
ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
WEAK = str.maketrans("", "", "اوي")  # letters that come and go between the forms of an Arabic word
ROOM = 3  # letters that are left, at least, when something is taken off
REMEMBERED = 5_000


def script(word: str) -> str:
    return next((name for name, (first, last) in RANGES.items() if first <= word[0] <= last), "")


def stems(word: str, language: str) -> frozenset[str]:
    """Of a levelled word."""
    return traced(word, language) if word and SCRIPTS.get(language) == script(word) else frozenset()


@lru_cache(REMEMBERED)
def traced(word: str, language: str) -> frozenset[str]:
    """With its accents and without them, since many leave them out."""
    if language == "ar":
        return frozenset(arabic(bared(word)))
    algorithm = snowball(ALGORITHMS[language])
    return frozenset(bared(algorithm().stemWord(form)) for form in (word, bared(word)))


def of_any(word: str, languages: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for language in languages for stem in stems(word, language))


def skeletons(word: str) -> frozenset[str]:
    """The consonants of an Arabic word, which its broken plural has too."""
    if script(word) != "ARABIC":
        return frozenset()
    return frozenset(bones for stem in stems(word, "ar") if len(bones := stem.translate(WEAK)) >= ROOM)


@cache
def snowball(algorithm: str) -> Callable[[], Any]:
    """Makes a stemmer, which works one word at a time and so belongs to whoever asked for it.

    Only the module of that language is loaded: the package would load those of thirty, 5 MB more.
    """
    if PACKAGE not in sys.modules and (spec := find_spec(PACKAGE)):
        sys.modules[PACKAGE] = module_from_spec(spec)
    module = import_module(f"{PACKAGE}.{algorithm}_stemmer")
    made: Callable[[], Any] = getattr(module, f"{algorithm.title()}Stemmer")
    return made


def arabic(word: str) -> Iterator[str]:
    """A first letter may belong to the word or be glued to it: both are looked for."""
    yield shortened(unglued(word))
    if word[:1] in GLUED and len(word) > ROOM:
        yield shortened(unglued(word[1:]))


def unglued(word: str) -> str:
    for article in ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + ROOM:
            return word[len(article) :]
    return word


def shortened(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + ROOM:
            return word[: -len(ending)]
    return word
