"""Phones at work: taps and texts, so many under way at once or so many a second, and how long each answer takes."""

import asyncio
from collections.abc import Callable
from time import perf_counter

from bot.commands.bench.wire import DATE, ME, PATIENCE, Call, Raw, Wire

PHONES = 2000
LISTENERS = 2000  # only written to
SETTLING = 1.0  # seconds in which a wrong one could still come
FIRST = 700_000_000  # the first phone's account
Act = Callable[[int, int], tuple[str, Raw]]

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
    buttons = {f"settings:set_quiet:{hours}": f"{n}. {hours}" for n, hours in enumerate(HOURS)}
    return pressed(phone, step, "Quiet hours", buttons, f"settings:set_quiet:{HOURS[step % 2]}")


def pressed(phone: int, step: int, title: str, buttons: dict[str, str], data: str) -> tuple[str, Raw]:
    """One of a screen's buttons, which are labels by what they carry."""
    _, message = text(phone, step)
    keyboard = [[{"text": label, "callback_data": carried}] for carried, label in buttons.items()]
    shown = message | {
        "message_id": SCREEN,
        "from": ME,
        "text": title,
        "reply_markup": {"inline_keyboard": keyboard},
    }
    query = {"id": f"{phone}{step:09}", "from": account(phone), "chat_instance": "1", "message": shown, "data": data}
    return "callback_query", query


class Load:
    """Phones in turn, each acting again only after all the others have."""

    def __init__(self, wire: Wire, act: Act, answer: str) -> None:
        self._wire = wire
        self._act = act
        self._answer = answer
        self._sent: dict[int, float] = {}
        self._given = self._left = self._due = 0
        self._over = asyncio.Event()
        self.took: list[float] = []
        self.listen()

    def listen(self) -> None:
        """Where several act on one wire, whichever acts now."""
        self._wire.heard = self._heard

    async def steps(self, count: int, at_once: int) -> float:
        """So many under way at once; the seconds it took."""
        self._begin(count, count)
        began = perf_counter()
        for _ in range(min(at_once, count)):
            self._next()
        await self._finished()
        return perf_counter() - began

    async def rate(self, count: int, a_second: float) -> None:
        """So many a second, whether or not they are answered."""
        self._begin(count, 0)
        began = perf_counter()
        for number in range(count):
            await asyncio.sleep(max(0.0, began + number / a_second - perf_counter()))
            self._left += 1
            self._next()
        await self._finished()

    def _begin(self, due: int, left: int) -> None:
        self._due, self._left = due, left
        self._over.clear()

    async def _finished(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self._over.wait()

    def _next(self) -> None:
        if not self._left:
            return
        self._left -= 1
        phone, step = self._given % PHONES, self._given // PHONES
        self._given += 1
        self._sent[FIRST + phone] = perf_counter()
        self._wire.put(*self._act(phone, step))

    def _heard(self, method: str, call: Call) -> None:
        began = self._sent.pop(int(call["chat_id"]), None) if method == self._answer else None
        if began is None:
            return
        self.took.append(perf_counter() - began)
        self._due -= 1
        if self._due:
            self._next()
        else:
            self._over.set()


async def disordered(wire: Wire, pairs: int) -> int:
    """Everybody taps twice at once; how many see what they tapped first after what they tapped last, or nothing."""
    shown: dict[int, str] = {}

    def heard(_: str, call: Call) -> None:
        if "text" in call:
            shown[int(call["chat_id"])] = call["text"]

    wire.heard = heard
    for phone in range(pairs):
        for step in range(2):
            wire.put(*tap(phone, step))
    last = HOURS[1].partition("-")[0]
    done = [FIRST + phone for phone in range(pairs)]
    await wire.until(lambda: all(chat in shown for chat in done))
    await asyncio.sleep(SETTLING)
    return sum(last not in shown[chat] for chat in done)
