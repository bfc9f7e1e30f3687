"""The index of the content: which one is served, and what has to be put into the next one."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from bot.content.model import Content
from bot.domain import search as program
from bot.domain.search.entry import Entry
from bot.services.findable import entries
from bot.storage import facts, search
from bot.storage.engine import Transaction

FACT = "search"  # the generation that is served, and the digest of what it was made from
SLICE = 50  # entries put in or taken out in one unit: others wait no longer than that takes


@dataclass(frozen=True, slots=True)
class Served:
    generation: int
    digest: str


def served(tx: Transaction) -> Served:
    generation, _, digest = (facts.find(tx, FACT) or "0").partition(" ")
    return Served(int(generation), digest)


def serve(tx: Transaction, index: Served) -> None:
    """From this moment on; what was served before is found no more."""
    facts.put(tx, FACT, f"{index.generation} {index.digest}")


def digest(content: Content) -> str:
    """Of every entry, and of the program that takes texts apart: when one changes, the index is made anew."""
    made = hashlib.sha256(version("snowballstemmer").encode())
    for file in sorted(Path(*program.__path__).glob("*.py")):
        made.update(file.read_bytes())
    for entry in entries(content):
        made.update(repr(entry).encode())
    return made.hexdigest()


def slices(content: Content) -> Iterator[list[search.Prepared]]:
    """The whole content, made ready for units that only write."""
    left = map(search.prepared, entries(content))
    while some := list(islice(left, SLICE)):
        yield some


def prepared(alone: Mapping[int, Entry]) -> dict[int, search.Prepared]:
    return {row: search.prepared(entry) for row, entry in alone.items()}
