"""One process at a time: the kernel's lock on a file beside the database, which ends with its holder."""

import fcntl
import os
from pathlib import Path
from types import TracebackType

from bot.faults import AnotherCopy


class Lock:
    """Held by whoever runs or replaces the database; opening it to read or back up needs none."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """At once: True if it is ours now. Whoever stands by asks again."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "Lock":
        if not self.acquire():
            raise AnotherCopy(f"Another copy is running: it holds {self._path}.")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.release()
