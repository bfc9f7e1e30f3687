"""What a browser sends for a form: a few fields and at most one file, read as it comes and never whole in memory."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request

from bot.domain.forms.media import LARGEST
from bot.storage.spool import Spool
from bot.web.multipart import Multipart, Torn, boundary

LARGEST_FIELDS = 300_000  # bytes: 3,000 letters of any script, ten times over
MOST_READ = 10 * LARGEST
STALLED = 60.0  # seconds in which nothing comes
MOST_AT_ONCE = 8


class TooMuch(Exception):
    """More than any form has."""


@dataclass(slots=True)
class File:
    """One that has come whole; of a larger one, or one too many at once, only the size."""

    name: str
    size: int = 0
    spool: Spool | None = None

    def add(self, more: bytes) -> None:
        self.size += len(more)
        if self.size > LARGEST:
            self.close()
        elif self.spool:
            self.spool.add(more)

    def close(self) -> None:
        if self.spool:
            self.spool.close()
        self.spool = None


@dataclass(slots=True)
class Given:
    fields: dict[str, str] = field(default_factory=dict)
    file: File | None = None

    def close(self) -> None:
        if self.file:
            self.file.close()


@dataclass(slots=True)
class Uploads:
    """How many files come in at once: one by each link, eight in all; each is looked at by itself."""

    open: set[str] = field(default_factory=set)
    looking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    @contextmanager
    def place(self, link: str) -> Iterator[bool]:
        """Whether there is room."""
        room = link not in self.open and len(self.open) < MOST_AT_ONCE
        if room:
            self.open.add(link)
        try:
            yield room
        finally:
            if room:
                self.open.discard(link)


async def given(request: Request, folder: Path | None = None) -> Given:
    """Without a folder nothing is kept of a file."""
    edge = boundary(request.headers.get("content-type", ""))
    return await _parted(request, Multipart(edge), folder) if edge else await _plain(request)


async def _plain(request: Request) -> Given:
    """What is too long is read to its end all the same: cut off before, a browser shows no sentence."""
    body, size = bytearray(), 0
    async for piece in pieces(request):
        size += len(piece)
        body += piece if size <= LARGEST_FIELDS else b""
        if size > MOST_READ:
            raise TooMuch
    if size > LARGEST_FIELDS:
        raise TooMuch
    try:
        read = parse_qs(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError as error:
        raise Torn from error
    return Given({name: values[0] for name, values in read.items()})


async def _parted(request: Request, parts: Multipart, folder: Path | None) -> Given:
    found, fields = Given(), dict[str, bytearray]()
    try:
        async for piece in whole(request, parts):
            for part, more in parts.feed(piece):
                if part.file is None:
                    _grow(fields.setdefault(part.name, bytearray()), more)
                else:
                    found.file = found.file or File(part.file, spool=await _spool(folder))
                    await _take(found.file, more)
    except BaseException:
        found.close()
        raise
    found.fields = {name: words.decode(errors="replace") for name, words in fields.items()}
    return found


async def _spool(folder: Path | None) -> Spool | None:
    return await asyncio.to_thread(Spool, folder) if folder else None


async def _take(file: File, more: bytes) -> None:
    await asyncio.to_thread(file.add, more)
    if file.size > MOST_READ:
        raise TooMuch


def _grow(field: bytearray, more: bytes) -> None:
    field += more
    if len(field) > LARGEST_FIELDS:
        raise TooMuch


async def whole(request: Request, parts: Multipart) -> AsyncIterator[bytes]:
    """To the end of the last part, and what stands behind it."""
    async for piece in pieces(request):
        yield piece
    if not parts.ended:
        raise Torn


async def pieces(request: Request) -> AsyncIterator[bytes]:
    stream = aiter(request.stream())
    try:
        while True:
            async with asyncio.timeout(STALLED):
                piece = await anext(stream)
            yield piece
    except StopAsyncIteration:
        return
    except (ClientDisconnect, TimeoutError) as error:
        raise Torn from error
