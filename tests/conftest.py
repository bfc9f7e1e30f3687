"""What every test may ask for: a stage with the whole of Kept on it, and a cast named by role."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot import clock
from bot.domain.people import Role
from tests.cast import Phone
from tests.library import build
from tests.stage import FrozenClock, Stage

# How long an example takes is the machine's affair; in CI Hypothesis has such a profile by itself.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
if "CI" not in os.environ:
    settings.load_profile("unhurried")

pytest_plugins = ["tests.nothing_skipped", "tests.side_by_side", "tests.browser"]


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> FrozenClock:
    frozen = FrozenClock()
    monkeypatch.setattr(clock, "now", frozen.now)
    return frozen


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database in which the content can be searched; made when the first test asks for it."""
    return build(tmp_path_factory.mktemp("library"))


@pytest.fixture
def origin() -> Path | None:
    """What the stage begins with: nothing. Tests that search have `origin` give them the library."""
    return None


@pytest.fixture
async def stage(tmp_path: Path, time: FrozenClock, origin: Path | None) -> AsyncIterator[Stage]:
    if origin:
        shutil.copytree(origin, tmp_path, dirs_exist_ok=True)
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
