"""Everything that passed: calls, updates handed out and confirmed, and what people did on their phones."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

MOST_ENTRIES = 200_000


@dataclass(slots=True)
class Entry:
    """`kind` is call, handed, confirmed, delivered, phone or fault; `who` a bot's or an account's id."""

    seq: int
    at: float
    kind: str
    who: int
    name: str
    parameters: Any = None
    status: int = 0
    outcome: Any = None


class Journal:
    def __init__(self, most: int = MOST_ENTRIES) -> None:
        self._entries: deque[Entry] = deque(maxlen=most)
        self._last = 0

    def note(self, at: float, kind: str, who: int, name: str, **rest: Any) -> Entry:
        self._last += 1
        entry = Entry(self._last, at, kind, who, name, **rest)
        self._entries.append(entry)
        return entry

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def after(self, seq: int, limit: int) -> list[Entry]:
        first = self._entries[0].seq if self._entries else 0
        start = max(0, seq + 1 - first)
        return list(islice(self._entries, start, start + limit))

    def calls(self, name: str | None = None) -> list[Entry]:
        return [entry for entry in self._entries if entry.kind == "call" and name in (None, entry.name)]

    def plain(self, seq: int, limit: int) -> list[dict[str, Any]]:
        return [asdict(entry) for entry in self.after(seq, limit)]
