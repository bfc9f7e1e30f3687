"""A long text as screens: cut between paragraphs, else sentences, else words, and never inside a letter."""

import re
import unicodedata

BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?؟])\s|(?<=[。！？])"), re.compile(r"\s"))


def pages(text: str, most: int) -> list[str]:
    """At least one; together they hold every letter of the text."""
    left, found = text.strip(), []
    while len(left) > most:
        at = _cut(left, most)
        found.append(left[:at].rstrip())
        left = left[at:].lstrip()
    return [*found, left]


def _cut(text: str, most: int) -> int:
    """As late as possible, in the second half; where nothing parts it, before a whole letter."""
    for pattern in BREAKS:
        ends = [match.end() for match in pattern.finditer(text, most // 2, most)]
        if ends:
            return ends[-1]
    at = most
    while at > 1 and unicodedata.category(text[at])[0] in "MC":
        at -= 1
    return at
