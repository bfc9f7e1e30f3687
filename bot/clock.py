"""The only clock: system time plus an offset, which only the demo and the tests set."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

REREAD_SECONDS = 1.0


@dataclass
class Offset:
    """How far the clock is moved, and the file it follows if somebody else moves it."""

    seconds: float = 0.0
    file: Path | None = None
    read_at: float = 0.0


_offset = Offset()


def now() -> datetime:
    if _offset.file is not None:
        _reread(_offset.file)
    return datetime.now(UTC) + timedelta(seconds=_offset.seconds)  # noqa: TID251


def monotonic() -> float:
    """Seconds for measuring and pacing; the offset does not move them, as it does not move Telegram."""
    return time.monotonic()


def set_offset(seconds: float) -> None:
    """Put the clock that many seconds off system time, and stop following a file."""
    _offset.seconds, _offset.file = seconds, None


def shift(seconds: float) -> None:
    """Move the clock on from where it stands, and stop following a file."""
    set_offset(_offset.seconds + seconds)


def follow(path: Path) -> None:
    """Take the offset from a file of seconds as text, which another process may change at any time."""
    _offset.file = path
    _read(path)


def _reread(path: Path) -> None:
    if monotonic() - _offset.read_at >= REREAD_SECONDS:
        _read(path)


def _read(path: Path) -> None:
    _offset.read_at = monotonic()
    try:
        seconds = float(path.read_text(encoding="ascii"))
        datetime.now(UTC) + timedelta(seconds=seconds)  # noqa: TID251
    except (OSError, ValueError, OverflowError):
        return  # missing, or caught half written: the last offset stands
    _offset.seconds = seconds
