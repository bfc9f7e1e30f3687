"""What a newcomer meets: three phones, a Start button, deep links, one phone where there is room for one."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import pytest

from bot.sandbox.server.run import running
from bot.sandbox.world import World
from tests.sandbox.chat.screen import Screen, Window, until
from tests.sandbox.people import Caller

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Route

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

MENU = {"inline_keyboard": [[{"text": "1", "callback_data": "one"}, {"text": "2", "callback_data": "two"}]]}


async def test_three_people_begin_in_three_languages(
    window: Window, arabic: Screen, chinese: Screen, cast: dict
) -> None:
    french = window.phone(cast["fr"])
    begun = ((arabic, "بدء", "أهلاً"), (chinese, "开始", "欢迎"), (french, "Démarrer", "Bienvenue"))
    for phone, start, welcome in begun:
        await phone.presses(start)
        await phone.bot_hears("/start")
        phone.bot_says(welcome, reply_markup=MENU)
        await phone.sees(welcome)
    assert await window.complaints() == []


async def test_by_keyboard_alone_too(chinese: Screen) -> None:
    await chinese.button("开始").focus()
    await chinese.page.keyboard.press("Enter")
    await chinese.bot_hears("/start")
    chinese.bot_says("欢迎", reply_markup=MENU)
    await chinese.sees("欢迎")
    await chinese.button("1").focus()
    await chinese.page.keyboard.press("ArrowRight")
    await chinese.page.keyboard.press("Enter")
    assert (await chinese.bot_gets("callback_query"))["callback_query"]["data"] == "two"


async def test_an_answer_that_overtakes_the_start_keeps_the_focus_it_was_given(window: Window, chinese: Screen) -> None:
    """The bot's answer comes by the stream of events, which may be ahead of what Start itself is told."""
    bot_said = asyncio.Event()

    async def held_back(route: Route) -> None:
        answer = await route.fetch()
        await bot_said.wait()
        await route.fulfill(response=answer)

    await window.page.route("**/start", held_back)
    await chinese.button("开始").focus()
    await chinese.page.keyboard.press("Enter")
    await chinese.bot_hears("/start")
    chinese.bot_says("欢迎", reply_markup=MENU)
    await chinese.button("1").focus()
    async with window.page.expect_response("**/start") as answered:
        bot_said.set()
    await (await answered.value).finished()
    await window.page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
    await chinese.page.keyboard.press("Enter")
    assert (await chinese.bot_gets("callback_query"))["callback_query"]["data"] == "one"


async def test_the_description_is_shown_in_the_language_of_the_phone(
    window: Window, arabic: Screen, bot: Caller
) -> None:
    bot.calls("setMyDescription", description="Promises kept")
    bot.calls("setMyDescription", description="وعود", language_code="ar")
    await window.opens("")
    await arabic.place.get_by_text("وعود").wait_for()


async def test_a_right_to_left_phone_speaks_from_the_left(arabic: Screen) -> None:
    await arabic.presses("بدء")
    arabic.bot_says("أهلاً")
    await arabic.sees("أهلاً")
    phone = await arabic.place.bounding_box()
    own, other = [await arabic.message(text).bounding_box() for text in ("/start", "أهلاً")]
    assert own["x"] - phone["x"] < 20
    assert phone["x"] + phone["width"] - other["x"] - other["width"] < 20


async def test_a_deep_link_waits_behind_the_start_button(window: Window, cast: dict[str, int]) -> None:
    await window.opens(f"#{cast['fr']}/keptbot?start=join_A-1")
    french = window.phone(cast["fr"])
    await french.presses("Démarrer")
    await french.bot_hears("/start join_A-1")


async def test_a_button_with_a_deep_link_opens_in_the_phone(french: Screen) -> None:
    link = {"text": "Rejoindre", "url": "https://t.me/keptbot?start=join_B"}
    french.bot_says("Invitation", reply_markup={"inline_keyboard": [[link]]})
    await french.presses("Rejoindre")
    await french.presses("Démarrer")
    await french.bot_hears("/start join_B")


async def test_language_and_theme_are_the_persons_own(window: Window, french: Screen, world: World) -> None:
    await french.place.locator("select").select_option("ar")
    await french.button("القائمة").or_(french.place.get_by_placeholder("رسالة")).wait_for()
    assert await french.place.get_attribute("dir") == "rtl"
    await french.presses("المظهر الداكن")
    await until(lambda: _is(world, french, "ar", "dark"))
    assert await window.complaints() == []


async def _is(world: World, phone: Screen, language: str, theme: str) -> bool:
    account = world.accounts[phone.account_id]
    return (account.language_code, account.theme) == (language, theme)


