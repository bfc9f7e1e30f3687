"""The letters that one place of a regular expression takes: `.`, `x`, `\\d`, `[a-z_]`."""

from dataclasses import dataclass

DIGITS = frozenset("0123456789")
WORD = DIGITS | frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
SPACE = frozenset(" \t\n\r\f\v")
CLASSES = {"d": DIGITS, "w": WORD, "s": SPACE}
SPECIAL = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}


class Unreadable(Exception):
    """No regular expression, or one that is not supported."""


@dataclass(frozen=True, slots=True)
class Letters:
    singles: frozenset[str] = frozenset()
    ranges: tuple[tuple[str, str], ...] = ()
    but: frozenset[str] | None = None  # all except these, as in \D
    negated: bool = False

    def has(self, letter: str) -> bool:
        found = letter in self.singles or any(first <= letter <= last for first, last in self.ranges)
        return (found or (self.but is not None and letter not in self.but)) is not self.negated


ANY = Letters(frozenset("\n"), negated=True)


def escaped(mark: str) -> Letters:
    """What stands behind a backslash; a letter that means nothing there is a slip."""
    if mark in CLASSES:
        return Letters(CLASSES[mark])
    if mark.lower() in CLASSES:
        return Letters(but=CLASSES[mark.lower()])
    if mark in SPECIAL:
        return Letters(frozenset(SPECIAL[mark]))
    if not mark or mark.isalnum():
        raise Unreadable(f"\\{mark} is not supported")
    return Letters(frozenset(mark))


def bracket(source: str, at: int) -> tuple[Letters, int]:
    """What stands in square brackets, and where it ends; `at` is behind the first one."""
    negated = source.startswith("^", at)
    at += negated
    singles: set[str] = set()
    ranges: list[tuple[str, str]] = []
    but: frozenset[str] | None = None
    first = True
    while not source.startswith("]", at) or first:
        one, at = _one(source, at)
        first = False
        if len(one.singles) == 1 and source.startswith("-", at) and not source.startswith("-]", at):
            ending, at = _one(source, at + 1)
            ranges.append(_range(one, ending))
            continue
        singles |= one.singles
        if one.but is not None:
            but = one.but if but is None else but & one.but
    return Letters(frozenset(singles), tuple(ranges), but, negated), at + 1


def _one(source: str, at: int) -> tuple[Letters, int]:
    if at >= len(source):
        raise Unreadable("a [ is never closed")
    if source[at] == "\\":
        return escaped(source[at + 1 : at + 2]), at + 2
    return Letters(frozenset(source[at])), at + 1


def _range(first: Letters, last: Letters) -> tuple[str, str]:
    if len(last.singles) != 1 or min(first.singles) > min(last.singles):
        raise Unreadable("a range in [ ] goes from a letter to a later one")
    return min(first.singles), min(last.singles)
