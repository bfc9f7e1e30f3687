"""Updates kept, done, set aside, tried again and let go."""

from datetime import timedelta

import pytest

from bot.storage import inbox
from bot.storage.engine import Transaction
from bot.storage.inbox import Arrival
from tests.storage.conftest import NOON


def arrival(n: int) -> Arrival:
    return Arrival(bytes([n]) * 16, 7, f"sealed {n}".encode())


@pytest.fixture
def ids(tx: Transaction) -> list[int]:
    return [id for id in inbox.keep(tx, [arrival(n) for n in range(3)], NOON) if id]


def waiting(tx: Transaction) -> list[int]:
    return [letter.id for letter in inbox.waiting(tx)]


def test_in_place_of_a_repeat_stands_nothing(tx: Transaction, ids: list[int]) -> None:
    assert inbox.keep(tx, [arrival(1), arrival(9), arrival(9)], NOON) == [None, ids[-1] + 1, None]


def test_they_wait_in_the_order_they_came_page_by_page(tx: Transaction, ids: list[int]) -> None:
    first = inbox.waiting(tx, most=2)
    assert [letter.id for letter in first] == ids[:2]
    assert [letter.id for letter in inbox.waiting(tx, after=first[-1].id)] == ids[2:]
    assert (first[0].body, first[0].received, first[0].attempts) == (b"sealed 0", NOON, 0)


def test_of_what_is_done_only_the_digest_stays(tx: Transaction, ids: list[int]) -> None:
    inbox.finish(tx, ids[0])
    assert waiting(tx) == ids[1:]
    assert tx.exec_driver_sql("SELECT body, length(digest) FROM inbox WHERE state = 'done'").all() == [(None, 16)]
    assert inbox.keep(tx, [arrival(0)], NOON) == [None]


def test_failures_are_counted_each_for_itself(tx: Transaction, ids: list[int]) -> None:
    assert [inbox.tried(tx, ids[0]), inbox.tried(tx, ids[0]), inbox.tried(tx, ids[1])] == [1, 2, 1]


def test_what_is_set_aside_keeps_its_words_and_why(tx: Transaction, ids: list[int]) -> None:
    inbox.set_aside(tx, ids[1], "KeyError")
    assert waiting(tx) == [ids[0], ids[2]]
    assert [(one.id, one.body, one.reason) for one in inbox.aside(tx)] == [(ids[1], b"sealed 1", "KeyError")]
    assert inbox.depths(tx) == {"waiting": 2, "aside": 1}


def test_an_operator_may_have_it_tried_again_from_the_beginning(tx: Transaction, ids: list[int]) -> None:
    inbox.tried(tx, ids[1])
    inbox.set_aside(tx, ids[1], "KeyError")
    assert inbox.retry(tx, ids[1])
    assert not inbox.retry(tx, ids[1]), "once"
    assert waiting(tx) == [ids[0], ids[2]], "until a process takes it up"
    assert [(one.id, one.attempts) for one in inbox.take_up(tx)] == [(ids[1], 0)]
    assert inbox.take_up(tx) == []
    assert waiting(tx) == ids


def test_or_dropped_and_nothing_else(tx: Transaction, ids: list[int]) -> None:
    inbox.set_aside(tx, ids[1], "KeyError")
    assert inbox.drop(tx, ids[1])
    assert not inbox.drop(tx, ids[1])
    assert not inbox.drop(tx, ids[0]), "what waits is not set aside"
    assert inbox.depths(tx) == {"waiting": 2}


def test_only_digests_that_are_done_and_old_are_let_go(tx: Transaction, ids: list[int]) -> None:
    inbox.finish(tx, ids[0])
    assert inbox.forget(tx, NOON, 10) == 0
    assert inbox.forget(tx, NOON + timedelta(seconds=1), 9) == 1
    assert waiting(tx) == ids[1:]