async def test_more_phones_than_a_browser_has_connections(window: Window, world: World) -> None:
    for number in range(5):
        await window.page.get_by_role("button", name="Add a phone").click()
        await window.page.get_by_label("Name").fill(f"Neighbour {number}")
        await window.page.get_by_role("button", name="Add", exact=True).click()
        await window.page.get_by_role("heading", name=f"Neighbour {number}").wait_for()
    last = window.phone(max(world.accounts))
    await last.presses("Start")
    await last.bot_hears("/start")
    last.bot_says("Welcome")
    await last.sees("Welcome")


async def test_a_page_without_people_offers_a_phone(browser: Browser, bot: Caller, world: World) -> None:
    async with running(world) as address, Window(browser, address, bot, {}) as window:
        await window.page.locator("#phones").get_by_role("button", name="Add a phone").click()
        await window.page.get_by_label("Name").fill("Neighbour")
        await window.page.get_by_role("button", name="Add", exact=True).click()
        await window.phone(min(world.accounts)).button("Start").wait_for()
        assert await window.page.locator("#phones > button").count() == 0


async def test_phones_go_on_after_the_server_was_away(
    browser: Browser, bot: Caller, world: World, cast: dict[str, int]
) -> None:
    async with contextlib.AsyncExitStack() as until_the_end:
        async with running(world) as address:
            window = await until_the_end.enter_async_context(Window(browser, address, bot, {"locale": "en-GB"}))
            french = window.phone(cast["fr"])
            await french.presses("Démarrer")
            await french.bot_hears("/start")
        await window.page.get_by_text("Connecting…").wait_for()
        french.bot_says("Pendant ce temps")
        async with running(world, port=int(address.rpartition(":")[2])):
            await french.sees("Pendant ce temps")
            french.bot_says("Et maintenant")
            await french.sees("Et maintenant")


FAULTS = {
    "Lose 5% of the messages": "lose",
    "Faults of the server (502)": "error",
    "Lose a third of the server’s answers": "reset_after",
    "Refuse half of the calls (429)": "flood",
}


async def test_faults_are_switched_from_the_bar(window: Window, world: World) -> None:
    faults = window.page.get_by_label("Faults")
    for label, kind in FAULTS.items():
        await faults.select_option(label)
        await until(lambda kind=kind: _kinds(world, [kind]))
    await faults.select_option("Slow network")
    await until(lambda: _kinds(world, ["slow"]))
    await window.opens("")
    await until(lambda: _value(faults, "fault_slow"))
    await faults.select_option("No faults")
    await until(lambda: _kinds(world, []))


async def _kinds(world: World, wanted: list[str]) -> bool:
    return [rule.kind for rule in world.faults.rules] == wanted


async def _value(field: Locator, wanted: str) -> bool:
    return await field.input_value() == wanted


async def test_one_phone_where_there_is_room_for_one(small_window: Window, cast: dict[str, int]) -> None:
    page = small_window.page
    await page.locator(".people").select_option(label="Organiser")
    french, arabic = small_window.phone(cast["fr"]), small_window.phone(cast["ar"])
    await french.place.wait_for()
    assert not await arabic.place.is_visible()
    await french.presses("Démarrer")
    await french.bot_hears("/start")
    french.bot_says("Bienvenue", reply_markup=MENU)
    await french.sees("Bienvenue")
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    assert await small_window.complaints() == []


async def test_who_is_out_of_sight_is_counted(small_window: Window, cast: dict[str, int], bot: Caller) -> None:
    await small_window.phone(cast["ar"]).presses("بدء")
    await small_window.page.locator(".people").select_option(label="Organiser")
    bot.says(cast["ar"], "أهلاً")
    option = small_window.page.locator(".people option", has_text="Member (1)")
    await option.wait_for(state="attached")
    await small_window.page.locator(".people").select_option(str(cast["ar"]))
    await option.wait_for(state="detached")


async def test_the_page_fits_when_everything_is_twice_as_large(window: Window) -> None:
    await window.page.set_viewport_size({"width": 640, "height": 400})
    assert await window.page.evaluate("document.documentElement.scrollWidth") == 640
    assert await window.complaints() == []


async def test_a_bot_that_names_itself_is_called_so_at_once(french: Screen, arabic: Screen, bot: Caller) -> None:
    bot.calls("setMyName", name="Promises kept")
    bot.calls("setMyDescription", description="What was promised")
    await french.place.get_by_role("heading", name="Promises kept").wait_for()
    await arabic.place.get_by_role("heading", name="Promises kept").first.wait_for()
    await arabic.place.get_by_text("What was promised").wait_for()
