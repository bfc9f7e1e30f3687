"""The web chat in a real browser, over a world that is served for one test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from bot.sandbox.phone import people
from bot.sandbox.server.run import running
from bot.sandbox.world import World
from tests.sandbox.chat.screen import Screen, Window
from tests.sandbox.people import Caller

if TYPE_CHECKING:
    from playwright.async_api import Browser

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 640}


@pytest.fixture
def cast(world: World, bot: Caller) -> dict[str, int]:
    """Three people who have not begun to talk with the bot, each in a language of their own."""
    given = (
        {"first_name": "Member", "language_code": "ar"},
        {"first_name": "Partner", "language_code": "zh", "theme": "dark"},
        {"first_name": "Organiser", "language_code": "fr"},
    )
    return {one["language_code"]: people.add(world, one)["id"] for one in given}


@pytest_asyncio.fixture(loop_scope="session")
async def address(world: World, cast: dict[str, int]) -> AsyncIterator[str]:
    async with running(world) as address:
        yield address


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser: Browser, address: str, bot: Caller) -> AsyncIterator[Window]:
    async with _opened(browser, address, bot, viewport=WIDE) as window:
        yield window


@pytest_asyncio.fixture(loop_scope="session")
async def small_window(browser: Browser, address: str, bot: Caller) -> AsyncIterator[Window]:
    async with _opened(browser, address, bot, viewport=NARROW, has_touch=True, is_mobile=True) as window:
        yield window


def _opened(browser: Browser, address: str, bot: Caller, **options: Any) -> Window:
    return Window(browser, address, bot, {"locale": "en-GB", **options})


@pytest.fixture
def arabic(window: Window, cast: dict[str, int]) -> Screen:
    return window.phone(cast["ar"])


@pytest.fixture
def chinese(window: Window, cast: dict[str, int]) -> Screen:
    return window.phone(cast["zh"])


@pytest_asyncio.fixture(loop_scope="session")
async def french(window: Window, cast: dict[str, int]) -> Screen:
    """The phone whose person has begun to talk with the bot."""
    screen = window.phone(cast["fr"])
    await screen.presses("Démarrer")
    await screen.bot_hears("/start")
    return screen
