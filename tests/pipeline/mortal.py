"""A process that may die between any two steps it takes, and the wire and store it takes them with."""

import asyncio
from collections.abc import Callable
from random import Random
from typing import Any

from bot.pipeline.reading import chat_of
from bot.sandbox.api import Answer, Api
from bot.storage.engine import Store, Transaction
from tests.stage import Stage

Raw = dict[str, Any]


class Life:
    """A process that dies after so many steps: whoever comes by later goes no further."""

    def __init__(self) -> None:
        self.left = 0
        self.over = asyncio.Event()

    def die_after(self, steps: int) -> None:
        self.left = steps
        self.over.clear()

    async def step(self) -> None:
        if self.left:
            self.left -= 1
            if not self.left:
                self.over.set()
        if self.over.is_set():
            await asyncio.Event().wait()


class MortalStore:
    """The store of a process that may die before a unit and after it."""

    def __init__(self, store: Store, life: Life) -> None:
        self._store, self._life = store, life
        self.close = store.close

    async def write(self, unit: Callable[[Transaction], Any]) -> Any:
        await self._life.step()
        result = await self._store.write(unit)
        await self._life.step()
        return result

    async def read(self, unit: Callable[[Transaction], Any]) -> Any:
        await self._life.step()
        return await self._store.read(unit)


class MortalApi(Api):
    """A wire that may be cut before a call has its effect and after it; updates repeat and change places on it."""

    def __init__(self, stage: Stage, life: Life, random: Random) -> None:
        super().__init__(stage.world)
        self._life, self._random = life, random

    async def call(self, token: str, method: str, *rest: Any) -> Answer:
        await self._life.step()
        status, body = await super().call(token, method, *rest)
        await self._life.step()
        if method == "getUpdates" and isinstance(body, dict) and body["ok"]:
            body = {**body, "result": self._riffled(body["result"])}
        return status, body

    def _riffled(self, updates: list[Raw]) -> list[Raw]:
        """Some come twice, and those of different chats in any order."""
        chats: dict[int, list[Raw]] = {}
        for update in updates:
            chats.setdefault(chat_of(update), []).extend([update] * self._random.choice((1, 1, 2)))
        riffled = []
        while chats:
            chat = self._random.choice(sorted(chats))
            riffled.append(chats[chat].pop(0))
            if not chats[chat]:
                del chats[chat]
        return riffled
