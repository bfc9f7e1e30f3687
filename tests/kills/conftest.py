"""One sandbox for all the kills."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kills import sandbox as process
from tests.kills.kept import Kept
from tests.kills.sandbox import Sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with process.sandbox() as running:
        yield running


@pytest.fixture
def kept(tmp_path: Path, sandbox: Sandbox) -> Iterator[Kept]:
    kept = Kept(tmp_path, sandbox)
    yield kept
    kept.end()
