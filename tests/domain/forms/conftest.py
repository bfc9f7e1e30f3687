"""One filled form, read by Kept and by ODK's own evaluator alike."""

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import which
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.forms.expressions import Node, Scope, expression, text, truth
from bot.domain.forms.expressions.values import number
from tests.forms.author import Author

HERE = Path(__file__).parent
ORACLE = HERE / "oracle"
FILLED = json.loads((HERE / "instance.json").read_text("utf-8"))
NOON = datetime(2027, 3, 1, 12, tzinfo=ZoneInfo(FILLED["zone"]))


def planted(tree: list[Any]) -> Node:
    name, inside = tree
    node = Node(name)
    if isinstance(inside, str):
        node.text = inside
    else:
        for child in inside:
            node.add(planted(child))
    return node


def listed(tree: list[Any]) -> Node:
    above = Node("instance")
    above.add(planted(tree))
    return above


@dataclass(frozen=True)
class Reading:
    """What an expression comes to, as each of the three things it can be taken for."""

    text: str
    number: float
    truth: bool


class Form:
    """The filled form, as Kept reads it."""

    def __init__(self, now: datetime = NOON) -> None:
        lists = {name: listed(tree) for name, tree in FILLED["instances"]}
        self._root = Scope(planted(FILLED["tree"]), now, {}, lists.get)

    def at(self, path: str) -> Scope:
        nodes = expression(path).value(self._root)
        assert isinstance(nodes, list)
        return replace(self._root, current=nodes[0])

    def reads(self, source: str, at: str = "/data") -> Reading:
        scope = self.at(at)
        value = expression(source).value(scope)
        return Reading(text(value), number(value, scope.zone), truth(value))


class Oracle:
    """ODK's evaluator in a process that answers one line with one line."""

    def __init__(self) -> None:
        command = ["node", ORACLE / "oracle.mjs"]
        environ = {"PATH": os.environ["PATH"]}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environ
        )
        self.moves(FILLED["zone"])

    def moves(self, zone: str) -> None:
        assert self._asked({**FILLED, "zone": zone}) == {}

    def reads(self, source: str, at: str = "/data") -> Reading | None:
        """Nothing, where it refuses."""
        answer = self._asked({"expression": source, "at": at})
        if "refused" in answer:
            return None
        return Reading(answer["text"], float(answer["number"]), answer["truth"])

    def _asked(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.kill()
        self._process.wait(10)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path)


@pytest.fixture(scope="session")
def form() -> Form:
    return Form()


@pytest.fixture(scope="session")
def oracle() -> Iterator[Oracle]:
    if not ((ORACLE / "node_modules").exists() and which("node")):
        pytest.skip("ODK's evaluator is not set up: make clients")
    oracle = Oracle()
    yield oracle
    oracle.close()
