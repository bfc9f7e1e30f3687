"""Requests as bots and phones make them."""

from typing import Any

from aiohttp import ClientSession

from tests.sandbox.people import TOKEN


async def answer(http: ClientSession, method: str, **how: Any) -> tuple[int, Any]:
    async with http.post(f"/bot{TOKEN}/{method}", **how) as got:
        return got.status, await got.json()


async def phone(http: ClientSession, path: str, given: Any = None, verb: str = "POST") -> tuple[int, Any]:
    async with http.request(verb, f"/phone/{path}", json=given) as got:
        return got.status, await got.json()
