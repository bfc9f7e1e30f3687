"""How far something is: a bar on a terminal, a line for every tenth elsewhere."""

import sys
from types import TracebackType
from typing import TextIO

WIDTH = 40


class Bar:
    """Shown on standard error, so that what a command says can be piped."""

    def __init__(self, title: str, stream: TextIO | None = None) -> None:
        self._title = title
        self._stream = stream or sys.stderr
        self._percent = -1

    def show(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 100
        if percent > self._percent:
            self._draw(percent)
            self._percent = percent

    def _draw(self, percent: int) -> None:
        if self._stream.isatty():
            full = WIDTH * percent // 100
            self._stream.write(f"\r{self._title} [{'#' * full}{' ' * (WIDTH - full)}] {percent:3d}%")
        elif percent // 10 > self._percent // 10:
            self._stream.write(f"{self._title}: {percent // 10 * 10}%\n")
        self._stream.flush()

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._stream.isatty() and self._percent >= 0:
            self._stream.write("\n")
