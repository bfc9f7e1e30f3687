"""What the index holds of a text: words as they stand, their stems, and neighbours in writing without spaces."""

from collections.abc import Iterable, Iterator

from bot.domain.search.letters import bared, levelled
from bot.domain.search.small import small
from bot.domain.search.stems import of_any, skeletons
from bot.domain.search.words import Piece, pairs, pieces

STEM = "¬"  # parts stems from words, which alone are offered when somebody has mistyped
WIDE = "≈"
BEGINNING = "*"  # behind a term that is looked for: whatever begins like this


def indexed(text: str, language: str) -> tuple[str, str]:
    """Terms with spaces between them: those that count, and the words as they stand, which would count twice."""
    counted: list[str] = []
    plain: list[str] = []
    for piece in pieces(levelled(text)):
        if piece.kind == "run":
            counted += pairs(piece.text)
            continue
        word, *stems = terms(piece, (language,))
        if not word or small(word, language):
            continue
        counted += stems or [word]
        plain += [word, *(WIDE + skeleton for skeleton in sorted(skeletons(piece.text)))] if stems else []
    return " ".join(counted), " ".join(plain)


def terms(piece: Piece, languages: Iterable[str]) -> Iterator[str]:
    """Of a word or a number: itself, then its stems."""
    word = bared(piece.text)
    yield word
    if piece.kind == "word":
        yield from (STEM + stem for stem in sorted(of_any(piece.text, languages)))
