"""The world of a test behind a real server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.sandbox.server.run import running
from tests.sandbox.people import Caller


@pytest.fixture
async def http(bot: Caller, tmp_path: Path) -> AsyncIterator[ClientSession]:
    options = {
        "clock_file": tmp_path / "clock",
        "state": tmp_path / "state.json",
        "links": {"Pages": "http://127.0.0.1/"},
    }
    async with running(bot.world, **options) as address, ClientSession(address) as session:
        yield session
