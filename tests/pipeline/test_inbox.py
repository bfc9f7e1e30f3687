"""An update is sealed, on disk, and only then confirmed; a repeat is known, a number used anew is not one."""

from typing import Any

import pytest

from bot.pipeline.inbox import Inbox, Kept, identity
from bot.seal import Seal
from bot.storage import inbox
from bot.storage.engine import Transaction, Unavailable
from tests.stage import Stage

WORDS = "The pump in the lower village is dry"


def update(number: int = 1, text: str = WORDS, **message: Any) -> dict[str, Any]:
    content = {"message_id": number, "date": 1_750_000_000, "chat": {"id": 7, "type": "private"}, "text": text}
    return {"update_id": number, "message": {**content, **message}}


class Hands:
    """What the inbox hands on, and whom it apologises to."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.told: list[int] = []

    async def give(self, kept: Kept) -> None:
        self.kept.append(kept)

    async def apologise(self, chat: int) -> None:
        self.told.append(chat)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def receiving(stage: Stage, hands: Hands) -> Inbox:
    return Inbox(stage.store, stage.seal, hands.give, hands.apologise)


async def test_what_arrives_is_kept_and_handed_on_in_order(receiving: Inbox, hands: Hands, stage: Stage) -> None:
    await receiving.receive([update(1), update(2)])
    letters = await stage.store.read(inbox.waiting)
    assert [letter.id for letter in letters] == [one.id for one in hands.kept]
    assert [one.raw for one in hands.kept] == [update(1), update(2)] == [receiving.open(one.body) for one in letters]


async def test_it_is_on_disk_before_it_is_handed_on(stage: Stage, hands: Hands) -> None:
    found: list[list[inbox.Letter]] = []

    async def give(_: Kept) -> None:
        found.append(await stage.store.read(inbox.waiting))

    await Inbox(stage.store, stage.seal, give, hands.apologise).receive([update()])
    assert len(found[0]) == 1


async def test_no_word_of_it_can_be_read_without_the_key(receiving: Inbox, stage: Stage) -> None:
    await receiving.receive([update()])
    (letter,) = await stage.store.read(inbox.waiting)
    assert b"pump" not in letter.body


async def test_repeats_are_known(receiving: Inbox, hands: Hands) -> None:
    await receiving.receive([update(1), update(1)])
    await receiving.receive([update(1), update(2), update(1)])
    assert [one.raw["update_id"] for one in hands.kept] == [1, 2]


async def test_a_number_used_anew_is_no_repeat(receiving: Inbox, hands: Hands) -> None:
    await receiving.receive([update(1), update(1, date=1_760_000_000), update(1, chat={"id": 8, "type": "private"})])
    assert len(hands.kept) == 3


def test_every_kind_is_told_apart_by_what_it_points_at() -> None:
    edit = {"update_id": 1, "edited_message": update(1)["message"]}
    taps = [{"update_id": 1, "callback_query": {"id": id, "from": {"id": 7}}} for id in ("a", "b")]
    same = [identity(one) for one in (update(1), update(1, text="other words"))]
    other = [identity(one) for one in (update(2), edit, *taps)]
    assert same[0] == same[1]
    assert all(one != same[0] for one in other)
    assert len({str(one) for one in other}) == 4


async def test_broken_letters_survive_the_way_through(receiving: Inbox, hands: Hands) -> None:
    broken = [{"update_id": 1, "message": 5}, {"update_id": 2}, update(3, text="lone \ud83d half")]
    await receiving.receive(broken)
    assert await receiving.recover() == 3
    assert [one.raw for one in hands.kept] == broken * 2


async def test_where_nothing_can_be_saved_each_chat_is_told_and_nothing_confirmed(
    receiving: Inbox, hands: Hands, stage: Stage
) -> None:
    await stage.store.write(lambda tx: tx.exec_driver_sql("PRAGMA query_only = ON"))
    with pytest.raises(Unavailable):
        await receiving.receive([update(1), update(2), update(3, chat={"id": 8, "type": "private"})])
    assert (hands.kept, sorted(hands.told)) == ([], [7, 8])


async def test_after_a_start_what_waits_is_taken_up_in_order(
    receiving: Inbox, hands: Hands, monkeypatch: pytest.MonkeyPatch, stage: Stage
) -> None:
    monkeypatch.setattr("bot.pipeline.inbox.SLICE", 2)
    await receiving.receive([update(n) for n in range(1, 6)])
    await stage.store.write(lambda tx: inbox.finish(tx, hands.kept[1].id))
    hands.kept.clear()
    assert await receiving.recover() == 4
    assert [one.raw["update_id"] for one in hands.kept] == [1, 3, 4, 5]


async def test_a_letter_that_cannot_be_opened_keeps_nobody_else_waiting(
    receiving: Inbox, hands: Hands, stage: Stage
) -> None:
    other = Inbox(stage.store, Seal(bytes(32)), hands.give, hands.apologise)
    await other.receive([update(1)])
    await receiving.receive([update(2)])
    hands.kept.clear()
    await receiving.recover()
    assert [one.raw["update_id"] for one in hands.kept] == [2]
    assert [letter.reason for letter in await stage.store.read(inbox.aside)] == ["Unreadable"]


async def test_what_an_operator_wants_tried_again_is_taken_up_once(
    receiving: Inbox, hands: Hands, stage: Stage
) -> None:
    await receiving.receive([update(1), update(2)])

    def set_aside(tx: Transaction) -> None:
        for one in hands.kept:
            inbox.set_aside(tx, one.id, "KeyError")
            inbox.retry(tx, one.id)

    await stage.store.write(set_aside)
    hands.kept.clear()
    await receiving.take_up()
    await receiving.take_up()
    assert [one.raw["update_id"] for one in hands.kept] == [1, 2]
