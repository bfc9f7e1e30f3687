"""A report said unchanged, and what is due, beside few and beside many that others owe."""

from contextlib import AsyncExitStack
from dataclasses import asdict, replace
from datetime import date, timedelta
from functools import partial
from statistics import median

from bot import clock
from bot.commands.bench.ground import Ground, spread
from bot.commands.bench.load import FIRST, PHONES, Act, Load, pressed
from bot.commands.bench.measured import Result
from bot.commands.bench.steps import AT_ONCE, STEPS
from bot.commands.bench.wire import Raw
from bot.domain.authority import Standing
from bot.domain.commitments import Channel, Kind, Verification
from bot.domain.cycles import Cycle
from bot.domain.directory import Organisation
from bot.domain.people import Role, Scope
from bot.domain.register import Holder, Record, Wording
from bot.domain.reports import Channel as Way
from bot.domain.reports import Owing, Report, Reported, Stage
from bot.services import register
from bot.storage import commitments, cycles, organisations, owed, people, reports, tables
from bot.storage.engine import Transaction

LITTLE = 20_000
ROUNDS = 5
CYCLE = "bench222"
DUE = "report:due"
EACH = 10  # promises of one organisation among the many
DAY = timedelta(days=1)


def same(phone: int, step: int) -> tuple[str, Raw]:
    """No change, said of the revision that stands there: each is a new one."""
    data = f"report:unchanged:{CYCLE}.{promise(phone)}.{step + 1}"
    return pressed(phone, step, "No change", {data: "1. Send"}, data)


def due(phone: int, step: int) -> tuple[str, Raw]:
    return pressed(phone, step, "Due", {DUE: "1. Due"}, DUE)


ACTS: dict[str, Act] = {"a report": same, "what is due": due}


async def reporting(little: Ground, much: Ground, rows: int) -> list[Result]:
    """The same taps, in turns, on two databases."""
    for ground, count in ((little, LITTLE), (much, rows)):
        await ground.write(settle)
        await ground.write(partial(grow, count=count))
    spent: dict[str, list[list[float]]] = {what: [[], []] for what in ACTS}
    async with AsyncExitStack() as stack:
        subjects = [await stack.enter_async_context(ground.running("kept")) for ground in (little, much)]
        loads = {what: [Load(one.wire, act, "editMessageText") for one in subjects] for what, act in ACTS.items()}
        for turn in range(ROUNDS + 1):
            for what, pair in loads.items():
                for which, load in enumerate(pair):
                    load.listen()
                    before = subjects[which].process.cpu()
                    await load.steps(STEPS, AT_ONCE)
                    if turn:  # the first one warms up
                        spent[what][which].append(subjects[which].process.cpu() - before)
    return [
        Result(f"{what} with {rows:,} owed / with {LITTLE:,}", median(many) / median(few), "x", 1.1)
        for what, (few, many) in spent.items()
    ]


def promise(phone: int) -> str:
    return f"p{phone:07}"


def settle(tx: Transaction) -> None:
    """Everybody works for an organisation that owes one report, and has filed one that still holds."""
    now, today = clock.now(), clock.now().date()
    cycles.put(tx, Cycle(CYCLE, "agenda-for-humanity", {"en": "Bench"}, today - DAY, today + DAY, today + DAY, now))
    for phone in range(PHONES):
        by, person = f"maker{phone}", people.find_by_account(tx, FIRST + phone)
        organisations.add(tx, Organisation(by, "ngo_national", {"en": by}, "en", signed=False), now)
        people.give_role(tx, person.id if person else "", Role.PARTNER, now, Scope.within(by))
        register.keep(tx, [promised(promise(phone), by)], [])
        owed.add(tx, [Owing(CYCLE, promise(phone), by, Stage.OPEN, today + DAY, now)])
        said = Report(
            0, CYCLE, promise(phone), by, 0, Reported.ON_TRACK, "12", False, "en", Way.CHAT, now, said={"happened": by}
        )
        filed = reports.add(tx, f"bench:{phone}", said)
        reports.sign(tx, filed.number if filed else 0, now)


def promised(id: str, by: str) -> Record:
    now = clock.now()
    wording = Wording("Wells in every village", "Wells in every village of the district, with people who mend them.")
    return Record(
        id, Kind.INDIVIDUAL, "en", {"en": wording}, (Holder(by),), Channel.IMPORT, Verification.CONFIRMED, now, now
    )


def grow(tx: Transaction, count: int) -> None:
    """What others owe, half of it reported."""
    now, until = clock.now(), date(2030, 1, 1)
    by = [f"other{n}" for n in range(count // EACH)]
    record, owing = commitments.values(promised("", "")), Owing(CYCLE, "", "", Stage.OPEN, until, now)
    wording = {"language": "en", "title": "Wells", "text": "Wells in every village", "due": ""}
    said = {
        "cycle": CYCLE,
        "revision": 1,
        "state": "on_track",
        "unchanged": False,
        "language": "en",
        "channel": "chat",
        "at": now,
        "signed": now,
    }
    numbers = range(count)
    maker = {"type": "ngo_national", "standing": Standing.ACTIVE, "signed": False, "since": now}
    spread(tx, tables.organisations, (maker | {"id": one} for one in by))
    spread(
        tx,
        tables.names,
        ({"organisation": one, "language": "en", "name": one, "folded": one, "main": True} for one in by),
    )
    spread(tx, tables.commitments, ({**record, "id": f"m{n}"} for n in numbers))
    spread(tx, tables.wordings, ({**wording, "commitment": f"m{n}"} for n in numbers))
    spread(tx, tables.owed, (row(owing, n, by[n % len(by)]) for n in numbers))
    spread(
        tx,
        tables.reports,
        ({**said, "draft": f"m{n}", "commitment": f"m{n}", "organisation": by[n % len(by)]} for n in numbers if n % 2),
    )


def row(owing: Owing, n: int, by: str) -> dict[str, object]:
    stage = Stage.SUBMITTED if n % 2 else Stage.OPEN
    return asdict(replace(owing, commitment=f"m{n}", organisation=by, stage=stage))
