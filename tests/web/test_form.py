"""The same draft in a browser: plain pages, the same steps, and a link that ends."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.storage import forms
from bot.views.page import Here
from bot.web.site import site
from bot.web.state import State
from tests.cast import Phone
from tests.forms.browsing import MARK, Browser
from tests.forms.shelved import SHORT, shelve, version
from tests.stage import HOUSE, Stage

PUBLIC = replace(HOUSE, public_url="https://kept.example.org")


@pytest.fixture
async def browser(stage: Stage, member: Phone, tmp_path: Path) -> AsyncIterator[Browser]:
    """On the page of a form that was begun in the chat."""
    shelve(stage, version(tmp_path, SHORT))
    inner = stage.machine.here

    def here(now) -> Here:
        return replace(inner(now), house=PUBLIC)

    stage.machine.here = here
    stage.machine.worker._switchboard._here = here
    for lane in stage.machine.lanes:
        lane._here = here
    await member.follows("form_wells")
    await member.presses("On my computer")
    link = re.search(r"https://kept.example.org(/form/\S+)", member.text)
    assert link
    transport = httpx.ASGITransport(site(State(stage.store, PUBLIC, lambda: 0.0, here), None))
    async with httpx.AsyncClient(transport=transport, base_url="http://kept") as client:
        opened = Browser(client, link[1])
        await opened.opens()
        yield opened


async def test_a_form_begun_in_the_chat_is_sent_from_the_browser(stage: Stage, member: Phone, browser: Browser) -> None:
    assert "1 of 5" in browser.text
    await browser.presses("Some of it")
    for typed in ("many", "12", "We <b>dug</b>.", "1 3"):
        await browser.types(typed)
    assert "Please type a date" in browser.text
    await browser.presses("Back")
    await browser.presses("Next")
    await browser.types("31 March 2026")
    assert "We <b>dug</b>." in browser.text
    assert "We &lt;b&gt;dug&lt;/b&gt;." in browser.answer.text
    await browser.presses("Send")
    assert "Your answers are stored since 4 May 2026, 10:00, under the number 1." in browser.text
    given = {"progress": "some", "wells": "12", "story": "We <b>dug</b>.", "places": "north east", "when": "2026-03-31"}
    assert await stage.store.read(lambda tx: forms.answered(tx, 1)) == given
    sent = await stage.store.read(lambda tx: forms.submission(tx, 1))
    assert sent
    assert sent.channel == "web"
    await member.presses("Continue here")
    member.sees("This form was sent before, and it counts once.")


async def test_what_was_wrong_is_said_and_the_question_stands(browser: Browser) -> None:
    await browser.presses("Done")
    await browser.types("twelve")
    assert "This is not a whole number." in browser.text
    assert "2 of 5" in browser.text


async def test_chat_and_browser_are_one_draft_and_the_older_screen_says_so(member: Phone, browser: Browser) -> None:
    older = browser.answer
    await member.presses("Continue here")
    await member.says("3")
    browser.answer = older
    await browser.presses("Nothing yet")
    assert "This screen was older than your draft." in browser.text
    assert "How many wells?" in browser.text


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", 'dir="rtl"'), ("es", "Formulario"), ("fr", "Formulaire"), ("ru", "Форма"), ("zh", "表单")],
)
async def test_it_speaks_every_language(browser: Browser, language: str, words: str) -> None:
    await browser.opens(language)
    assert words in browser.text
    await browser.presses("Done")
    assert words in browser.text


async def test_nothing_runs_and_nothing_is_left_in_the_browser(browser: Browser) -> None:
    assert "<script" not in browser.text
    assert "set-cookie" not in browser.answer.headers
    assert browser.answer.headers["cache-control"] == "no-store"
    assert browser.answer.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in browser.answer.headers["content-security-policy"]


async def test_the_link_ends_after_an_hour_and_no_other_leads_anywhere(stage: Stage, browser: Browser) -> None:
    assert (await browser.client.get("/form/AAAAAAAAAAAAAAAAAAAAAA")).status_code == 404
    stage.time.advance(minutes=59)
    await browser.opens()
    assert browser.answer.status_code == 200
    stage.time.advance(minutes=2)
    await browser.presses("Done")
    assert browser.answer.status_code == 404
    assert "This link is not valid any more." in browser.text


async def test_forged_and_oversized_requests_change_nothing(browser: Browser) -> None:
    for press in ("form:send:x", "form:pick:a.b.c", "start:open:", "x", "form:pick:" + "9" * 200):
        await browser.posts({"press": press})
        assert browser.answer.status_code == 200
        assert "1 of 5" in browser.text
    for said in ("file_refused", "nothing", "<b>"):
        answer = await browser.client.get(f"{browser.address}?said={said}")
        assert answer.status_code == 200
        assert 'role="status"' not in answer.text
    answer = await browser.client.post(browser.address, content=b"typed=" + b"x" * 400_000)
    assert answer.status_code == 413
    assert "What you sent was too long to be read, and was not kept." in answer.text
    assert "1 of 5" in answer.text


async def test_a_text_that_is_too_long_stays_where_it_was_written(browser: Browser) -> None:
    await browser.presses("Done")
    await browser.types("12")
    story = "Мы выкопали колодец <1>. " * 200
    await browser.types(story)
    assert "3,000 are the most. Please shorten it." in browser.text
    assert story.strip() in browser.text
    assert "&lt;1&gt;" in browser.answer.text
    await browser.types(story[:1000])
    await browser.presses("Back")
    assert story[:999].strip() in browser.text


async def test_unreadable_letters_are_no_fault_of_the_page(browser: Browser) -> None:
    await browser.presses("Done")
    for typed in (b"%ED%A0%80", b"%FF%FE", b"\xff"):
        (mark,) = MARK.findall(browser.answer.text)
        answer = await browser.client.post(browser.address, content=b"mark=" + mark.encode() + b"&typed=" + typed)
        assert answer.status_code == 422
        assert "This is not a whole number." in answer.text
        browser.answer = answer
