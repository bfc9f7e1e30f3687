"""An operator looks after updates that were set aside."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.seal import Keys
from bot.storage import inbox
from bot.storage.engine import Store
from bot.storage.inbox import Arrival

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def store(operator, unit):
    """Run a unit of work in the operator's database."""

    async def run():
        keys = Keys.open(operator.folder / "keys", fresh_allowed=False)
        opened = await Store.open(operator.folder / "data" / "kept.db", keys.database)
        try:
            return await opened.write(unit)
        finally:
            await opened.close()

    return asyncio.run(run())


def set_aside(tx):
    arrivals = [Arrival(bytes([n]) * 16, 7, b"sealed") for n in range(3)]
    for id in inbox.keep(tx, arrivals, NOON)[:2]:
        inbox.set_aside(tx, id, "KeyError in /report")


@pytest.fixture
def troubled(operator):
    """Of three updates received the first two are set aside."""
    operator.types("migrate")
    store(operator, set_aside)
    return operator


def taken_up(tx):
    """As a running Kept does every few seconds."""
    inbox.take_up(tx)
    return inbox.waiting(tx)


def waiting(operator):
    return [letter.id for letter in store(operator, taken_up)]


def test_they_are_listed_with_time_and_reason(troubled):
    assert troubled.types("letters list") == 0
    first, second, count = troubled.said.splitlines()
    assert first.split() == ["1", "2027-03-01", "12:00", "UTC", "0", "tries", "KeyError", "in", "/report"]
    assert second.split()[0] == "2"
    assert count == "2 set aside."


def test_one_is_worked_again(troubled):
    assert troubled.types("letters retry 2") == 0
    assert troubled.said == "1 to be worked again by the running Kept, or when it starts.\n"
    assert waiting(troubled) == [2, 3]


def test_all_are_worked_again(troubled):
    assert troubled.types("letters retry all") == 0
    assert waiting(troubled) == [1, 2, 3]


def test_one_is_dropped_with_what_it_held(troubled):
    assert troubled.types("letters drop 1") == 0
    assert [letter.id for letter in store(troubled, inbox.aside)] == [2]
    assert waiting(troubled) == [3]


@pytest.mark.parametrize("which", ["3", "9", "x", "-1"])
def test_only_what_is_set_aside_can_be_retried_or_dropped(troubled, which):
    assert troubled.types(f"letters drop -- {which}") == 1
    assert f"There is no letter {which}" in troubled.said
    assert waiting(troubled) == [3]


def test_all_of_none_is_fine(operator):
    operator.types("migrate")
    assert operator.types("letters retry all") == 0
    assert operator.said == "0 to be worked again by the running Kept, or when it starts.\n"
