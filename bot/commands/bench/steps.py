"""The full durable step: a tap is kept, worked and answered; its cost against an echo, and how many a second."""

from contextlib import AsyncExitStack
from statistics import median

from bot.commands.bench.ground import Ground, Subject
from bot.commands.bench.load import Load, disordered, tap, text
from bot.commands.bench.measured import Result, percentile

AT_ONCE = 128
ROUNDS = 5
STEPS = 2000
PAIRS = 500
ROUND_TRIP = 0.05
SUBJECTS = ("kept", "echo", "defaults")


def load(name: str, subject: Subject) -> Load:
    if name == "kept":
        return Load(subject.wire, tap, "editMessageText")
    return Load(subject.wire, text, "sendMessage")


async def cost(ground: Ground) -> list[Result]:
    """All three take turns in one run, so that what else the machine does meets all of them."""
    async with AsyncExitStack() as stack:
        subjects = {name: await stack.enter_async_context(ground.running(name)) for name in SUBJECTS}
        loads = {name: load(name, subject) for name, subject in subjects.items()}
        for each in loads.values():
            await each.steps(STEPS // 2, AT_ONCE)
        spent: dict[str, list[float]] = {name: [] for name in SUBJECTS}
        for _ in range(ROUNDS):
            for name, subject in subjects.items():
                before = subject.process.cpu()
                await loads[name].steps(STEPS, AT_ONCE)
                spent[name].append((subject.process.cpu() - before) / STEPS * 1e6)
    middle = {name: median(each) for name, each in spent.items()}
    more = {f"{name}, us": [round(each) for each in spent[name]] for name in SUBJECTS}
    return [
        Result(
            "CPU of a full step / bare echo, same HTTP client", middle["kept"] / middle["echo"], "x", 3.0, more=more
        ),
        Result("CPU of a full step / echo with the library's defaults", middle["kept"] / middle["defaults"], "x", 0.9),
        Result("CPU of a full step", middle["kept"], "us"),
    ]


async def pace(ground: Ground) -> list[Result]:
    async with ground.running("kept", ROUND_TRIP) as subject:
        each = load("kept", subject)
        await each.steps(STEPS // 2, AT_ONCE)
        each.took.clear()
        seconds = await each.steps(STEPS * 2, AT_ONCE)
        wrong = await disordered(subject.wire, PAIRS)
    return [
        Result("full steps at 50 ms Bot API latency", STEPS * 2 / seconds, "/s", least=600),
        Result("their p95, tap to edit", percentile(each.took, 0.95) * 1000, "ms", 200),
        Result("taps shown out of their chat's order", wrong, "", 0),
    ]
