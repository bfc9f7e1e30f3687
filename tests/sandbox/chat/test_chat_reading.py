"""What the bot sends and how a person meets it: texts, buttons, edits, pictures, places."""

import pytest

from bot.sandbox.model import Upload
from bot.sandbox.phone import talking
from tests.sandbox.chat.screen import Screen, Window, until
from tests.sandbox.people import PNG

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PAGES = {"inline_keyboard": [[{"text": "‹", "callback_data": "back"}, {"text": "›", "callback_data": "on"}]]}


async def test_a_tap_is_busy_until_answered_and_edits_in_place(french: Screen) -> None:
    sent = french.bot_says("Page 1", reply_markup=PAGES)
    await french.presses("›")
    tap = (await french.bot_gets("callback_query"))["callback_query"]
    assert await french.button("›").get_attribute("aria-busy") == "true"
    french.bot.calls("answerCallbackQuery", callback_query_id=tap["id"])
    await until(lambda: _attribute(french, "aria-busy", "false"))
    place = {"chat_id": french.account_id, "message_id": sent["message_id"]}
    french.bot.calls("editMessageText", **place, text="Page 2", reply_markup=PAGES)
    await french.sees("Page 2")
    assert await french.log.get_by_text("Page 1").count() == 0


async def _attribute(phone: Screen, name: str, value: str) -> bool:
    return await phone.button("›").get_attribute(name) == value


async def test_an_edit_leaves_the_focus_and_the_scroll_where_they_were(french: Screen) -> None:
    old = french.bot_says("Page 1", reply_markup=PAGES)
    for number in range(30):
        french.bot_says(f"Line {number}")
    await french.sees("Line 29")
    await french.button("‹").focus()
    before = await french.log.evaluate("log => log.scrollTop")
    text = "Page 2"
    place = {"chat_id": french.account_id, "message_id": old["message_id"]}
    french.bot.calls("editMessageText", **place, text=text, reply_markup=PAGES)
    await french.sees("Page 2")
    assert await french.log.evaluate("log => log.scrollTop") == before
    assert await french.page.evaluate("document.activeElement.textContent") == "‹"


async def test_an_answer_is_shown_and_spoken(french: Screen) -> None:
    french.bot_says("Page 1", reply_markup=PAGES)
    await french.presses("›")
    tap = (await french.bot_gets("callback_query"))["callback_query"]
    french.bot.calls("answerCallbackQuery", callback_query_id=tap["id"], text="Enregistré")
    await french.is_told("Enregistré")


async def test_an_alert_is_a_dialog_and_gives_the_focus_back(french: Screen, window: Window) -> None:
    french.bot_says("Page 1", reply_markup=PAGES)
    await french.presses("›")
    tap = (await french.bot_gets("callback_query"))["callback_query"]
    french.bot.calls("answerCallbackQuery", callback_query_id=tap["id"], text="Attention", show_alert=True)
    await french.place.get_by_role("alertdialog").get_by_text("Attention").wait_for()
    assert await window.complaints() == []
    await french.page.keyboard.press("Escape")
    assert await french.page.evaluate("document.activeElement.textContent") == "›"


async def test_nothing_sent_becomes_markup(french: Screen) -> None:
    hostile = "<img src=x onerror=alert(1)><b>bold?</b>"
    french.bot_says(hostile)
    await french.sees(hostile)
    assert await french.log.locator("img, b").count() == 0


async def test_texts_are_formatted(french: Screen, window: Window) -> None:
    text = (
        "🌍 <b>gras <i>et italique</i></b> <u>u</u> <s>s</s> <code>K7</code> <tg-spoiler>caché</tg-spoiler> "
        '<a href="https://example.org/">lien</a> <pre>x = 1</pre><blockquote>Promesse</blockquote>'
    )
    french.bot_says(text, parse_mode="HTML")
    await french.sees("et italique")
    message = french.message("gras")
    assert await message.locator("strong > em").inner_text() == "et italique"
    assert await message.get_by_role("link", name="lien").get_attribute("href") == "https://example.org/"
    for tag in ("u", "s", "code", "pre", "blockquote"):
        assert await message.locator(tag).count() > 0
    assert await window.complaints() == []
    await french.presses("Afficher le texte masqué")
    await message.get_by_text("caché").wait_for()


async def test_a_command_in_a_text_is_sent_by_a_tap(french: Screen) -> None:
    french.bot_says("Voir /help")
    await french.log.get_by_role("button", name="/help").click()
    await french.bot_hears("/help")


