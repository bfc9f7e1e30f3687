"""A town with three promises to report on, and somebody who works there."""

import pytest

from tests.cast import Phone
from tests.registry import listed
from tests.reporting import opened, promising, working
from tests.stage import Stage


@pytest.fixture(autouse=True)
async def town(stage: Stage) -> None:
    """Three promises of one organisation that wants no signature, in a cycle that is open."""
    await listed(stage, signed=False)
    await stage.store.write(promising)
    await opened(stage)


@pytest.fixture
async def ann(stage: Stage) -> Phone:
    return await working(stage)
