"""`kept demo` as a newcomer meets it: three people, three languages, a real browser, and a bot that is killed."""

import os
import signal
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.commands.showing import PATIENCE, Demo
from tests.sandbox.chat.screen import Screen, Window

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]

MENU = {"ar": "القائمة", "fr": "Menu", "zh": "菜单"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("demo")).opened()
    yield demo
    assert demo.ends() == 0
    assert [path.name for path in demo.folder.iterdir()] == [], "the demo left something behind"


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def window(browser, demo: Demo) -> AsyncIterator[Window]:
    options = {"locale": "en-GB", "viewport": {"width": 1280, "height": 800}}
    async with Window(browser, demo.address, None, options) as window:
        yield window


async def phones(window: Window) -> list[Screen]:
    """Community member, partner and organiser, in their order on the page."""
    ids = [await phone.get_attribute("data-account") for phone in await window.page.locator(".phone").all()]
    return [window.phone(int(id)) for id in ids]


async def test_three_people_reach_the_menu_in_three_languages(window: Window) -> None:
    member, partner, organiser = await phones(window)
    await organiser.place.locator("select").select_option("zh")
    for phone, start, own, why in (
        (member, "بدء", "العربية", "أريد القراءة"),
        (partner, "Démarrer", "Français", "Je veux lire"),
    ):
        await phone.presses(start)
        for name in (own, why):  # by words: a number is also on the buttons before these
            await phone.place.get_by_role("button", name=name).last.click()
    await by_keyboard(organiser)
    for phone, language in ((member, "ar"), (partner, "fr"), (organiser, "zh")):
        await phone.sees(MENU[language])
    assert await window.complaints() == []


async def by_keyboard(phone: Screen) -> None:
    await phone.button("开始").focus()
    await phone.page.keyboard.press("Enter")
    for name in ("中文", "我想阅读"):
        await phone.place.get_by_role("button", name=name).last.focus()
        await phone.page.keyboard.press("Enter")


async def test_a_killed_bot_comes_back_and_answers_what_was_said_meanwhile(window: Window, demo: Demo) -> None:
    _, partner, _ = await phones(window)
    os.kill(demo.bot(), signal.SIGKILL)
    await partner.says("/settings")
    demo.line("The bot was killed and is started again.")
    await partner.log.get_by_text("Fuseau horaire").last.wait_for(timeout=PATIENCE * 1000)


async def test_a_day_passes_at_a_press(window: Window) -> None:
    """The sandbox's clock and the bot's move together: the settings say what day it is."""
    _, partner, _ = await phones(window)
    before = await settings(partner)
    await window.page.get_by_role("button", name="+1 day").click()
    for _ in range(20):
        if await settings(partner) != before:
            return
    raise AssertionError("it is still the same day")


async def settings(phone: Screen) -> str:
    """What the settings say when they are asked for anew."""
    asked = phone.log.locator(".message", has_text="/settings")
    count = await asked.count()
    await phone.says("/settings")
    await asked.nth(count).wait_for()
    answer = asked.nth(count).locator("xpath=following::*[contains(@class,'message')][1]")
    await answer.get_by_text("Fuseau horaire").first.wait_for()
    return await answer.inner_text()
