"""What the tests of milestones say and press on the desk, and one that is made already."""

from dataclasses import replace
from typing import Any

from bot.domain.calendar import Timing
from bot.domain.dues import understood
from bot.domain.milestones import Milestone
from bot.jobs.milestones import Milestones
from bot.storage import milestones as rows
from tests.cast import Phone
from tests.stage import Stage

AGENDA = "agenda-for-humanity"


async def made(stage: Stage, **rest: Any) -> Milestone:
    now = stage.time.now()
    one = Milestone(
        "abcdef0123", AGENDA, "en", {"en": "Reports are due"}, "14 June 2027", "en",
        Timing(understood("14 June 2027")), ("all",), "", now, now,
    )  # fmt: skip
    one = replace(one, **rest)
    await stage.store.write(lambda tx: rows.put(tx, one))
    return one


async def writes(phone: Phone, date: str = "spring 2027", title: str = "Reports are due") -> None:
    """From the list up to the look before it counts."""
    await phone.presses("New milestone")
    await phone.presses("Agenda for Humanity")
    await phone.presses("No country in particular")
    await phone.says(title)
    await phone.says(date)
    await phone.presses("Once")
    await phone.presses("Go on")
    await phone.says("Resolution 71/127, paragraph 4")


async def told(stage: Stage) -> None:
    """What the clock does every five seconds."""
    await Milestones(stage.store, stage.shelf).keep()
    await stage.machine.drain()


async def everything(stage: Stage) -> list[Milestone]:
    return await stage.store.read(rows.everything)


async def follows(stage: Stage, phone: Phone, process: str = AGENDA) -> None:
    await phone.follows(f"calendar_ahead_{process}")
    await phone.presses("Follow this process")
    stage.time.advance(minutes=1)


async def pages_with(phone: Phone, *words: str) -> bool:
    for n in range(1, 10):
        await phone.follows(f"calendar_ahead_{AGENDA}_{n}")
        if all(word in phone.text for word in words):
            return True
    return False


async def opened(desk: Phone) -> None:
    """The list once more, and the milestone on it."""
    await desk.says("/desk")
    await desk.presses("Milestones")
    await desk.presses("Reports are due")
