"""What every test may ask for: a stage with the whole of Kept on it, and a cast named by role."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import clock
from bot.domain.people import Role
from tests.cast import Phone
from tests.stage import FrozenClock, Stage

pytest_plugins = ["tests.nothing_skipped", "tests.browser"]


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> FrozenClock:
    frozen = FrozenClock()
    monkeypatch.setattr(clock, "now", frozen.now)
    return frozen


@pytest.fixture
async def stage(tmp_path: Path, time: FrozenClock) -> AsyncIterator[Stage]:
    stage = await Stage.open(tmp_path, time)
    yield stage
    await stage.close()


@pytest.fixture
async def newcomer(stage: Stage) -> Phone:
    """Somebody who has never written to Kept."""
    return Phone.new(stage, "en")


@pytest.fixture
async def member(stage: Stage) -> Phone:
    return await Phone.settled(stage, "en")


@pytest.fixture
async def partner(stage: Stage) -> Phone:
    return await Phone.settled(stage, "fr", Role.PARTNER)


@pytest.fixture
async def organiser(stage: Stage) -> Phone:
    return await Phone.settled(stage, "es", Role.ORGANISER)


@pytest.fixture
async def admin(stage: Stage) -> Phone:
    return await Phone.settled(stage, "en", Role.ADMIN)
