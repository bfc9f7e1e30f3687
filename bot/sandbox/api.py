"""The Bot API as a caller meets it: long polls wait, faults strike, and every answer is a status and a body."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.sandbox.faults import Fault
from bot.sandbox.model import Bot, Upload
from bot.sandbox.refusals import Refusal, too_many
from bot.sandbox.world import World

Answer = tuple[int, "dict[str, Any] | str"]

LONGEST_POLL = 50
_POLL_TAKEN_OVER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_POLL_ENDED_BY_WEBHOOK = "Conflict: terminated by setWebhook request"
_HTML = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n"


class Api:
    """A time-out or a reset on demand is raised as TimeoutError or ConnectionResetError."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._polls: dict[int, asyncio.Future[str]] = {}

    async def call(
        self,
        token: str,
        method: str,
        parameters: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
    ) -> Answer:
        parameters = parameters or {}
        fault = self.world.faults.of_call(method, parameters.get("chat_id")) if self.world.faults.rules else None
        if fault is None:
            return await self._answer(token, method, parameters, files)
        self._note(fault, method, parameters)
        return await self._faulty(fault, token, method, parameters, files)

    async def _answer(
        self, token: str, method: str, parameters: Mapping[str, Any], files: Mapping[str, Upload] | None
    ) -> Answer:
        try:
            result = self.world.call(token, method, parameters, files)
            if not result and method.lower() == "getupdates":
                result = await self._wait_for_updates(self.world.bot_of(token), method, parameters)
        except Refusal as refusal:
            return refusal.code, refusal.body()
        return 200, {"ok": True, "result": result}

    async def _wait_for_updates(self, bot: Bot, method: str, parameters: Mapping[str, Any]) -> Any:
        seconds = min(max(int(parameters.get("timeout") or 0), 0), LONGEST_POLL)
        older = self._polls.pop(bot.id, None)
        if older is not None and not older.done():
            older.set_result(_POLL_TAKEN_OVER)
        if seconds == 0:
            return []
        poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._polls[bot.id] = poll
        conflict = await self._woken(bot, poll, seconds)
        if bot.webhook:
            conflict = _POLL_ENDED_BY_WEBHOOK
        if conflict:
            raise Refusal(409, conflict)
        return self.world.call(bot.token, method, {**parameters, "timeout": 0})

    async def _woken(self, bot: Bot, poll: asyncio.Future[str], seconds: int) -> str:
        """Why the wait ended: empty for news or time, else the conflict."""

        def wake() -> None:
            if not poll.done():
                poll.set_result("")

        woken_by = self.world.queues[bot.id].woken_by
        woken_by.append(wake)
        try:
            return await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            return ""
        finally:
            woken_by.remove(wake)
            if self._polls.get(bot.id) is poll:
                del self._polls[bot.id]

    async def _faulty(
        self,
        fault: Fault,
        token: str,
        method: str,
        parameters: Mapping[str, Any],
        files: Mapping[str, Upload] | None,
    ) -> Answer:
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            answer = await self._answer(token, method, parameters, files)
            await asyncio.sleep(fault.seconds)
            return answer
        if fault.kind.endswith("_after"):
            await self._answer(token, method, parameters, files)
        if fault.kind.startswith("timeout"):
            await asyncio.sleep(fault.seconds)
            raise TimeoutError(fault.kind)
        if fault.kind.startswith("reset"):
            raise ConnectionResetError(fault.kind)
        return _spoiled(fault)

    def _note(self, fault: Fault, method: str, parameters: Mapping[str, Any]) -> None:
        world = self.world
        world.journal.note(world.now(), "fault", fault.id, method, parameters=parameters, outcome=fault.kind)


def _spoiled(fault: Fault) -> Answer:
    if fault.kind == "flood":
        refusal = too_many(max(1, int(fault.seconds)))
        return refusal.code, refusal.body()
    if fault.kind == "html":
        return 502, _HTML
    return fault.status, Refusal(fault.status, "Internal Server Error").body()
