"""Telegram's other way in: the same inbox, answered with 200 only when the update is on disk."""

import hmac
import json
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlparse

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from bot.storage.engine import Unavailable

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1_000_000


class Receives(Protocol):
    async def receive(self, updates: list[dict[str, Any]]) -> None: ...


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str
    secret: str
    inbox: Receives

    @property
    def path(self) -> str:
        return urlparse(self.url).path or "/"

    async def receive(self, request: Request) -> PlainTextResponse:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self.secret.encode()):
            return PlainTextResponse("", 403)
        update = parsed(await request.body())
        if update is None:
            return PlainTextResponse("", 400)
        try:
            await self.inbox.receive([update])
        except Unavailable:
            return PlainTextResponse("", 503, headers={"Retry-After": "5"})
        return PlainTextResponse("")


def parsed(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body) if len(body) <= LARGEST else None
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None
