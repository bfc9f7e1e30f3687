"""The days of a cycle stand in everybody's calendar, and lead those who report to what is due."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.cycles import Cycle, When
from bot.domain.people import Role
from bot.i18n import Translator
from bot.services import calendar, cycles
from bot.services.cycles import Dates
from bot.storage.engine import Transaction
from bot.views.calendar import subscribing
from bot.views.page import Here, Reading
from tests.cast import Phone
from tests.registry import listed, person_of
from tests.reporting import opened, promising, working
from tests.stage import HOUSE, Stage
from tests.town import CYCLE, PROCESS


@pytest.fixture(autouse=True)
async def town(stage: Stage) -> None:
    """A cycle that is open, is due on 31 May 2026 and locks on 30 June."""
    await listed(stage, signed=False)
    await stage.store.write(promising)
    await opened(stage)


async def test_everybody_sees_when_reports_are_due_and_when_it_is_too_late(member: Phone) -> None:
    await member.follows(f"calendar_ahead_{PROCESS}")
    member.sees("31 May 2026: Reports are due: 2026", "30 June 2026: Last day for late reports: 2026")
    member.sees("Set by organisers here")
    assert "Reporting opens" not in member.text
    await member.presses("1.")
    member.sees("When: 31 May 2026", "Concerns: those who made commitments", "Process: Agenda for Humanity")
    assert not any("What is due" in label for label in member.labels(member.screen))


async def test_the_day_on_which_it_opened_is_past(member: Phone) -> None:
    await member.follows(f"calendar_entry_opens-{CYCLE.id}")
    member.sees("Reporting opens: 2026", "When: 1 May 2026")


async def test_who_reports_comes_from_there_to_what_is_due(stage: Stage) -> None:
    ann = await working(stage)
    await ann.says("/calendar")
    await ann.presses("My dates")
    ann.sees("31 May 2026: Reports are due: 2026")
    await ann.presses("1.")
    await ann.presses("What is due")
    ann.sees("Promise 1")


async def test_another_day_raises_the_sequence_of_that_day_alone(stage: Stage) -> None:
    desk = await Phone.settled(stage, "en", Role.ORGANISER)
    by = await person_of(stage, desk)
    when = When(stage.time.now(), "UTC")
    before, after = (Dates(date(2027, 1, 1), date(2027, 3, day), date(2027, 6, 30)) for day in (30, 31))

    def unit(tx: Transaction) -> list[tuple[str, int]]:
        made = cycles.make(tx, by, PROCESS, {"en": "2027"}, before, when)
        assert isinstance(made, Cycle)
        for _ in range(2):
            cycles.change(tx, by, made.id, made.names, after, when)
        found = calendar.entries(tx, stage.shelf.content)
        return [(one.id.partition("-")[0], one.revision) for one in found if one.id.endswith(made.id)]

    assert await stage.store.write(unit) == [("opens", 0), ("due", 1), ("locks", 0)]


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("ahead_all_1", "https://kept.example.org/calendar.ics?lang=en"),
        ("ahead_global-compacts_1", "https://kept.example.org/calendar.ics?lang=en&process=global-compacts"),
        ("mine_all_1", ""),
    ],
)
async def test_a_calendar_can_follow_what_is_everybodys(stage: Stage, member: Phone, at: str, told: str) -> None:
    house = replace(HOUSE, public_url="https://kept.example.org/")
    here = Here(house, stage.shelf.content, stage.seal, stage.time.now())
    reading = Reading({"at": at}, await person_of(stage, member), here)
    said = "".join(line.unescape() for line in subscribing(reading, Translator("en")))
    assert told in said
    assert bool(said) == bool(told)
