"""Delivering updates to webhooks: in order within a lane, lanes side by side, later again after a failure."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.api import Api
from bot.sandbox.model import Bot, Webhook
from bot.sandbox.updates import Pending

#: Posts a body to an address with headers; gives the status, the Retry-After header and the answer's body.
Post = Callable[[str, bytes, dict[str, str]], Awaitable[tuple[int, str, bytes]]]

_LONGEST_RETRY_AFTER = 3_600
_PAUSE = 0.05
_NOT_IN_ANSWERS = ("deletewebhook", "setwebhook", "close", "logout")


@dataclass(slots=True)
class _Lane:
    failures: int = 0
    not_before: float = 0.0
    in_flight: bool = False


@dataclass(slots=True)
class Deliverer:
    api: Api
    post: Post
    lanes: dict[tuple[int, int], _Lane] = field(default_factory=dict)
    flights: set[asyncio.Task[None]] = field(default_factory=set)
    busy: Counter[int] = field(default_factory=Counter)

    async def run(self) -> None:
        try:
            while True:
                for bot in self.api.world.bots.values():
                    if bot.webhook:
                        self.send_due(bot, bot.webhook)
                await asyncio.sleep(_PAUSE)
        finally:
            for flight in self.flights:
                flight.cancel()

    def send_due(self, bot: Bot, hook: Webhook) -> None:
        """Starts the delivery of the first update of each lane that is free and not waiting after a failure."""
        world = self.api.world
        queue = world.queues[bot.id]
        queue.expire(world.now())
        seen: set[int] = set()
        for pending in queue.pending.values():
            if self.busy[bot.id] >= hook.max_connections:
                return
            lane = self.lanes.setdefault((bot.id, pending.lane), _Lane())
            if pending.lane in seen or lane.in_flight or lane.not_before > world.now():
                seen.add(pending.lane)
                continue
            seen.add(pending.lane)
            self._start(bot, hook, pending, lane)

    def _start(self, bot: Bot, hook: Webhook, pending: Pending, lane: _Lane) -> None:
        lane.in_flight = True
        self.busy[bot.id] += 1
        flight = asyncio.get_running_loop().create_task(self._deliver(bot, hook, pending, lane))
        self.flights.add(flight)
        flight.add_done_callback(self.flights.discard)

    async def _deliver(self, bot: Bot, hook: Webhook, pending: Pending, lane: _Lane) -> None:
        try:
            status, retry_after, body = await self._post(hook, pending)
        except (OSError, TimeoutError):
            status, retry_after, body = 0, "", b""
        finally:
            lane.in_flight = False
            self.busy[bot.id] -= 1
        self._note(bot, pending, status)
        if 200 <= status < 300:
            lane.failures, lane.not_before = 0, 0.0
            self.api.world.queues[bot.id].pending.pop(pending.update["update_id"], None)
            await self._obey(bot, body)
        else:
            self._fail(hook, lane, status, retry_after)
        if bot.webhook is hook:
            self.send_due(bot, hook)

    async def _post(self, hook: Webhook, pending: Pending) -> tuple[int, str, bytes]:
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        body = json.dumps(pending.update, ensure_ascii=False).encode("utf-8", "surrogatepass")
        answer = await self.post(hook.url, body, headers)
        if self.api.world.faults.strikes("repeat"):
            answer = await self.post(hook.url, body, headers)
        return answer

    def _note(self, bot: Bot, pending: Pending, status: int) -> None:
        world = self.api.world
        number = pending.update["update_id"]
        world.journal.note(world.now(), "delivered", bot.id, pending.kind, parameters=[number], status=status)

    def _fail(self, hook: Webhook, lane: _Lane, status: int, retry_after: str) -> None:
        """At once, then after 2, 4, 8 seconds and so on up to a minute or two; Retry-After is honoured."""
        world = self.api.world
        lane.failures += 1
        delay = 0.0 if lane.failures == 1 else min(2.0 ** (lane.failures - 1), world.random.uniform(60, 120))
        if retry_after.isdigit():
            delay = max(delay, min(int(retry_after), _LONGEST_RETRY_AFTER))
        lane.not_before = world.now() + delay
        hook.last_error_date = int(world.now())
        hook.last_error_message = f"Wrong response from the webhook: {status}" if status else "Connection failed"

    async def _obey(self, bot: Bot, body: bytes) -> None:
        """A webhook may answer with a call of its own; what comes of it is not told, as at Telegram."""
        try:
            answer: Any = json.loads(body)
        except ValueError:
            return
        method = answer.pop("method", "") if isinstance(answer, dict) else ""
        if method and method.lower() not in _NOT_IN_ANSWERS and not method.lower().startswith("get"):
            await self.api.call(bot.token, method, answer)
