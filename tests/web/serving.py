"""The web pages as browsers meet them: a real server on a port of this machine."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from sqlalchemy import select

from bot.storage import tables
from bot.web.site import listening, server, site
from bot.web.state import State
from tests.cast import Phone
from tests.forms.browsing import Browser, address
from tests.forms.shelved import asking, shelve, version
from tests.stage import HOUSE, Stage


@asynccontextmanager
async def served(stage: Stage) -> AsyncIterator[str]:
    """Its address."""
    state = State(stage.store, HOUSE, lambda: 0.0, stage.machine.here, stage.cabinet)
    listener, web = listening(0), server(site(state, None))
    serving = asyncio.create_task(web.serve([listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        web.should_exit = True
        await serving


@asynccontextmanager
async def at(stage: Stage, phone: Phone, folder: Path, kind: str, *more: str) -> AsyncIterator[Browser]:
    """On the page of a form that asks for one such thing, and then for words."""
    shelve(stage, version(folder, asking(kind, *more), "asking"))
    await phone.follows("form_asking")
    path = await address(stage, phone, "asking")
    async with served(stage) as base, httpx.AsyncClient(base_url=base) as client:
        browser = Browser(client, path)
        await browser.opens()
        yield browser


async def kept(stage: Stage) -> list[bytes]:
    rows = await stage.store.read(lambda tx: tx.execute(select(tables.files)).all())
    return [stage.cabinet.get(row.digest) for row in rows]
