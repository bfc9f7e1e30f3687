"""One sandbox for all the kills."""

from collections.abc import Iterator

import pytest

from tests.kills import sandbox as process
from tests.kills.sandbox import Sandbox


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with process.sandbox() as running:
        yield running
