"""Files on their way in: no more of them is kept than may be, and what breaks off or stalls leaves nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.domain.forms.media import LARGEST, MEGABYTE
from bot.web import receiving
from tests.cast import Phone
from tests.forms.browsing import MARK, Browser
from tests.stage import Stage
from tests.web.serving import at, kept

PDF = b"%PDF-1.7 x"


async def test_of_what_is_too_large_no_more_than_20_mb_are_ever_kept(
    stage: Stage, member: Phone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    class Watched(receiving.Spool):
        def add(self, more: bytes) -> None:
            super().add(more)
            sizes.append(self._file.tell() + len(self._rest))

    monkeypatch.setattr(receiving, "Spool", Watched)
    async with at(stage, member, tmp_path, "file") as browser:
        await browser.sends(PDF + bytes(25 * MEGABYTE))
    assert LARGEST - MEGABYTE < max(sizes) < LARGEST + MEGABYTE // 10


def torn(browser: Browser, declared: int, content: bytes) -> bytes:
    """A request that says it is longer than what comes."""
    (mark,) = MARK.findall(browser.answer.text)
    body = f'--x\r\nContent-Disposition: form-data; name="mark"\r\n\r\n{mark}\r\n--x\r\n'
    body += 'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    head = f"POST {browser.address} HTTP/1.1\r\nHost: kept\r\nContent-Length: {declared}\r\n"
    return f"{head}Content-Type: multipart/form-data; boundary=x\r\n\r\n{body}".encode() + content


@asynccontextmanager
async def line(browser: Browser) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    where = urlsplit(str(browser.client.base_url))
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    yield reader, writer
    writer.close()


async def test_what_breaks_off_leaves_nothing_and_can_be_sent_again(
    stage: Stage, member: Phone, tmp_path: Path
) -> None:
    async with at(stage, member, tmp_path, "file") as browser:
        async with line(browser) as (_, writer):
            writer.write(torn(browser, 5 * MEGABYTE, PDF + bytes(MEGABYTE)))
            await writer.drain()
        await browser.sends(PDF)
        while "A file is still being fetched." in browser.text:  # the server hears of it in its own time
            await browser.sends(PDF)
        assert "Last?" in browser.text
    assert [path.name for path in stage.folder.iterdir() if path.name.startswith((".", "tmp"))] == []
    assert await kept(stage) == [PDF]


async def test_what_stalls_is_told(
    stage: Stage, member: Phone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "STALLED", 0.01)
    async with at(stage, member, tmp_path, "file") as browser, line(browser) as (reader, writer):
        writer.write(torn(browser, 5 * MEGABYTE, PDF))
        answer = (await reader.read(100_000)).decode()
        assert answer.startswith("HTTP/1.1 400")
        while "</html>" not in answer:
            answer += (await reader.read(100_000)).decode()
        assert "What you sent did not arrive whole. Please send it again." in answer
        assert "First?" in answer


async def test_one_at_a_time_by_each_link_and_eight_in_all(stage: Stage, member: Phone, tmp_path: Path) -> None:
    async with at(stage, member, tmp_path, "file") as browser:
        uploads = receiving.Uploads()
        with uploads.place("a") as first, uploads.place("a") as again, uploads.place("b") as other:
            assert (first, again, other) == (True, False, True)
        places = [uploads.place(str(n)) for n in range(receiving.MOST_AT_ONCE + 1)]
        assert [place.__enter__() for place in places] == [True] * receiving.MOST_AT_ONCE + [False]
        async with line(browser) as (_, writer):
            writer.write(torn(browser, 5 * MEGABYTE, PDF))
            await writer.drain()
            await asyncio.sleep(0)
            for _ in range(1000):
                await browser.sends(PDF)
                if "A file is still being fetched. Please try again in a moment." in browser.text:
                    break
                await browser.opens()
                if "Last?" in browser.text:
                    await browser.presses("Back")
            assert "First?" in browser.text
