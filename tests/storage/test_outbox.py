"""Effects owed once, claimed once, put off, failed, moved and let go."""

from datetime import timedelta

from bot.domain.effects import Effect, Lane, Owed
from bot.domain.screens import Screen
from bot.storage import outbox
from bot.storage.engine import Transaction
from tests.storage.conftest import NOON

SCREEN = Screen("form.words", {"n": 3, "code": "a1"})


def owe(tx: Transaction, key: str, chat: int = 7, **rest: object) -> None:
    outbox.add(tx, Owed(key, chat, None, SCREEN, NOON, **rest))  # type: ignore[arg-type]


def claim(tx: Transaction, lane: Lane = Lane.REPLY, most: int = 9, late: int = 0) -> list[str]:
    return [one.owed.key for one in outbox.claim(tx, lane, NOON + timedelta(seconds=late), most)]


def test_what_is_owed_comes_back_as_it_was(tx: Transaction) -> None:
    due = NOON + timedelta(seconds=5)
    owed = Owed("one", 7, None, SCREEN, NOON, Effect.SCREEN, Lane.BULK, edits=1, strips=2, revision=3, due=due)
    outbox.add(tx, owed)
    (claimed,) = outbox.claim(tx, Lane.BULK, due, 9)
    assert claimed.owed == owed


def test_the_same_key_is_owed_once(tx: Transaction) -> None:
    owe(tx, "one")
    owe(tx, "one", chat=8)
    assert claim(tx) == ["one"]


def test_it_is_claimed_once_by_its_lane_in_order_when_due(tx: Transaction) -> None:
    owe(tx, "late", due=NOON + timedelta(seconds=9))
    for key in ("a", "b", "c"):
        owe(tx, key)
    owe(tx, "bulk", lane=Lane.BULK)
    assert claim(tx, most=2) == ["a", "b"]
    assert claim(tx) == ["c"]
    assert claim(tx) == []
    assert claim(tx, late=9) == ["late"]
    assert claim(tx, Lane.BULK) == ["bulk"]


def test_what_is_put_off_comes_later_with_its_tries(tx: Transaction) -> None:
    owe(tx, "one")
    (one,) = outbox.claim(tx, Lane.REPLY, NOON, 9)
    outbox.later(tx, one.id, 2, NOON + timedelta(seconds=5))
    assert claim(tx, late=4) == []
    (again,) = outbox.claim(tx, Lane.REPLY, NOON + timedelta(seconds=5), 9)
    assert again.attempts == 2


def test_what_was_in_flight_is_owed_again_and_what_failed_is_not(tx: Transaction) -> None:
    for key in ("sent", "failed", "flying"):
        owe(tx, key)
    sent, failed, _ = outbox.claim(tx, Lane.REPLY, NOON, 9)
    outbox.sent(tx, [sent.id])
    outbox.fail(tx, failed.id, "chat not found")
    assert outbox.resume(tx) == 1
    assert claim(tx) == ["flying"]


def test_what_an_old_backup_owed_is_not_sent(tx: Transaction) -> None:
    for key in ("owed", "flying"):
        owe(tx, key)
    outbox.claim(tx, Lane.REPLY, NOON, 1)
    assert outbox.go_stale(tx) == 2
    assert (outbox.resume(tx), claim(tx)) == (0, [])


def test_a_group_that_moved_takes_everything_along(tx: Transaction) -> None:
    owe(tx, "one", chat=-7)
    owe(tx, "other", chat=-8)
    outbox.migrate(tx, -7, -70)
    assert [one.owed.chat for one in outbox.claim(tx, Lane.REPLY, NOON, 9)] == [-70, -8]


def test_depths_say_how_many_and_since_when(tx: Transaction) -> None:
    owe(tx, "old")
    owe(tx, "new", due=NOON + timedelta(seconds=9))
    owe(tx, "bulk", lane=Lane.BULK)
    assert sorted(outbox.depths(tx)) == [("bulk", "owed", 1, NOON), ("reply", "owed", 2, NOON)]


def test_a_pause_of_a_lane_is_kept_and_replaced(tx: Transaction) -> None:
    for seconds in (5, 9):
        outbox.pause(tx, Lane.BULK, NOON + timedelta(seconds=seconds))
    assert outbox.pauses(tx) == {"bulk": NOON + timedelta(seconds=9)}


def test_failures_are_let_go_after_their_time(tx: Transaction) -> None:
    for key in ("failed", "owed"):
        owe(tx, key)
    outbox.fail(tx, 1, "chat not found")
    assert (outbox.forget(tx, NOON), outbox.forget(tx, NOON + timedelta(seconds=1))) == (0, 1)
    assert claim(tx) == ["owed"]
