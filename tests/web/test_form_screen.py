"""Every kind of page of a form in a browser on a small telephone: nothing sticks out, and axe finds nothing wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import browser
from tests.cast import Phone
from tests.forms.browsing import address
from tests.forms.pictures import JPG
from tests.forms.shelved import shelve, version
from tests.web.serving import served

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

    from tests.stage import Stage

__all__ = ["browser"]

NARROW = {"width": 360, "height": 740}
KINDS = """
| survey | | | | | |
| | type | name | label | required | parameters |
| | note | told | A note that is only read, and goes on for a while, over several lines of a telephone | | |
| | select_one c | one | Which one? | yes | |
| | select_multiple c | some | Which ones? | | |
| | text | story | What happened? | | |
| | image | photo | Have you a photo? | | |
| | geopoint | where | Where was it? | | |
| | acknowledge | sure | Is all of it true? | yes | |

| choices | | | |
| | list_name | name | label |
| | c | a | A short one |
| | c | b | A choice with a label so long that no button of a telephone shows the whole of it on one line |
| | c | c | ThisIsOneWordWithoutAnySpaceThatIsLongerThanTheWidthOfASmallTelephoneCanEverBeAndThenSome |
"""


async def complaints(page: Page) -> list[str]:
    from axe_playwright_python.async_playwright import Axe

    found = (await Axe().run(page)).response
    assert len(found["passes"]) > 10
    wide = await page.evaluate("document.documentElement.scrollWidth")
    out = [f"{wide} pixels wide"] if wide > NARROW["width"] else []
    return out + [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "zh"])
async def test_every_page_is_right_for_everybody(
    stage: Stage, browser: Browser, tmp_path: Path, language: str, scheme: str
) -> None:
    shelve(stage, version(tmp_path, KINDS, "kinds"))
    phone = await Phone.settled(stage, language)
    await phone.follows("form_kinds")
    path, photo = await address(stage, phone, "kinds"), tmp_path / "photo.jpg"
    photo.write_bytes(JPG)
    album = os.environ.get("KEPT_PICTURES")
    wrong: list[str] = []
    async with served(stage) as base:
        context = await browser.new_context(viewport=NARROW, color_scheme=scheme)
        page = await context.new_page()
        shots = 0

        async def seen() -> None:
            nonlocal shots
            shots += 1
            wrong.extend(await complaints(page))
            if album:
                await page.screenshot(path=f"{album}/{language}-{scheme}-{shots}.png", full_page=True)

        async def presses(button: Locator) -> None:
            async with page.expect_navigation():
                await button.click()

        await page.goto(base + path)
        await seen()
        await presses(page.locator("form.controls button").last)
        await seen()
        await presses(page.locator("form.choices button").nth(1))
        await seen()
        await presses(page.locator("form.choices button").first)
        await seen()
        await presses(page.locator("form.controls button").nth(1))
        await page.locator("textarea").fill("x" * 3100)
        await presses(page.locator("textarea ~ button"))
        await seen()
        assert await page.locator("textarea").input_value() == "x" * 3100
        await page.locator("textarea").fill("بئر 井")
        await presses(page.locator("textarea ~ button"))
        await seen()
        photo.write_bytes(b"<svg>")
        await page.locator("input[type=file]").set_input_files(photo)
        await presses(page.locator("input[type=file] ~ button"))
        await seen()
        photo.write_bytes(JPG)
        await page.locator("input[type=file]").set_input_files(photo)
        await presses(page.locator("input[type=file] ~ button"))
        await seen()
        await page.locator("input[name=typed]").fill("27.7 85.3")
        await presses(page.locator("input[name=typed] ~ button"))
        await seen()
        await presses(page.locator("form.choices button").first)
        await seen()
        await presses(page.locator("form.controls button").last)
        await seen()
        await page.goto(base + path)
        await seen()
        await context.close()
    assert wrong == []
    assert shots == 12
