"""Ctrl-C ends the demo at any moment, however it was started, and nothing stays behind."""

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands.showing import PATIENCE, Demo

pytestmark = pytest.mark.slow

SAID = "\nThe demo has ended.\n"


def ignoring() -> None:
    """As a shell starts what a script leaves in the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Demo]]:
    started: list[Demo] = []

    def begin(before: Callable[[], object] | None = None) -> Demo:
        started.append(Demo(tmp_path, before))
        return started[-1]

    yield begin
    for one in started:
        one.process.kill()
        one.process.wait()


def left(demo: Demo, children: list[int]) -> list[object]:
    """Files, and processes that run on."""
    return [*demo.folder.iterdir(), *(pid for pid in children if Path(f"/proc/{pid}").exists())]


@pytest.mark.parametrize("before", [None, ignoring])
def test_once_is_enough_and_more_does_no_harm(start: Callable[..., Demo], before: Callable[[], object] | None) -> None:
    demo = start(before).opened()
    children = demo.children()
    for _ in range(3):
        demo.interrupt()
        time.sleep(0.05)
    assert demo.said().endswith(SAID)
    assert demo.process.returncode == 0
    assert left(demo, children) == []


@pytest.mark.parametrize("there", ["sandbox.out", "data", "data/kept.db", "kept.log"])
def test_it_is_heard_while_the_demo_begins(start: Callable[..., Demo], there: str) -> None:
    demo = start()
    until = time.monotonic() + PATIENCE
    while not list(demo.folder.glob(f"kept-demo-*/{there}")) and time.monotonic() < until:
        time.sleep(0.005)
    children = demo.children()
    demo.interrupt()
    assert "Traceback" not in demo.said()
    assert demo.process.returncode == 0
    assert left(demo, children) == []
