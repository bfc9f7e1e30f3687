"""A browser window and the phones in it, as a person uses them: by what is written on things."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from tests.sandbox.people import Caller

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

PATIENCE = 60_000  # however busy the machine is
LOOKS = 3_000

# A sheet on its way in is half transparent, and its colours are not yet its own.
AT_REST = """() => Promise.all(document.getAnimations()
    .filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished.catch(() => null)))
    .then(() => null)"""


class Window:
    """One page; that nothing went wrong in it unseen is checked when it closes."""

    def __init__(self, browser: Browser, address: str, bot: Caller, options: dict[str, Any]) -> None:
        self.browser, self.address, self.bot, self.options = browser, address, bot, options
        self.faults: list[str] = []
        self.waiting: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        self.context = await self.browser.new_context(**self.options)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = await self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda said: "Security" in said.text and self.faults.append(said.text))
        await self.opens("")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.context.close()
        assert self.faults == [], self.faults

    async def opens(self, where: str) -> None:
        await self.page.goto(f"{self.address}/{where}")
        await self.page.locator(".phone, .invitation").first.wait_for(state="attached")

    def phone(self, account_id: int) -> Screen:
        return Screen(self, self.page.locator(f".phone[data-account='{account_id}']"), account_id)

    async def complaints(self) -> list[str]:
        """What axe finds wrong for people who see, hear or move otherwise."""
        from axe_playwright_python.async_playwright import Axe

        await self.page.evaluate(AT_REST)
        found = (await Axe().run(self.page)).response
        assert len(found["passes"]) > 20
        return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


class Screen:
    def __init__(self, window: Window, place: Locator, account_id: int) -> None:
        self.window, self.place, self.account_id = window, place, account_id
        self.page, self.bot = window.page, window.bot
        self.text = place.locator("textarea")
        self.log = place.get_by_role("log")

    def button(self, name: str) -> Locator:
        return self.place.get_by_role("button", name=name, exact=True)

    async def presses(self, name: str) -> None:
        await self.button(name).last.click()

    async def picks(self, name: str) -> None:
        await self.place.get_by_role("menuitem", name=name).click()

    async def types(self, text: str) -> None:
        await self.text.fill(text)

    async def says(self, text: str) -> None:
        await self.types(text)
        await self.text.press("Enter")

    async def sees(self, text: str) -> None:
        await self.log.get_by_text(text).last.wait_for()

    async def no_longer_sees(self, text: str) -> None:
        await self.log.get_by_text(text).first.wait_for(state="detached")

    async def is_told(self, text: str) -> None:
        """In the region that screen readers speak from."""
        await self.place.locator(".toasts[role=status]").get_by_text(text).wait_for()

    def message(self, text: str) -> Locator:
        return self.log.locator(".message", has_text=text).last

    async def chooses_message(self, text: str) -> None:
        await self.message(text).focus()
        await self.page.keyboard.press("Enter")

    async def bot_hears(self, text: str) -> dict[str, Any]:
        return (await self._bot_gets(lambda update: update.get("message", {}).get("text") == text))["message"]

    async def bot_gets(self, kind: str) -> dict[str, Any]:
        return await self._bot_gets(lambda update: kind in update)

    async def _bot_gets(self, is_meant: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first update that is meant; what came before it is passed over."""
        waiting = self.window.waiting
        for _ in range(LOOKS):
            waiting += self.bot.reads()
            while waiting:
                update = waiting.pop(0)
                if is_meant(update):
                    return update
            await asyncio.sleep(0.02)
        raise AssertionError("the bot was not told")

    def bot_says(self, text: str, **parameters: Any) -> dict[str, Any]:
        return self.bot.says(self.account_id, text, **parameters)


async def until(true: Any) -> None:
    for _ in range(LOOKS):
        if await true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came true")