async def test_pictures_and_albums_are_shown(french: Screen, window: Window) -> None:
    picture = Upload("a.png", PNG, "image/png")
    french.bot.calls("sendPhoto", {"p": picture}, chat_id=french.account_id, photo="attach://p", caption="Figure 3")
    await french.log.get_by_role("img", name="Figure 3").wait_for()
    media = [{"type": "photo", "media": f"attach://{name}"} for name in ("a", "b", "c")]
    files = dict.fromkeys(("a", "b", "c"), picture)
    french.bot.calls("sendMediaGroup", files, chat_id=french.account_id, media=media)
    await french.log.locator(".album[data-count='3']").wait_for()
    assert await window.complaints() == []
    await french.log.locator(".photo").first.click()
    await french.page.get_by_role("dialog", name="Figure 3").wait_for()
    await french.page.keyboard.press("Escape")
    await french.page.get_by_role("dialog", name="Figure 3").wait_for(state="detached")


async def test_a_document_can_be_downloaded(french: Screen) -> None:
    file = Upload("2017.csv", b"a,b\n1,2\n", "text/csv")
    french.bot.calls("sendDocument", {"d": file}, chat_id=french.account_id, document="attach://d")
    async with french.page.expect_download() as waiting:
        await french.log.get_by_role("link", name="2017.csv").click()
    download = await waiting.value
    assert download.suggested_filename == "2017.csv"


async def test_a_place_is_coordinates_with_a_link(french: Screen) -> None:
    french.bot.calls("sendLocation", chat_id=french.account_id, latitude=33.5, longitude=36.25)
    await french.sees("33.50000, 36.25000")
    assert "mlat=33.5" in await french.log.get_by_role("link").get_attribute("href")


async def test_typing_is_told(french: Screen) -> None:
    french.bot.calls("sendChatAction", chat_id=french.account_id, action="typing")
    await french.place.get_by_text("écrit…").wait_for()
    french.bot_says("Voilà")
    await french.place.get_by_text("écrit…").wait_for(state="detached")


async def test_days_are_told_apart_by_the_clock_of_the_sandbox(french: Screen) -> None:
    await french.sees("Aujourd’hui")
    await french.page.get_by_role("button", name="+1 day").click()
    await french.sees("Hier")
    french.bot_says("Rappel")
    await french.sees("Aujourd’hui")


async def test_older_messages_come_when_one_scrolls_back(french: Screen) -> None:
    for number in range(120):
        french.bot_says(f"Line {number}.")
    await french.window.opens("")
    await french.sees("Line 119.")
    for start in ("Line 40.", "/start"):
        await french.log.evaluate("log => (log.scrollTop = 0)")
        await french.log.get_by_text(start).first.wait_for()


async def test_copying_says_so(french: Screen) -> None:
    await french.window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = {"text": "Copier le code", "copy_text": {"text": "K7-204"}}
    french.bot_says("Code", reply_markup={"inline_keyboard": [[button]]})
    await french.presses("Copier le code")
    await french.is_told("Copié")
    assert await french.page.evaluate("navigator.clipboard.readText()") == "K7-204"


async def test_a_blocked_bot_waits_behind_unblock(french: Screen, world, bot) -> None:
    talking.set_blocked(world, french.account_id, bot.id, is_blocked=True)
    await french.presses("Débloquer")
    await french.text.wait_for()
    assert not world.dialog(bot.id, french.account_id).is_blocked


SIDES = """element => {
  const text = element.querySelector(".text"), words = document.createRange();
  words.selectNodeContents(text);
  const seen = [...words.getClientRects()].filter(one => one.width);
  const bottom = Math.max(...seen.map(one => one.bottom)), last = seen.filter(one => one.bottom > bottom - 5);
  const around = text.getBoundingClientRect();
  const left = Math.min(...last.map(one => one.left)), right = Math.max(...last.map(one => one.right));
  return [left - around.left, around.right - right];
}"""


async def test_a_line_that_begins_with_a_name_in_another_script_stands_on_its_own_side(french: Screen) -> None:
    """The name is isolated, so that the line is Arabic, or French, as a whole."""
    french.bot_says("Six wells in the village\n\u2068Wells\u2069 · تم")
    await french.sees("Six wells")
    before, behind = await french.message("Six wells").evaluate(SIDES)
    assert behind < 2 < before
    french.bot_says("البئر التي في القرية الكبيرة\n\u2068آبار\u2069 · fini")
    await french.sees("البئر")
    before, behind = await french.message("البئر").evaluate(SIDES)
    assert before < 2 < behind


async def test_a_word_on_a_narrow_button_stays_on_one_line(small_window: Window, cast: dict[str, int]) -> None:
    arabic = small_window.phone(cast["ar"])
    await small_window.page.get_by_role("combobox").first.select_option(str(cast["ar"]))
    await arabic.presses("بدء")
    row = [{"text": "رجوع", "callback_data": "a"}, {"text": "خروج", "callback_data": "b"}]
    arabic.bot_says(
        "Choose", reply_markup={"inline_keyboard": [[*row, {"text": "للمشاركة", "url": "https://example.org"}]]}
    )
    await arabic.sees("Choose")
    keys = arabic.message("Choose").locator(".key span")
    heights = await keys.evaluate_all("keys => keys.map(key => Math.round(key.getBoundingClientRect().height))")
    assert len(heights) == 3
    assert len(set(heights)) == 1, heights
