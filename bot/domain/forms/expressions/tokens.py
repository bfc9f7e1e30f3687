"""An expression cut into its words; XPath tells an operator from a name by what stands before it."""

import re
from dataclasses import dataclass
from enum import Enum

NAME = r"[^\W\d][\w.-]*"
WORD = re.compile(
    rf"""(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<reference>\$\{{[^}}]*\}})
    |(?P<name>{NAME}(?::{NAME})?)
    |(?P<sign><=|>=|!=|//|\.\.|::|[-+*/()\[\],.|=<>@])""",
    re.VERBOSE,
)
REFERENCE = re.compile(rf"\$\{{\s*({NAME})\s*\}}")
SPELT = {"and", "or", "mod", "div"}
VALUES = {")", "]", ".", ".."}  # signs that end a value


class Kind(Enum):
    NUMBER = "number"
    TEXT = "text"
    REFERENCE = "reference"
    NAME = "name"
    SIGN = "sign"
    END = "end"


class Broken(Exception):
    """An expression that cannot be read: what is wrong, and from which character on."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(f"{what} (character {at + 1})")
        self.what = what
        self.at = at


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    at: int


def tokens(source: str) -> list[Token]:
    """Never empty: the last one is the end."""
    found: list[Token] = []
    at = 0
    while at < len(source):
        if source[at].isspace():
            at += 1
            continue
        match = WORD.match(source, at)
        if match is None:
            raise Broken(_stray(source[at]), at)
        found.append(Token(_kind(match, found), match.group(), at))
        at = match.end()
    return [*found, Token(Kind.END, "", len(source))]


def _kind(match: re.Match[str], before: list[Token]) -> Kind:
    """`*`, `and` and the like are operators behind a value, and names elsewhere."""
    text = match.group()
    if text == "*" or text in SPELT:
        return Kind.SIGN if before and _is_value(before[-1]) else Kind.NAME
    return Kind(match.lastgroup)


def _is_value(token: Token) -> bool:
    return token.kind is not Kind.SIGN or token.text in VALUES


def _stray(mark: str) -> str:
    if mark in "‘’“”«»":
        return f"{mark!r} is no quote here; write ' on both sides"
    if mark in "'\"":
        return "a quote is opened and never closed"
    if mark == "$":
        return "a reference is written ${name}"
    return f"{mark!r} has no meaning here"
