"""The web chat's own files: light, from nowhere else, and whole in every language."""

import re
from pathlib import Path

import pytest

from bot.sandbox.server.app import CHAT
from tests.sandbox.chat.screen import Window

FILES = sorted(path for path in CHAT.iterdir() if path.suffix != ".py")
LIGHT = 120_000


def test_the_whole_is_light() -> None:
    assert sum(path.stat().st_size for path in FILES) < LIGHT


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_comes_from_elsewhere_and_nothing_becomes_markup(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|@import|url\(", text)
    assert not re.search(r"""(?:src|href|from)\s*=?\s*["']https?:""", text)


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="session")
async def test_every_word_is_there_in_six_languages(window: Window) -> None:
    table = await window.page.evaluate("import('/chat/words.js').then((words) => words.TABLE)")
    assert len(table) > 50
    assert {name: row for name, row in table.items() if len(row) != 6 or not all(row)} == {}


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="session")
async def test_every_word_that_is_asked_for_is_in_the_table(window: Window) -> None:
    table = await window.page.evaluate("import('/chat/words.js').then((words) => Object.keys(words.TABLE))")
    asked = {word for path in FILES for word in re.findall(r'\bsay\("(\w+)"', path.read_text(encoding="utf-8"))}
    assert asked - set(table) == set()
