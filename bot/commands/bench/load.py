"""Phones at work: taps and texts, so many under way at once or so many a second, and how long each answer takes."""

import asyncio
from collections.abc import Callable
from time import perf_counter

from bot.commands.bench.wire import DATE, ME, Call, Raw, Wire

FIRST = 700_000_000  # the first phone's account
HOURS = ("22:00-07:00", "20:00-09:00")
SCREEN = 77  # the message in which every phone's screen stands


def account(phone: int) -> Raw:
    return {"id": FIRST + phone, "is_bot": False, "first_name": "Somebody", "language_code": "en"}


def text(phone: int, step: int) -> tuple[str, Raw]:
    chat = {"id": FIRST + phone, "type": "private", "first_name": "Somebody"}
    body = {"message_id": 100 + step, "from": account(phone), "chat": chat, "date": DATE, "text": f"word {step}"}
    return "message", body


def tap(phone: int, step: int) -> tuple[str, Raw]:
    """A choice of quiet hours: a row changes, the screen is shown anew."""
    _, message = text(phone, step)
    buttons = [[{"text": f"{n}. {hours}", "callback_data": f"settings:set_quiet:{hours}"}] for n, hours in enumerate(HOURS)]
    shown = message | {"message_id": SCREEN, "from": ME, "text": "Quiet hours", "reply_markup": {"inline_keyboard": buttons}}
    data = f"settings:set_quiet:{HOURS[step % 2]}"
    query = {"id": f"{phone}{step:09}", "from": account(phone), "chat_instance": "1", "message": shown, "data": data}
    return "callback_query", query


class Load:
    """Phones in turn, each acting again only after all the others have."""

    def __init__(self, wire: Wire, act: Callable[[int, int], tuple[str, Raw]], answer: str, phones: int = 2000) -> None:
        self._wire = wire
        self._act = act
        self._answer = answer
        self._phones = phones
        self._sent: dict[int, float] = {}
        self._given = 0
        self.took: list[float] = []
        wire.heard = self._heard

    async def steps(self, count: int, at_once: int) -> float:
        """So many under way at once; the seconds it took."""
        self._left, self._over, began = count, asyncio.Event(), perf_counter()
        self._due = count
        for _ in range(min(at_once, count)):
            self._next()
        await self._over.wait()
        return perf_counter() - began

    async def rate(self, count: int, a_second: float) -> None:
        """So many a second, whether or not they are answered."""
        self._left, self._over, self._due = 0, asyncio.Event(), count
        began = perf_counter()
        for number in range(count):
            await asyncio.sleep(max(0.0, began + number / a_second - perf_counter()))
            self._left += 1
            self._next()
        await self._over.wait()

    def _next(self) -> None:
        if not self._left:
            return
        self._left -= 1
        phone, step = self._given % self._phones, self._given // self._phones
        self._given += 1
        self._sent[FIRST + phone] = perf_counter()
        self._wire.put(*self._act(phone, step))

    def _heard(self, method: str, call: Call) -> None:
        if method != self._answer or int(call["chat_id"]) not in self._sent:
            return
        self.took.append(perf_counter() - self._sent.pop(int(call["chat_id"])))
        self._due -= 1
        if self._due:
            self._next()
        else:
            self._over.set()


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
