"""What a person typed, made comparable: any digits, any case, with or without accents; and what is long, cut."""

import unicodedata

INVISIBLE = {"Cf", "Cc", "Co", "Cs"}
TRAILING = " ,;:&-،；：、("
MOST_OF_IT = 0.6  # what is cut between words keeps at least that
JOINERS = "\u200c\u200d"  # Persian words and composed emoji need them


def cleaned(text: str) -> str:
    """Without control and formatting characters, in one composed form; line breaks stay."""
    kept = (mark for mark in text if mark in "\n\t" + JOINERS or unicodedata.category(mark) not in INVISIBLE)
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def folded(text: str) -> str:
    """Letters and digits only, without accents and case, words parted by one space."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(mark if mark.isalnum() else " " for mark in parts if not unicodedata.combining(mark))
    return " ".join(letters.split())


def width(text: str) -> int:
    """In columns: a Chinese letter takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def brief(text: str, most: int) -> str:
    """At most so many columns, cut between words where most of it stays so."""
    if width(text) <= most:
        return text
    room = next(n for n in range(len(text), -1, -1) if width(text[:n]) < most)
    words = text[:room].rpartition(" ")[0]
    kept = words if width(words) > most * MOST_OF_IT else text[:room]
    return f"{kept.rstrip(TRAILING)}…"


def number(text: str) -> int | None:
    """A whole number in any script's digits, a full stop or bracket behind it allowed: `2`, `٢`, `２.`; no sign."""
    digits = text.strip().rstrip(".)．）、،")
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else None


def distance(one: str, other: str) -> int:
    """How many letters differ, for a suggestion after a typing mistake; neighbours that changed places count once."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if last and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def nearest(word: str, among: list[str], within: int = 2) -> str | None:
    """The one most like it, if any is like it at all."""
    near = [one for one in among if abs(len(one) - len(word)) <= within]  # the others cannot be
    best = min(near, key=lambda one: distance(word, one), default=None)
    return best if best is not None and distance(word, best) <= min(within, len(word) - 1) else None
