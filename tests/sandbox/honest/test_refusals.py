"""What the sandbox's tests try, counted: every method with success, and every line that refuses."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.methods import METHODS

ROOT = Path(__file__).parents[3]
SANDBOX = ROOT / "bot" / "sandbox"
TESTS = ROOT / "tests" / "sandbox"
APART = ("chat", "honest")  # the web chat's, and these themselves
REFUSING = ("Refusal", "bad_request", "forbidden", "too_many")
Tally = dict[str, set[str]]


@pytest.fixture(scope="module")
def tally(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    """The sandbox's own tests, run once more with the tally beside them."""
    file = tmp_path_factory.mktemp("tally") / "tally.json"
    left_out = [f"--ignore={TESTS / name}" for name in APART]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.sandbox.honest.tally", *left_out, TESTS],
        cwd=ROOT,
        env={**os.environ, "TALLY": str(file)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-2000:]
    return {name: set(found) for name, found in json.loads(file.read_text()).items()}


def refusing(tree: ast.Module, makers: set[str]) -> Iterator[ast.Raise]:
    """The statements that raise a refusal, made on the spot or by one of the makers."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and name_of(node.exc) in makers:
            yield node


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def makers(tree: ast.Module) -> set[str]:
    """Functions that return a refusal for others to raise."""
    return {
        function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Call) and name_of(node.value) in REFUSING
    }


def untried(path: str, text: str, lines: set[str]) -> list[str]:
    tree = ast.parse(text)
    found = refusing(tree, {*REFUSING, *makers(tree)})
    return [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for node in found
        if not any(f"{path}:{line}" in lines for line in range(node.lineno, (node.end_lineno or 0) + 1))
    ]


@pytest.mark.slow
def test_every_method_is_tried_with_success(tally: Tally) -> None:
    assert METHODS.keys() - tally["succeeded"] == set()


@pytest.mark.slow
def test_every_method_is_refused_somewhere(tally: Tally) -> None:
    assert {name for name, method in METHODS.items() if method.parameters} - tally["refused"] == set()


@pytest.mark.slow
def test_every_line_that_refuses_is_tried(tally: Tally) -> None:
    files = {file.relative_to(SANDBOX).as_posix(): file.read_text(encoding="utf-8") for file in SANDBOX.rglob("*.py")}
    left = [line for path, text in sorted(files.items()) for line in untried(path, text, tally["lines"])]
    assert not left, "\n".join(left)


PLANTED = """
def send(given):
    if not given:
        raise bad_request("there is nothing")
    raise _bad(
        "there is too much"
    )

def _bad(text):
    return bad_request(f"cannot be: {text}")
"""


def test_a_line_that_no_test_has_tried_is_found() -> None:
    assert untried("methods/new.py", PLANTED, {"methods/new.py:6"}) == [
        "methods/new.py:4: raise bad_request('there is nothing')"
    ]
    assert len(untried("methods/new.py", PLANTED, set())) == 2
