"""A Bot API server that costs next to nothing, so that what is measured is the bot."""

import asyncio
import json
import re
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from time import perf_counter
from typing import Any
from urllib.parse import parse_qsl

Raw = dict[str, Any]
Call = dict[str, str]
Heard = Callable[[str, Call], object]  # a call's method and parameters, as soon as it is here

TOKEN = "123456789:bench-bench-bench-bench-bench-bench"  # noqa: S105 (opens nothing)
ME: Raw = {"id": 123456789, "is_bot": True, "first_name": "Kept", "username": "keptbot"}
PATIENCE, GLANCE = 120.0, 0.02
DATE = 1_777_777_777
NUMBERS = count(500_000_000)  # of updates, never used twice: a repeat would be known and dropped
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
TOO_MANY = b"HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
SHOWN = {"sendMessage", "editMessageText"}


def nothing(_: str, __: Call) -> int:
    return 0


class Wire:
    """What stands in for Telegram: updates wait here until they are confirmed, calls are answered after `latency`."""

    def __init__(self, latency: float = 0.0) -> None:
        self.heard: Heard = nothing
        self.latency = latency
        self.refuses: Callable[[str, Call], int] = nothing  # seconds to wait, as Telegram says with 429
        self.messages = 1_000_000
        self._updates: deque[Raw] = deque()
        self._polls: list[Callable[[], None]] = []
        self.polled = asyncio.Event()
        self.polled_at = 0.0

    async def until(self, done: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not done():  # noqa: ASYNC110 (what is waited for happens in another process)
                await asyncio.sleep(GLANCE)

    def put(self, kind: str, body: Raw) -> None:
        self._updates.append({"update_id": next(NUMBERS), kind: body})
        for hand_out in self._polls:  # a turn of the loop later: what is put together is handed out together
            asyncio.get_running_loop().call_soon(hand_out)
        self._polls.clear()

    def poll(self, call: Call, respond: Callable[[Any], None]) -> None:
        """Confirmed ones go; the rest is handed out, or waited for."""
        if not self.polled.is_set():
            self.polled_at = perf_counter()
            self.polled.set()
        offset = int(call.get("offset", "0"))
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        limit = int(call.get("limit", "100"))

        def hand_out() -> None:
            respond([self._updates[place] for place in range(min(limit, len(self._updates)))])

        if self._updates:
            hand_out()
        else:
            self._polls.append(hand_out)

    def result(self, method: str, call: Call) -> Any:
        if method == "getMe":
            return ME
        return self._message(method, call) if method in SHOWN else True

    def _message(self, method: str, call: Call) -> Raw:
        self.messages += method == "sendMessage"
        chat = int(call["chat_id"])
        shown = {
            "message_id": int(call.get("message_id", self.messages)),
            "from": ME,
            "chat": {"id": chat, "type": "private", "first_name": "Somebody"},
            "date": DATE,
            "text": call["text"],
        }
        return {**shown, "reply_markup": json.loads(call["reply_markup"])} if "reply_markup" in call else shown


class Line(asyncio.Protocol):
    """One connection: just enough of HTTP for the two clients that are compared."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            found = LENGTH.search(self._buffer, 0, end)
            whole = end + 4 + (int(found[1]) if found else 0)
            if len(self._buffer) < whole:
                return
            path = self._buffer[: self._buffer.find(b" HTTP/")].decode()
            body, self._buffer = self._buffer[end + 4 : whole].decode(), self._buffer[whole:]
            self._called(path.rpartition("/")[2], dict(parse_qsl(body)))

    def _called(self, method: str, call: Call) -> None:
        if method == "getUpdates":
            self._wire.poll(call, self._answer)
            return
        wait = self._wire.refuses(method, call)
        if wait:
            refusal = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {wait}"}
            self._respond(TOO_MANY, refusal | {"parameters": {"retry_after": wait}})
            return
        self._wire.heard(method, call)
        self._answer(self._wire.result(method, call))

    def _answer(self, result: Any) -> None:
        self._respond(OK, {"ok": True, "result": result})

    def _respond(self, form: bytes, body: Raw) -> None:
        content = json.dumps(body).encode()
        response = form % (len(content), content)
        if self._wire.latency:
            asyncio.get_running_loop().call_later(self._wire.latency, self._transport.write, response)
        else:
            self._transport.write(response)


@asynccontextmanager
async def serving(wire: Wire) -> AsyncIterator[str]:
    """The wire's address for as long as the block lasts."""
    server = await asyncio.get_running_loop().create_server(lambda: Line(wire), "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
