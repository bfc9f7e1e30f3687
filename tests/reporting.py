"""Reports on phones: three promises in a cycle that is open, whoever works there, and looks at what is on disk."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.commitments import Verification
from bot.domain.reports import Report
from bot.domain.reports import Stage as Reached
from bot.services import cycles, register
from bot.storage import cycles as cycle_rows
from bot.storage import organisations, owed
from bot.storage import reports as rows
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.promises import promised
from tests.registry import works_for
from tests.stage import Stage
from tests.town import CYCLE, NOON, PROCESS

PROMISES = ("aa222222", "bb222222", "cc222222")


def promising(tx: Transaction) -> None:
    before = {"process": PROCESS, "verification": Verification.CONFIRMED, "created": NOON - timedelta(days=9)}
    for n, id in enumerate(PROMISES, 1):
        one = promised(id, "wells", title=f"Promise {n}", target="5000", unit="wells", **before)
        register.keep(tx, [one], [])
    cycle_rows.put(tx, CYCLE)


async def opened(stage: Stage) -> None:
    def unit(tx: Transaction) -> None:
        while cycles.work(tx, cycles.When(stage.time.now(), "UTC")):
            pass

    await stage.store.write(unit)


async def working(stage: Stage, *, signs: bool = False) -> Phone:
    phone = await Phone.settled(stage, "en")
    await works_for(stage, phone, signs=signs)
    return phone


async def signing(stage: Stage) -> None:
    await stage.store.write(lambda tx: organisations.change(tx, "wells", signed=True))


async def kept(stage: Stage, commitment: str = PROMISES[0]) -> list[Report]:
    """The oldest first."""
    return (await stage.store.read(lambda tx: rows.revisions(tx, CYCLE.id, commitment, 9)))[::-1]


async def stands(stage: Stage, commitment: str = PROMISES[0]) -> Reached:
    found = await stage.store.read(lambda tx: owed.find(tx, CYCLE.id, commitment))
    assert found
    return found.stage


async def twice(stage: Stage, phone: Phone, label: str) -> None:
    """Pressed again before anything is seen of it."""
    screen = phone.screen
    phone.taps(label, screen)
    phone.taps(label, screen)
    await stage.settle()


async def reported(stage: Stage, phone: Phone, text: str = "2 340 wells repaired") -> None:
    await phone.says("/report")
    await phone.says(text)
    await phone.presses("Send")


async def next_year(stage: Stage) -> None:
    """The same promises in the next cycle."""
    stage.time.advance(days=365)
    later = [day + timedelta(days=365) for day in (CYCLE.opens, CYCLE.due, CYCLE.locks)]
    await stage.store.write(
        lambda tx: cycle_rows.put(
            tx, replace(CYCLE, id="d23456", names={"en": "2027"}, opens=later[0], due=later[1], locks=later[2])
        )
    )
    await opened(stage)
