"""Tests in several processes: one that is marked `alone` has the machine to itself, and figures are told at the end."""

from __future__ import annotations

from collections.abc import Generator
from fcntl import LOCK_EX, LOCK_SH, LOCK_UN, flock
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

# Two files that every process has: whoever waits to be alone in the room keeps its door shut for those after it.
DOOR, ROOM = Path(__file__), Path(__file__).with_name("conftest.py")
TOLD = "told"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First, where nobody waits for a long test of a neighbour to end."""
    items.sort(key=lambda item: not is_alone(item))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    with DOOR.open() as door, ROOM.open() as room:
        flock(door, LOCK_EX)
        flock(room, LOCK_EX if is_alone(item) else LOCK_SH)
        flock(door, LOCK_UN)
        try:
            return (yield)
        finally:
            flock(room, LOCK_UN)


def is_alone(item: pytest.Item) -> bool:
    return item.get_closest_marker("alone") is not None


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    for report in terminalreporter.getreports("passed"):
        for name, text in report.user_properties:
            if name == TOLD:
                terminalreporter.write_line(text)
