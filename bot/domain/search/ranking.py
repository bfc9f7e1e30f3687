"""In which order what was found is shown, and in which language each of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.search.query import Word
from bot.domain.search.terms import BEGINNING

HOME = 1.1  # how much more an entry counts in the reader's language
SHARE = 0.5  # of what the best one has: what has less is not shown


class Stage(IntEnum):
    """How the words stand in an entry: some of them, all of them or their kin, all of them."""

    PARTLY = 0
    WIDELY = 1
    WHOLLY = 2


@dataclass(frozen=True, slots=True)
class Match:
    row: int
    kind: str
    id: str
    language: str
    screen: int
    score: float
    stage: Stage
    share: float = 0.0  # how many of the words it has, where it has not all

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.id


def ranked(matches: Iterable[Match], language: str) -> list[Match]:
    """One of each thing, the best first: in the reader's language, if the words stand there as well as elsewhere."""
    best: dict[tuple[str, str], Match] = {}
    home: dict[tuple[str, str], Match] = {}
    for match in sorted(matches, key=lambda match: worth(match, language), reverse=True):
        best.setdefault(match.key, match)
        if match.language == language:
            home.setdefault(match.key, match)
    return [nearer(match, home.get(key)) for key, match in best.items()]


def worth(match: Match, language: str) -> tuple[Stage, float, float]:
    return match.stage, match.share, match.score * (HOME if match.language == language else 1)


def nearer(match: Match, home: Match | None) -> Match:
    alike = home is not None and (home.stage, home.share) == (match.stage, match.share)
    return home if home and alike else match


def share(terms: str, words: Sequence[Word]) -> float:
    """How much of what is looked for stands among terms that have a space on either side."""
    return sum(word.weight for word in words if any(sign(term) in terms for term in word.terms))


def sign(term: str) -> str:
    return f" {term.removesuffix(BEGINNING)}" if term.endswith(BEGINNING) else f" {term} "
