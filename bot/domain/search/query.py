"""What somebody looks for: words, each with the terms by which the index knows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.domain.search.letters import bared, levelled
from bot.domain.search.small import ANYWHERE, SMALL_SIGNS
from bot.domain.search.stems import of_any, skeletons
from bot.domain.search.terms import BEGINNING, WIDE, terms
from bot.domain.search.words import Piece, pairs, pieces

MOST_LETTERS = 200
MOST_WORDS = 12  # what stands behind them is not looked for
LEAST = 3  # letters from which on a word may be the beginning of one
SHARED = 5  # first letters, at least, that words of one family have in common
CERTAIN = 1.5  # a number counts more than a word, for which a text may have another
DATE_SIGNS = "年月日"  # behind a number they belong to it


@dataclass(frozen=True, slots=True)
class Word:
    """Found where one of its terms stands; the wide ones are for when nothing has all the words."""

    text: str
    terms: tuple[str, ...]
    wide: tuple[str, ...] = ()
    small: bool = False
    kind: str = "word"
    weight: float = 1.0

    def widened(self) -> "Word":
        return replace(self, terms=self.terms + self.wide)

    def begun(self) -> "Word":
        """As somebody has begun to type it."""
        return replace(self, terms=(self.text + BEGINNING,), wide=())

    @property
    def may_begin(self) -> bool:
        return self.kind == "word" and len(self.text) >= LEAST


def query(typed: str, languages: Iterable[str]) -> tuple[Word, ...]:
    """The words to be found, each once; small ones count only where there are no others."""
    found = {word.text: word for word in asked(levelled(typed[:MOST_LETTERS]), tuple(languages))}
    words = tuple(found.values())[:MOST_WORDS]
    return tuple(word for word in words if not word.small) or words


def asked(text: str, languages: tuple[str, ...]) -> Iterator[Word]:
    behind = 0
    for piece in pieces(text):
        if piece.kind == "run":
            yield from in_run(piece.text.lstrip(DATE_SIGNS) if piece.start == behind > 0 else piece.text)
        elif bared(piece.text):
            yield one(piece, languages)
        behind = piece.end if piece.kind == "number" else 0


def one(piece: Piece, languages: tuple[str, ...]) -> Word:
    word = bared(piece.text)
    if piece.kind == "number":
        return Word(word, (word,), kind="number", weight=CERTAIN)
    known = tuple(dict.fromkeys(terms(piece, languages)))
    return Word(word, known, tuple(family(piece.text, languages)), word in ANYWHERE)


def family(word: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Verb, noun and adjective mostly share their beginning; in Arabic, their consonants."""
    yield from (WIDE + skeleton for skeleton in sorted(skeletons(word)))
    stem = min(of_any(word, languages), key=len, default=bared(word))
    shared = max(SHARED, len(stem) * 3 // 4)
    if len(stem) >= shared:
        yield stem[:shared] + BEGINNING


def in_run(run: str) -> Iterator[Word]:
    if len(run) == 1:
        yield Word(run, (run + BEGINNING,), kind="run")
    for pair in pairs(run):
        if len(pair) == 2:
            wide = tuple(sign + BEGINNING for sign in pair)
            yield Word(pair, (pair,), wide, not SMALL_SIGNS.isdisjoint(pair), "run")
