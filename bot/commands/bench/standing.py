"""What Kept costs while nothing happens, how soon it is there, and whether what it has stored slows it down."""

import asyncio
import socket
from contextlib import AsyncExitStack, closing
from functools import partial
from statistics import median

from bot.commands.bench.ground import Ground, grow, owe
from bot.commands.bench.measured import Result
from bot.commands.bench.speaking import Strict
from bot.commands.bench.steps import AT_ONCE, STEPS, load

LITTLE = 20_000
ROUNDS = 5
STARTS = 5
IDLE = 1.0  # seconds before memory is read
OWED = 10
HEAVY = {"vl_convert", "altair", "matplotlib", "PIL", "openpyxl", "xlsxwriter", "docx", "lxml", "pyxform", "alembic"}


async def start(ground: Ground) -> list[Result]:
    ready, memory = [], 0.0
    for _ in range(STARTS):
        async with ground.running("kept", KEPT_WEB_PORT=str(free_port())) as subject:
            ready.append(subject.ready)
            await asyncio.sleep(IDLE)
            memory = max(memory, subject.process.memory())
            await asyncio.to_thread(subject.process.stop)
    heavy = sorted(HEAVY & set((ground.folder / "data" / "modules").read_text().split()))
    return [
        Result("start to the first poll", median(ready), "s", 1.5),
        Result("memory, idle, with the web", memory, "MB", 120),
        Result("chart and document libraries loaded", len(heavy), "", 0, more={"loaded": heavy}),
        Result("what was owed goes out after ready within", await first_send(ground), "s", 1),
    ]


async def first_send(ground: Ground) -> float:
    await ground.write(lambda tx: owe(tx, OWED))
    async with ground.running("kept") as subject:
        strict = Strict(subject.wire, OWED)
        await subject.wire.until(lambda: bool(strict.times))
        return max(0.0, strict.times[0] - subject.wire.polled_at)


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        return int(taken.getsockname()[1])


async def growth(little: Ground, much: Ground, rows: int) -> list[Result]:
    """The same taps, in turns, on two databases."""
    for ground, count in ((little, LITTLE), (much, rows)):
        await ground.write(partial(grow, count=count))
    async with AsyncExitStack() as stack:
        subjects = [await stack.enter_async_context(ground.running("kept")) for ground in (little, much)]
        loads = [load("kept", subject) for subject in subjects]
        for each in loads:
            await each.steps(STEPS, AT_ONCE)
        spent: list[list[float]] = [[], []]
        for _ in range(ROUNDS):
            for which, subject in enumerate(subjects):
                before = subject.process.cpu()
                await loads[which].steps(STEPS, AT_ONCE)
                spent[which].append(subject.process.cpu() - before)
    ratio = median(spent[1]) / median(spent[0])
    return [Result(f"a step with {rows:,} stored rows / with {LITTLE:,}", ratio, "x", 1.1)]
