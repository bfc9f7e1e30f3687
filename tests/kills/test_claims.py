"""Two who claim what is owed never get the same."""

from datetime import timedelta

from bot.domain.effects import Lane, Owed
from bot.domain.screens import Screen
from bot.storage import outbox
from bot.storage.engine import Transaction
from tests.stage import Stage


async def test_what_is_claimed_is_claimed_once(stage: Stage) -> None:
    now = stage.time.now()

    def owe(tx: Transaction) -> None:
        for number in range(5):
            outbox.add(tx, Owed(f"one:{number}", 1, None, Screen("start.menu"), now))

    def claim(tx: Transaction) -> list[str]:
        return [one.owed.key for one in outbox.claim(tx, Lane.REPLY, now + timedelta(seconds=1), 3)]

    await stage.store.write(owe)
    first, second = await stage.store.write(claim), await stage.store.write(claim)
    assert first == ["one:0", "one:1", "one:2"]
    assert second == ["one:3", "one:4"]
    assert await stage.store.write(claim) == []
