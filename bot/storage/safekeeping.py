"""What backups and restores share: a place for the unfinished, proof of a database, and bytes counted on their way."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

from bot.faults import StorageRefused
from bot.storage import schema
from bot.storage.engine import connect
from bot.storage.refusals import told

Progress = Callable[[int, int], None]  # bytes done, of how many


class Readable(Protocol):
    """Bytes from somewhere."""

    def read(self, size: int = ..., /) -> bytes: ...


def silent(_done: int, _total: int) -> None:
    """Show nothing."""


class Meter:
    """Counts bytes for whoever shows them."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total = total
        self._progress = progress
        self._done = 0

    def add(self, done: int) -> None:
        self._done = min(self._done + done, self._total)
        self._progress(self._done, self._total)

    def end(self) -> None:
        self.add(self._total)


class Hashed:
    """Bytes that are hashed and counted as they are read."""

    def __init__(self, source: Readable, meter: Meter) -> None:
        self._source = source
        self._meter = meter
        self._hash = hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        block = self._source.read(size)
        self._hash.update(block)
        self._meter.add(len(block))
        return block

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


@contextmanager
def workplace(parent: Path) -> Iterator[Path]:
    """A folder on the same disk for what is not finished; it goes, whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix=".kept-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def prove(database: Path, key: bytes) -> None:
    """Every page is what was written, and all of them make a database."""
    _examine(database, key, "cipher_integrity_check", "integrity_check")


def glance(database: Path, key: bytes) -> str:
    """The schema of a database that opens and shows no fault at first sight."""
    _examine(database, key, "quick_check")
    with closing(connect(database, key)) as raw:
        version = schema.current(raw)
    schema.refuse_newer(version)
    return version or "none"


def _examine(database: Path, key: bytes, *checks: str) -> None:
    with told(database), closing(connect(database, key)) as raw:
        faults = [row[0] for check in checks for row in raw.execute(f"PRAGMA {check}") if row != ("ok",)]
    if faults:
        raise StorageRefused(f"{database} is damaged: {faults[0]}.")
