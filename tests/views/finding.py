"""What was found, for screens to show: nothing, one thing, and very many."""

from typing import Any

from bot.domain.reading import Place
from bot.domain.search.marks import Fragment
from bot.seal import Seal
from bot.services.search import Found, Hit
from bot.views import reading

SEAL = Seal(bytes(32))
HITS = (
    ("figure", "F001"),
    ("summary", "peacebuilding/asks"),
    ("commitment", "a1b2c3"),
    ("term", "commitment"),
    ("organisation", "x"),
)


def found(n: int) -> Found:
    """As many things as were found, some of each kind."""
    hits = [Hit(kind, id, 0, "zh", context(at), partly=True) for at, (kind, id) in enumerate(HITS[:n])]
    groups = {kind: n for kind, _ in HITS[:n]}
    return Found(n, groups, tuple(hits), partly=True, corrected={"水火": "水"})


def context(at: int) -> tuple[Fragment, ...]:
    return (Fragment("…", False), Fragment("水", True), Fragment(f"{at}{'1' * 90}", False))


ARGUMENTS: dict[str, dict[str, Any]] = {
    "search.results": {"words": SEAL.close_words("水 " * 1000), "kind": "figure", "from": 6},
    "search.kinds": {"words": SEAL.close_words("水")},
}
LOADED: dict[str, list[Any]] = {
    "search.results": [found(n) for n in (0, 1, 6, 300)],
    "search.kinds": [found(300)],
    "reading.place": [reading.Marks(), reading.Marks((Place.read("peacebuilding_pages_3"),))],
}
