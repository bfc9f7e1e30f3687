"""Finding by a few words, in any of the languages, whatever the reader's own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.content.model import SOURCE, Content
from bot.domain.search.marks import Fragment, beginning, highlight
from bot.domain.search.mistakes import meant
from bot.domain.search.query import Word, query
from bot.domain.search.ranking import SHARE, Match, Stage, ranked, share
from bot.services import index
from bot.storage import search
from bot.storage.engine import Transaction

MOST = 150  # candidates: more than anybody pages through
FEW = 3  # where fewer have all the words, those that nearly do are shown behind them
MISTAKES = 3  # words that are looked for in another spelling
UNSURE = 0.5  # what such a word counts


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words stand: in the reader's language, if they stand there too."""

    kind: str
    id: str
    screen: int
    language: str
    context: tuple[Fragment, ...]
    partly: bool  # some of the words do not


@dataclass(frozen=True, slots=True)
class Found:
    total: int
    groups: Mapping[str, int]  # how many of each kind, the best hit's first
    hits: tuple[Hit, ...]
    partly: bool  # nothing has all the words
    corrected: Mapping[str, str]  # what was typed, and what was looked for in its place


def find(
    tx: Transaction,
    content: Content,
    words: str,
    language: str,
    kinds: Sequence[str] = (),
    offset: int = 0,
    limit: int = 8,
) -> Found:
    languages = tuple(sorted(content.translations.keys() | {SOURCE}))
    known, corrected = understood(tx, query(words, languages), languages)
    matches = ranked(matching(tx, known, kinds), language) if known else []
    return Found(
        total=len(matches),
        groups=Counter(match.kind for match in matches),
        hits=tuple(hits(tx, matches[offset : offset + limit], known)),
        partly=bool(matches) and matches[0].stage == Stage.PARTLY,
        corrected=corrected,
    )


def understood(
    tx: Transaction, asked: Sequence[Word], languages: tuple[str, ...]
) -> tuple[list[Word], Mapping[str, str]]:
    """Words that stand nowhere are taken for beginnings, if typed last, and then for mistakes."""
    known, corrected = list(asked), dict[str, str]()
    strange = [place for place, word in enumerate(asked) if word.kind == "word" and not search.has(tx, word)]
    for place in strange[:MISTAKES]:
        word = asked[place]
        if word is asked[-1] and word.may_begin and search.has(tx, word.begun()):
            known[place] = word.begun()
        elif better := respelled(tx, word.text):
            corrected[word.text] = better
            known[place] = replace(query(better, languages)[0], weight=UNSURE)
    return known, corrected


def respelled(tx: Transaction, word: str) -> str | None:
    """The word that most entries have of those that may have been meant."""
    counts = search.occurring(tx, meant(word))
    return max(counts, key=lambda other: (counts[other], other), default=None)


def matching(tx: Transaction, words: Sequence[Word], kinds: Sequence[str]) -> Iterator[Match]:
    """First what has all the words; only where that is little, what has their kin, and what has some of them."""
    served = index.served(tx).generation
    wide = [word.widened() for word in words]
    seen = set[tuple[str, str]]()
    for stage, match in ((Stage.WHOLLY, search.every(words)), (Stage.WIDELY, search.every(wide))):
        for row in search.best(tx, match, served, kinds, MOST):
            seen.add((row.kind, row.id))
            yield of_row(row, stage)
        if len(seen) >= FEW:
            return
    yield from most_of(tx, wide, served, kinds)


def most_of(tx: Transaction, words: Sequence[Word], served: int, kinds: Sequence[str]) -> list[Match]:
    rows = search.best(tx, search.either(words), served, kinds, MOST)
    standing = search.standing(tx, (row.row for row in rows))
    matches = [of_row(row, Stage.PARTLY, share(standing[row.row], words)) for row in rows]
    best = max((match.share for match in matches), default=0)
    return [match for match in matches if match.share >= best * SHARE]


def of_row(row: search.Ranked, stage: Stage, share: float = 0.0) -> Match:
    return Match(row.row, row.kind, row.id, row.language, row.screen, row.score, stage, share)


def hits(tx: Transaction, matches: Sequence[Match], words: Sequence[Word]) -> Iterator[Hit]:
    shown = search.shown(tx, (match.row for match in matches))
    wide = [word.widened() for word in words]
    for match in matches:
        sought, texts = words if match.stage == Stage.WHOLLY else wide, shown[match.row]
        context = highlight(texts.text, sought, match.language) or highlight(texts.heading, sought, match.language)
        context = context or beginning(texts.text or texts.heading)  # found by what it is known by beyond its words
        yield Hit(match.kind, match.id, match.screen, match.language, context, match.stage == Stage.PARTLY)
