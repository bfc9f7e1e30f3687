"""Searching among many: the content, and a hundred thousand entries made of its words beside it."""

import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from bot.commands.bench.ground import SLICE, Ground
from bot.commands.bench.measured import Result, percentile
from bot.content.model import Content
from bot.content.shelf import Shelf
from bot.domain.search.entry import Entry
from bot.domain.search.letters import bared, levelled
from bot.domain.search.small import ANYWHERE
from bot.domain.search.words import pairs, pieces
from bot.i18n import LANGUAGES
from bot.jobs.index import Index
from bot.services import findable, index, search
from bot.settings import CONTENT_FOLDER
from bot.storage import search as storage
from bot.storage.engine import Store, Transaction

SEARCHES = Path(__file__).parents[3] / "tests" / "services" / "searches.csv"  # in a checkout; else common words alone
COMMON = 20  # of each language's commonest words
ROUNDS = 3
NEW = 0.1  # of all words are like no other, as names and mistakes are
WORDS = range(8, 25)  # in a text
PUTS = 200


async def searching(ground: Ground, many: int) -> list[Result]:
    content = Shelf(CONTENT_FOLDER).content
    entries = list(findable.entries(content))
    async with ground.opened() as store:
        await store.write(lambda tx: index.serve(tx, index.Served(1, "of other content")))
        await Index(store, Shelf(CONTENT_FOLDER)).keep()  # the whole of it anew, which is what takes long
        longest = store.longest_unit
        made = invented(entries, many)
        while some := list(islice(made, SLICE)):
            ready = [storage.prepared(entry) for entry in some]
            await store.write(partial(storage.add, some=ready))
        took = [await timed(store, content, *asked) for asked in searches(entries)]
        put = [await put_one(store, entry) for entry in islice(invented(entries, PUTS, "bench"), PUTS)]
    return [
        Result(f"a search among {many:,} entries, p95", percentile(took, 0.95) * 1000, "ms", 20),
        Result("the same, median", percentile(took, 0.5) * 1000, "ms"),
        Result("an entry put in, median", percentile(put, 0.5) * 1000, "ms"),
        Result("longest unit while the content is indexed", longest * 1000, "ms", 50),
    ]


async def timed(store: Store, content: Content, words: str, language: str) -> float:
    """The middle of a few rounds: what else the machine does meets each of them."""

    def unit(tx: Transaction) -> float:
        began = perf_counter()
        search.find(tx, content, words, language)
        return perf_counter() - began

    return median([await store.read(unit) for _ in range(ROUNDS)])


async def put_one(store: Store, entry: Entry) -> float:
    began = perf_counter()
    await store.write(lambda tx: storage.put(tx, entry))
    return perf_counter() - began


def searches(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    if SEARCHES.exists():
        with SEARCHES.open(encoding="utf-8", newline="") as file:
            yield from ((row["words"], row["language"]) for row in csv.DictReader(file))
    for language, words in vocabulary(entries).items():
        counted = Counter(word for word in words if word not in ANYWHERE)  # nobody waits for those: they are not there
        yield from ((word, language) for word, _ in counted.most_common(COMMON))


def vocabulary(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Every word as often as it stands there."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for entry in entries:
        for piece in pieces(levelled(f"{entry.heading} {entry.text}")):
            found[entry.language] += pairs(piece.text) if piece.kind == "run" else [bared(piece.text)]
    return found


def invented(entries: Iterable[Entry], many: int, kind: str = "commitment") -> Iterator[Entry]:
    """Texts of each language's own words, the common ones often and the rare ones seldom."""
    chance, words = random.Random(2016), vocabulary(entries)  # noqa: S311
    for number in range(many):
        language = chance.choice(sorted(words))
        some = [word(chance, words[language]) for _ in range(chance.choice(WORDS))]
        text = ("" if language == "zh" else " ").join(some)
        yield Entry(kind, f"{number}", language, " ".join(some[:4]), text)


def word(chance: random.Random, words: list[str]) -> str:
    one, other = chance.choice(words), chance.choice(words)
    return one[: len(one) // 2 + 1] + other[len(other) // 2 :] if chance.random() < NEW else one
