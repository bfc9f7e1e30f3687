"""Files that people sent: each encrypted, on disk once, under a digest that says nothing without the key."""

import os
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.forms.media import LARGEST, fits, placeless, recognised
from bot.domain.forms.model import Kind
from bot.seal import Seal, settle

FILES = "files"  # beside the database, and inside its backups
PURPOSE = "file"
FRESH = 3600.0  # seconds in which the row of a file may still be on its way


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a file: the digest it is found by, what it is, how large."""

    digest: str
    type: str
    kind: Kind
    size: int


@dataclass(frozen=True, slots=True)
class Cabinet:
    folder: Path
    seal: Seal

    def take(self, content: bytes, wanted: Kind) -> Kept | None:
        """Freed of the place it was made at, and put; nothing, if it is not what is wanted."""
        found = recognised(content)
        if found is None or not fits(found, wanted) or len(content) > LARGEST:
            return None
        stripped = placeless(content, found)
        return Kept(self.put(stripped), found.name, found.kind, len(stripped))

    def put(self, content: bytes) -> str:
        """Whole and on disk when this returns."""
        digest = self.seal.digest(content, PURPOSE).hex()
        place = self._place(digest)
        if place.exists():
            os.utime(place)
            return digest
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = self.folder.parent / f".{digest}.{secrets.token_hex(4)}"  # beside: no backup may come upon it
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(self.seal.close(content, context(digest)))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
        settle(place.parent)
        return digest

    def get(self, digest: str) -> bytes:
        return self.seal.open(self._place(digest).read_bytes(), context(digest))

    def clear(self, named: Collection[str], now: float) -> int:
        """Away with what no row names any more; how many."""
        gone = [path for path in self._all() if path.name not in named and path.stat().st_mtime < now - FRESH]
        for path in gone:
            path.unlink()
        return len(gone)

    def _all(self) -> Iterator[Path]:
        return (path for path in self.folder.glob("??/*") if path.is_file())

    def _place(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def context(digest: str) -> bytes:
    return f"files {digest}".encode()
