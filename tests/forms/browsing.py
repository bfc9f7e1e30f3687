"""Somebody at a computer, who has only what the page gives them."""

import re
from html import unescape

import httpx

from bot.services import form as services
from bot.services.form.sharing import share
from bot.storage import people
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.stage import Stage

BUTTON = re.compile(r'<button name="press" value="([^"]+)">([^<]+)</button>')
MARK = re.compile(r'name="mark" value="([^"]+)"')


async def address(stage: Stage, phone: Phone, slug: str) -> str:
    """Where what somebody began in the chat can be gone on with."""

    def unit(tx: Transaction) -> str:
        person = people.find_by_account(tx, phone.id)
        assert person
        pen = services.Pen(tx, stage.seal, person, stage.time.now())
        opened = services.find(pen, slug)
        assert opened
        return share(pen, opened)

    return f"/form/{await stage.store.write(unit)}"


class Browser:
    def __init__(self, client: httpx.AsyncClient, address: str) -> None:
        self.client, self.address = client, address
        self.answer = httpx.Response(0)

    @property
    def text(self) -> str:
        return unescape(self.answer.text)

    @property
    def writes(self) -> bool:
        return bool(MARK.search(self.answer.text))

    async def opens(self, language: str = "") -> None:
        self.answer = await self.client.get(self.address + (f"?lang={language}" if language else ""))

    async def presses(self, label: str) -> None:
        value = next(value for value, words in BUTTON.findall(self.answer.text) if label in unescape(words))
        await self.posts({"press": value})

    async def types(self, words: str) -> None:
        (mark,) = MARK.findall(self.answer.text)
        await self.posts({"mark": mark, "typed": words})

    async def sends(self, content: bytes, name: str = "photo.jpg") -> None:
        (mark,) = MARK.findall(self.answer.text)
        file = {"file": (name, content, "application/octet-stream")}
        self.answer = await self.client.post(self.answer.url, data={"mark": mark}, files=file, follow_redirects=True)

    async def posts(self, fields: dict[str, str]) -> None:
        self.answer = await self.client.post(self.answer.url, data=fields, follow_redirects=True)
