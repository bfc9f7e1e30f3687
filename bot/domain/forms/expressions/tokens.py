"""An expression cut into its words; XPath tells an operator from a name by what stands before it."""

import re
from dataclasses import dataclass
from enum import Enum

NAME = r"[^\W\d][\w.-]*"
WORDS = re.compile(
    rf"""(?P<space>\s+)
    |(?P<number>(?:\d+(?:\.\d*)?|\.\d+))
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<reference>\$\{{[^}}]*\}})
    |(?P<name>{NAME}(?::{NAME})?)
    |(?P<sign><=|>=|!=|//|\.\.|::|[-+*/()\[\],.|=<>@])""",
    re.VERBOSE | re.ASCII,
)
LETTERS = re.compile(rf"{NAME}(?::{NAME})?")  # in any script
REFERENCE = re.compile(rf"\$\{{\s*({NAME})\s*\}}")
SPELT = {"and", "or", "mod", "div"}
OPENS = {"", "(", "[", ",", "/", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "@", "::", "//", "*", *SPELT}


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
        token = _token(source, at, found)
        at = token.at + len(token.text) if token else at + 1
        if token:
            found.append(token)
    return [*found, Token(Kind.END, "", len(source))]


def _token(source: str, at: int, before: list[Token]) -> Token | None:
    if source[at].isspace():
        return None
    match = LETTERS.match(source, at) or WORDS.match(source, at)
    if match is None:
        raise Broken(_stray(source[at]), at)
    text = match.group()
    kind = Kind.NAME if match.re is LETTERS else Kind(match.lastgroup)
    if text in SPELT and not _opens(before):
        kind = Kind.SIGN
    return Token(kind, text, at)


def _opens(before: list[Token]) -> bool:
    """An operator cannot follow here, so the next word is a name or a value."""
    last = before[-1] if before else Token(Kind.SIGN, "", 0)
    return last.kind is Kind.SIGN and last.text in OPENS and not (last.text == "*" and _wild(before))


def _wild(before: list[Token]) -> bool:
    """A star that is a step of a path, not a multiplication."""
    return _opens(before[:-1])


def _stray(mark: str) -> str:
    if mark in "'\"":
        return "a quote is opened and never closed"
    if mark == "$":
        return "a reference is written ${name}"
    return f"{mark!r} has no meaning here"
