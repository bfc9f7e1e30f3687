"""A due text cut into tokens of known kinds; None is a text with something else in it.

Kinds are letters, so that what may follow what is a regular expression: Y year, N number of one or two digits, Z
numeric date, M month, S season, Q quarter, H half; q and h the words for these, K an ordinal, G year as a word, u other
units, m and d the Chinese marks of month and day; X fiscal year, E a part of a period, B by, U until, F from, f "from"
or "of", C onwards, W between, A and, T to, O ongoing, R recurring, V every, "-" and "/".
"""

import re
import unicodedata
from typing import NamedTuple

from bot.domain.dues.numeric import YEARS, Readings, numeric
from bot.domain.dues.vocabulary import HAN, KNOWN, LAST, LONGEST

DASHES = re.compile("[\u2010-\u2015\u2212\u301c~]")
MIDNIGHT = re.compile(r"(?<=\d)[t ]00:00(:00(\.0+)?)?(z|\+00:00)?$")
HAN_YEAR = re.compile("[〇零○一二三四五六七八九]{4}(?=年)")
HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
ORDINAL = re.compile(r"(?<![\d./-])(\d{1,2})(?:\.?[oa]|-?(?:st|nd|rd|th|ere?|er|e|eme|и|го|ом|ем|ого))\b(?!\.)")
JOINED = r"\d+(?:(?:\s*/\s*|[-.])\d+)+"
PIECE = re.compile(rf"{JOINED}|\d+|{'|'.join(HAN)}|[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+|\S")


class Token(NamedTuple):
    kind: str
    number: int = 0
    readings: Readings = ()


def plain(text: str) -> str:
    """Without case, accents and invisible marks; any digits become 0 to 9, any dash a hyphen, any space a blank."""
    marks = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    seen = (_mark(mark) for mark in marks if unicodedata.category(mark) not in ("Mn", "Cf"))
    line = " ".join(DASHES.sub("-", "".join(seen)).split())
    line = HAN_YEAR.sub(lambda found: found[0].translate(HAN_DIGITS), MIDNIGHT.sub("", line))
    return ORDINAL.sub(r"\1", line)


def _mark(mark: str) -> str:
    if mark in "'’‘ʼ`":
        return " "
    return str(unicodedata.decimal(mark, mark))


def tokens(text: str, day_first: bool) -> list[Token] | None:
    pieces = PIECE.findall(re.sub(r"\.(?!\d)", " ", plain(text)))
    found: list[Token] = []
    while pieces:
        length, token = _next(pieces, day_first)
        if token is None:
            return None
        found += token
        del pieces[:length]
    return _joined(_from(found))


def _from(found: list[Token]) -> list[Token]:
    """French "de" and its like say "from" at the beginning only, and elsewhere nothing."""
    return [token for at, token in enumerate(found) if token.kind != "f" or at == 0 or found[at - 1].kind in ("O", "R")]


def _next(pieces: list[str], day_first: bool) -> tuple[int, list[Token] | None]:
    if pieces[0][0].isdigit():
        return 1, _numbers(pieces[0], day_first)
    for length in range(min(LONGEST + 1, len(pieces)), 0, -1):
        meaning = KNOWN.get(" ".join(piece for piece in pieces[:length] if piece != "-"))
        if meaning and "-" not in (pieces[0], pieces[length - 1]):
            return length, [Token(*meaning)] if meaning[0] else []
    return 1, _attached(pieces[0])


def _attached(piece: str) -> list[Token] | None:
    """Arabic writes "and" onto the next word."""
    if piece in ("-", "/"):
        return [Token(piece)]
    kind, number = KNOWN.get(piece[1:], ("", 0)) if piece[0] == "و" else ("", 0)
    return [Token("A"), Token(kind, number)] if kind else None


def _numbers(piece: str, day_first: bool) -> list[Token] | None:
    if not piece.isdigit():
        readings = numeric(piece, day_first)
        return [Token("Z", readings=readings)] if readings else _apart(piece, day_first)
    if len(piece) == 4 and int(piece) in YEARS:
        return [Token("Y", int(piece))]
    return [Token("N", int(piece))] if len(piece) <= 2 else None


def _apart(piece: str, day_first: bool) -> list[Token] | None:
    """What stands on both sides of a hyphen may be days of one month, or two whole dates."""
    left, hyphen, right = piece.partition("-")
    before, behind = (_numbers(part, day_first) if hyphen else None for part in (left, right))
    return [*before, Token("-"), *behind] if before and behind else None


JOINS = (  # what belongs together, the kind it makes, and how many of these there can be
    (re.compile("V[NK]?[Gqhmu]|V(?=N?M)"), "R", 0),
    (re.compile("Nm"), "M", 12),
    (re.compile("Nd"), "N", 31),
    (re.compile("[NK]q|q[NK]"), "Q", 4),
    (re.compile("[NK]h|h[NK]"), "H", 2),
    (re.compile("GY|YG"), "Y", 0),
    (re.compile("GZ|ZG"), "Z", 0),
)
TWICE = re.compile("M/?M")  # Arabic names a month in both of its calendars' words


def _joined(found: list[Token]) -> list[Token] | None:
    for pattern, kind, most in JOINS:
        while match := pattern.search(kinds(found)):
            parts = found[match.start() : match.end()]
            number = most if Token("K", LAST) in parts else max(part.number for part in parts)
            if most and not 1 <= number <= most:
                return None
            readings = next((part.readings for part in parts if part.readings), ())
            found[match.start() : match.end()] = [Token(kind, number, readings)]
    return _once(found)


def _once(found: list[Token]) -> list[Token]:
    for match in reversed(list(TWICE.finditer(kinds(found)))):
        if found[match.start()] == found[match.end() - 1]:
            del found[match.start() + 1 : match.end()]
    return found


def kinds(found: list[Token]) -> str:
    return "".join(token.kind for token in found)
