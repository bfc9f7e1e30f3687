"""Somebody at a computer, who has only what the page gives them."""

import re
from html import unescape

import httpx

BUTTON = re.compile(r'<button name="press" value="([^"]+)">([^<]+)</button>')
MARK = re.compile(r'name="mark" value="([^"]+)"')


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

    async def posts(self, fields: dict[str, str]) -> None:
        self.answer = await self.client.post(self.answer.url, data=fields, follow_redirects=True)
