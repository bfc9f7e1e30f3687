"""Letters made comparable: any case, any digits, with or without accents and vowel signs."""

import unicodedata
from collections.abc import Callable

BREVE = "й"  # a letter of its own, unlike those with accents
TATWEEL = "\u0640"  # only stretches an Arabic word
UNSEEN = ("Cf", "Mn", "Me", "Mc")  # formatting characters and signs above or below a letter
ALIKE = {"ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ء": ""}  # what hands write for one another


class Table(dict[int, str]):
    """For `str.translate`: each letter is worked out once."""

    def __init__(self, letter: Callable[[str], str]) -> None:
        super().__init__()
        self._letter = letter

    def __missing__(self, code: int) -> str:
        found = self[code] = self._letter(chr(code))
        return found


def level(mark: str) -> str:
    if unicodedata.category(mark) in UNSEEN or mark == TATWEEL:
        return ""
    if mark.isdecimal():
        return str(unicodedata.decimal(mark))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", mark).casefold())


def bare(mark: str) -> str:
    if mark == BREVE:
        return mark
    parts = unicodedata.normalize("NFKD", mark)
    return "".join(ALIKE.get(part, part) for part in parts if not unicodedata.combining(part))


LEVEL = Table(level)
BARE = Table(bare)


def levelled(text: str) -> str:
    """Small letters and plain digits; accents stay, for without them words are hard to trace to their stem."""
    return unicodedata.normalize("NFC", text).translate(LEVEL)


def bared(word: str) -> str:
    """A levelled word without accents, as it is compared."""
    return word.translate(BARE)


def traced(text: str) -> tuple[str, list[int]]:
    """As `levelled`, with the place in the composed text that each letter comes from."""
    letters = [(letter, place) for place, mark in enumerate(text) for letter in LEVEL[ord(mark)]]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]
