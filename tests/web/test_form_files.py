"""Files in a browser: told before how large, kept sealed, freed of their place, refused in a sentence: over HTTP."""

import os
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from bot.domain.forms.media import LARGEST, MEGABYTE
from bot.i18n import LANGUAGES, Translator
from bot.storage import forms, tables
from bot.storage.cabinet import Cabinet
from bot.views.form.problems import PROBLEMS
from bot.views.form.wording import ACCEPTED
from tests.cast import Phone
from tests.forms.browsing import MARK, Browser, address
from tests.forms.pictures import BARE, JPG, office
from tests.forms.shelved import asking, shelve, version
from tests.stage import Stage
from tests.web.serving import at, kept, served

PDF = b"%PDF-1.7 x"
SVG = b"<svg onload='x'/>"
ALL = "jpg, png, webp, ogg, mp3, m4a, wav, mp4, pdf, docx, xlsx"


def on_disk(stage: Stage) -> list[Path]:
    return [path for path in stage.cabinet.folder.rglob("*") if path.is_file()]


async def test_a_photo_is_sent_looked_over_replaced_and_handed_in(stage: Stage, member: Phone, tmp_path: Path) -> None:
    async with at(stage, member, tmp_path, "image") as browser:
        assert "Please send a photo, of at most 20 MB." in browser.text
        await browser.sends(JPG)
        assert "2 of 2" in browser.text
        assert await kept(stage) == [BARE]
        assert b"picture" not in on_disk(stage)[0].read_bytes()
        await browser.types("done")
        assert "a file" in browser.text
        await browser.presses("First?")
        await browser.sends(JPG.replace(b"picture", b"another"))
        await browser.presses("Send")
        assert "Thank you" in browser.text
    assert await kept(stage) == [BARE.replace(b"picture", b"another")]
    given = await stage.store.read(lambda tx: forms.answered(tx, 1))
    (id,) = await stage.store.read(lambda tx: tx.execute(select(tables.files.c.id)).scalars().all())
    assert given == {"q": id, "last": "done"}
    stage.time.advance(days=10_000)  # files carry the disk's own time
    await stage.machine.fetcher.sweep()
    assert len(on_disk(stage)) == 1


async def test_it_is_one_draft_with_the_chat(stage: Stage, member: Phone, tmp_path: Path) -> None:
    async with at(stage, member, tmp_path, "file") as browser:
        await browser.sends(PDF, "../../etc/passwd")
        await member.follows("form_asking")
        await member.presses("Continue")
        member.sees("Last?")
        for said in ("done", "Send"):
            await member.says(said)
        member.sees("Thank you")
        assert await kept(stage) == [PDF]


async def test_it_may_be_skipped_and_left_empty_again(stage: Stage, member: Phone, tmp_path: Path) -> None:
    text = asking("image").replace("First? | yes", "First? | ")
    shelve(stage, version(tmp_path, text, "asking"))
    await member.follows("form_asking")
    path = await address(stage, member, "asking")
    async with served(stage) as base, httpx.AsyncClient(base_url=base) as client:
        browser = Browser(client, path)
        await browser.opens()
        await browser.presses("Skip")
        await browser.presses("Back")
        await browser.sends(JPG)
        await browser.presses("Back")
        await browser.presses("Leave empty")
        await browser.types("done")
        await browser.presses("Send")
    assert await kept(stage) == []
    assert await stage.store.read(lambda tx: forms.answered(tx, 1)) == {"last": "done"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "content", "types"),
    [
        ("image", SVG, "jpg, png, webp"),
        ("image", PDF, "jpg, png, webp"),
        ("image", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1", "jpg, png, webp"),
        ("audio", JPG, "ogg, mp3, m4a, wav"),
        ("video", b"OggS voice", "mp4"),
        ("file", b"MZ\x90\x00 program", ALL),
        ("file", office("word/document.xml", "word/vbaProject.bin"), ALL),
    ],
    ids=["svg", "pdf", "heic", "picture", "voice", "exe", "macros"],
)
async def test_what_it_is_decides_and_not_how_it_is_called(
    stage: Stage, tmp_path: Path, language: str, kind: str, content: bytes, types: str
) -> None:
    phone, t = await Phone.settled(stage, language), Translator(language)
    async with at(stage, phone, tmp_path, kind) as browser:
        await browser.sends(content, "photo.jpg")
        assert t(PROBLEMS["file_refused"], types=types) in browser.text
        assert "First?" in browser.text
        assert MARK.search(browser.answer.text)
    assert on_disk(stage) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_more_than_20_mb_is_said_before_and_told_after(stage: Stage, tmp_path: Path, language: str) -> None:
    phone, t = await Phone.settled(stage, language), Translator(language)
    async with at(stage, phone, tmp_path, "file") as browser:
        assert "20" in t(ACCEPTED["file"])
        await browser.sends(PDF + bytes(34 * MEGABYTE))
        assert t(PROBLEMS["file_too_large"], size=t.number(35)) in browser.text
        assert "First?" in browser.text
        await browser.sends(b"")
        assert t(ACCEPTED["file"], types=ALL) in browser.text
        await browser.sends(PDF + bytes(LARGEST - len(PDF)))
        assert "Last?" in browser.text
    assert [len(content) for content in await kept(stage)] == [LARGEST]


async def test_a_full_disk_is_told_and_nothing_is_noted(
    stage: Stage, member: Phone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    async with at(stage, member, tmp_path, "image") as browser:
        with monkeypatch.context() as patch:
            patch.setattr(Cabinet, "put", full)
            await browser.sends(JPG)
            assert browser.answer.status_code == 503
            assert "Nothing can be saved just now." in browser.text
        await browser.opens()
        assert "First?" in browser.text
        await browser.sends(JPG)
        assert "Last?" in browser.text


async def test_an_older_page_changes_nothing_and_its_file_is_swept(stage: Stage, member: Phone, tmp_path: Path) -> None:
    async with at(stage, member, tmp_path, "image") as browser:
        older = browser.answer
        await browser.sends(JPG)
        browser.answer = older
        await browser.sends(JPG.replace(b"picture", b"another"))
        assert "This screen was older than your draft." in browser.text
        assert await kept(stage) == [BARE]
        stage.time.advance(days=10_000)
        await stage.machine.fetcher.sweep()
        assert len(on_disk(stage)) == 1


async def test_a_place_is_typed(stage: Stage, member: Phone, tmp_path: Path) -> None:
    async with at(stage, member, tmp_path, "geopoint") as browser:
        assert "Please type latitude and longitude, for example 27.7 85.3." in browser.text
        assert "send a location" not in browser.text
        await browser.types("north")
        assert "This could not be read as a place." in browser.text
        assert 'value="north"' in browser.answer.text
        await browser.types("27.7 85.3")
        await browser.types("done")
        assert "27.7, 85.3" in browser.text
