"""How soon replies come, alone and beside a broadcast, and how well a broadcast keeps its pace."""

from collections import deque
from time import perf_counter

from bot.commands.bench.ground import Ground, owe
from bot.commands.bench.load import FIRST, LISTENERS, PHONES, Load, text
from bot.commands.bench.measured import Result, percentile
from bot.commands.bench.wire import Call, Wire

RATE = 20.0
SECONDS = 10
ROUND_TRIP = 0.05
TELEGRAM = 30  # messages a second that Telegram takes to everybody together
FAST = 1000


class Strict:
    """Refuses what is above the rate in any sliding second, as seen where the calls arrive."""

    def __init__(self, wire: Wire, rate: int) -> None:
        self.times: list[float] = []
        self.refused = 0
        self.most = 0
        self._rate = rate
        self._second: deque[float] = deque()
        wire.refuses = self.judge

    def judge(self, method: str, call: Call) -> int:
        if method != "sendMessage" or int(call["chat_id"]) < FIRST + PHONES:
            return 0
        now = perf_counter()
        while self._second and self._second[0] <= now - 1:
            self._second.popleft()
        if len(self._second) >= self._rate:
            self.refused += 1
            return 1
        self._second.append(now)
        self.most = max(self.most, len(self._second))
        self.times.append(now)
        return 0

    @property
    def share(self) -> float:
        """Of the rate, reached between the first message and the last."""
        return (len(self.times) - 1) / (self.times[-1] - self.times[0]) / self._rate


async def replies(ground: Ground) -> list[Result]:
    """The same people write at the same rate, first alone, then while a broadcast goes out."""
    async with ground.running("kept", ROUND_TRIP) as subject:
        alone = await p95(subject.wire)
    await ground.write(lambda tx: owe(tx, TELEGRAM * (SECONDS + 2)))
    async with ground.running("kept", ROUND_TRIP) as subject:
        strict = Strict(subject.wire, TELEGRAM)
        beside = await p95(subject.wire)
    return [
        Result("reply p95 at 20 updates a second", alone * 1000, "ms", 300),
        Result("the same during a broadcast / idle", beside / alone, "x", 1.5),
        *told(strict, TELEGRAM, 0.98),
    ]


async def p95(wire: Wire) -> float:
    load = Load(wire, text, "sendMessage")
    await load.rate(int(RATE * SECONDS), RATE)
    return percentile(load.took, 0.95)


async def fast(ground: Ground) -> list[Result]:
    await ground.write(lambda tx: owe(tx, LISTENERS))
    async with ground.running("kept", ROUND_TRIP, BENCH_BULK=str(FAST)) as subject:
        strict = Strict(subject.wire, FAST)
        await subject.wire.until(lambda: len(strict.times) >= LISTENERS)
    return told(strict, FAST, 0.99)


def told(strict: Strict, rate: int, least: float) -> list[Result]:
    return [
        Result(f"broadcast at {rate}/s: share of the rate", strict.share * 100, "%", least=least * 100),
        Result("its most in any sliding second", strict.most, "", rate),
        Result("refused with 429 by a strict server", strict.refused, "", 0),
    ]
