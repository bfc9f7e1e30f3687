"""One sandbox for all the kills; Kept begins with its content read and indexed, so that only what is killed costs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import FORMS
from bot.content.shelf import Shelf
from bot.settings import CONTENT_FOLDER
from tests.kills import sandbox as process
from tests.kills.kept import Kept
from tests.kills.sandbox import Sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with process.sandbox() as running:
        yield running


@pytest.fixture(scope="session")
def data(library: Path) -> Path:
    """As a Kept leaves it that has run before."""
    Shelf(CONTENT_FOLDER, kept=library / FORMS)
    return library


@pytest.fixture
def kept(tmp_path: Path, sandbox: Sandbox, data: Path) -> Iterator[Kept]:
    shutil.copytree(data, tmp_path / "data", ignore=shutil.ignore_patterns("keys"))
    shutil.copytree(data / "keys", tmp_path / "keys")
    kept = Kept(tmp_path, sandbox)
    yield kept
    kept.end()
