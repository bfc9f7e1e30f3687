"""Notes, while the sandbox's tests run, which methods succeeded and from which lines something was refused."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.sandbox.refusals import Refusal
from bot.sandbox.world import World

SANDBOX = Path(sys.modules["bot.sandbox"].__file__ or "").parent

succeeded: set[str] = set()
refused: set[str] = set()
lines: set[str] = set()

_call, _refuse = World.call, Refusal.__init__


def call(self: World, token: str, method: str, *rest: Any, **named: Any) -> Any:
    try:
        result = _call(self, token, method, *rest, **named)
    except Refusal:
        refused.add(method.lower())
        raise
    succeeded.add(method.lower())
    return result


def refuse(self: Refusal, *given: Any, **named: Any) -> None:
    lines.update(callers())
    _refuse(self, *given, **named)


def callers() -> Iterator[str]:
    frame = sys._getframe(1)
    while frame := frame.f_back:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(SANDBOX):
            yield f"{path.relative_to(SANDBOX).as_posix()}:{frame.f_lineno}"


def pytest_configure() -> None:
    World.call, Refusal.__init__ = call, refuse  # type: ignore[method-assign]


def pytest_sessionfinish() -> None:
    found = {"succeeded": sorted(succeeded), "refused": sorted(refused), "lines": sorted(lines)}
    Path(os.environ["TALLY"]).write_text(json.dumps(found), encoding="utf-8")
