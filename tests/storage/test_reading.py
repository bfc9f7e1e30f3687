"""Where people stopped reading, and the processes they follow."""

from datetime import date, timedelta

import pytest

from bot.storage import people, reading, rights
from bot.storage.engine import Transaction
from tests.storage.conftest import NOON


@pytest.fixture
def person(tx: Transaction) -> str:
    return people.add(tx, 7, "en", "UTC", date(2027, 3, 1)).id


def test_there_is_one_bookmark_a_report_and_the_latest_comes_first(tx: Transaction, person: str) -> None:
    for minute, (report, place) in enumerate([("a", "a_1"), ("b", "b_1"), ("a", "a_2")]):
        reading.put(tx, person, report, place, NOON + timedelta(minutes=minute))
    assert reading.places(tx, person) == ("a_2", "b_1")


def test_following_twice_is_following_once(tx: Transaction, person: str) -> None:
    reading.follow(tx, person, "peace", NOON)
    reading.follow(tx, person, "peace", NOON)
    assert reading.followed(tx, person) == {"peace"}
    reading.unfollow(tx, person, "peace")
    reading.unfollow(tx, person, "peace")
    assert reading.followed(tx, person) == frozenset()


def test_whoever_is_forgotten_leaves_neither_behind(tx: Transaction, person: str) -> None:
    reading.put(tx, person, "a", "a_1", NOON)
    reading.follow(tx, person, "peace", NOON)
    rights.erase(tx, person)
    assert reading.places(tx, person) == ()
    assert reading.followed(tx, person) == frozenset()
