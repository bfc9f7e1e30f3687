"""Where nothing can be saved people are told so, once in a while, past the outbox."""

import pytest

from bot import clock
from bot.pipeline.apology import EVERY, Apology
from bot.pipeline.telegram import Telegram
from bot.sandbox.faults import Fault
from tests.cast import Phone
from tests.stage import HOUSE, Stage


@pytest.fixture
def apology(stage: Stage) -> Apology:
    return Apology(Telegram(stage.bot), HOUSE)


async def test_somebody_is_told_once_in_ten_minutes(
    apology: Apology, member: Phone, partner: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = len(member.received)
    for now in (0.0, EVERY - 1, EVERY):
        monkeypatch.setattr(clock, "monotonic", lambda now=now: now)
        await apology.tell(member.id)
    assert len(member.received) == seen + 2
    await apology.tell(partner.id)
    partner.sees("Nothing can be saved just now.")


@pytest.mark.parametrize("chat", [0, -70])
async def test_groups_and_nobody_are_not(apology: Apology, stage: Stage, chat: int) -> None:
    await apology.tell(chat)
    assert stage.world.journal.calls("sendMessage") == []


@pytest.mark.parametrize("kind", ["timeout_after", "reset_before", "flood", "html"])
async def test_one_that_does_not_get_through_is_let_go(
    apology: Apology, stage: Stage, member: Phone, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    stage.world.faults.add(Fault(kind, method="sendMessage", seconds=0))
    await apology.tell(member.id)
    assert "an apology was not delivered" in caplog.text


async def test_where_an_update_cannot_even_be_kept(stage: Stage, member: Phone) -> None:
    await stage.store.write(lambda tx: tx.exec_driver_sql("PRAGMA query_only = ON"))
    with pytest.raises(Exception, match="readonly"):
        await member.says("hello")
    member.sees("Your message is not lost")
