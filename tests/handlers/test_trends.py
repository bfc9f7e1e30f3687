"""What was reported over time, in numbers that say of how many."""

import pytest

from tests.cast import Phone
from tests.registry import listed
from tests.reporting import next_year, opened, promising, reported, working
from tests.stage import Stage


@pytest.fixture(autouse=True)
async def two_years(stage: Stage) -> None:
    """In the first year one of three was reported on, in the second one none yet."""
    await listed(stage, signed=False)
    await stage.store.write(promising)
    await opened(stage)
    await reported(stage, await working(stage))
    await next_year(stage)


async def test_states_are_told_over_the_cycles_with_what_was_expected(member: Phone) -> None:
    await member.says("/trends")
    member.sees("Agenda for Humanity", "2026: 1 of 3 received", "On track: 1 · Nothing received: 2")
    member.sees("2027: 0 of 3 received", "Nothing received: 3", "As of 4 May 2027.")
    assert member.text.index("2026") < member.text.index("2027")


async def test_one_part_is_seen_at_a_time(member: Phone) -> None:
    await member.follows("trends_agenda-for-humanity")
    await member.presses("By kind")
    member.sees("In the last cycle:", "Individual commitment: 0 of 3 received")
    await member.presses("Individual commitment")
    member.sees("Individual commitment", "2026: 1 of 3 received")
    await member.presses("Back")
    await member.presses("Back")
    await member.presses("By country")
    member.sees("Kenya: 0 of 3 received")


async def test_no_picture_comes_unasked(stage: Stage, member: Phone) -> None:
    await member.says("/trends")
    assert not [one for one in member.received if "photo" in one or "document" in one]


async def test_a_process_without_cycles_says_so(member: Phone) -> None:
    await member.follows("trends_no-such-process")
    member.sees("No cycle has opened yet.")
