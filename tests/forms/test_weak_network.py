"""A weak network, slow and losing messages both ways: a form of ten questions is filled all the same."""

from datetime import timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from bot.sandbox import api
from bot.sandbox.faults import Fault
from bot.sandbox.phone import talking
from bot.storage import forms, tables
from tests.cast import Phone
from tests.forms.shelved import shelve, version
from tests.stage import BOT, Stage

TEN = "| survey | | | |\n| | type | name | label |\n" + "\n".join(
    f"| | {'integer' if n % 2 else 'text'} | q{n} | Question {n}? |" for n in range(1, 11)
)
SAID = [str(n * 11) if n % 2 else f"Answer {n}" for n in range(1, 11)]
LOST = 0.05
DELAY = 3.0  # seconds each way, by the sandbox's clock
PATIENCE = 60  # rounds in which nothing comes before somebody gives up


async def waits(stage: Stage) -> None:
    stage.time.advance(seconds=6)
    stage.machine.wake()
    await stage.settle()


async def sees(phone: Phone, words: str) -> bool:
    await waits(phone.stage)
    return any(words in message.get("text", "") for message in phone.received[-2:])


async def until(phone: Phone, words: str, said: str) -> None:
    """Says it, waits for the answer, and says it again when none comes."""
    for _ in range(PATIENCE):
        talking.send_text(phone.stage.world, phone.id, BOT, said)
        phone.stage.time.advance(seconds=DELAY)
        await phone.stage.settle()
        for _ in range(4):
            if await sees(phone, words):
                return
    raise AssertionError(f"{words!r} never came")


@pytest.mark.parametrize("seed", range(6))
async def test_ten_questions_are_answered_once_each(
    stage: Stage, member: Phone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    async def passes(seconds: float) -> None:
        stage.time.advance(seconds=seconds)

    monkeypatch.setattr(api, "asyncio", SimpleNamespace(sleep=passes))
    shelve(stage, version(tmp_path, TEN, "ten"))
    stage.world.faults.random = Random(seed)
    for kind in ("lose", "repeat"):
        stage.world.faults.add(Fault(kind, probability=LOST))
    for method in ("sendMessage", "editMessageText", "editMessageReplyMarkup"):
        for kind in ("reset_before", "reset_after"):
            stage.world.faults.add(Fault(kind, method, probability=LOST))
        stage.world.faults.add(Fault("slow", method, seconds=DELAY))
    began = stage.time.now()
    await until(member, "1 of 10", "/start form_ten")
    for number, said in enumerate(SAID, 1):
        await until(member, f"{number + 1} of 10" if number < 10 else "your answers", said)
    await until(member, "under the number 1.", "Send")
    assert stage.time.now() - began >= timedelta(seconds=2 * DELAY * (len(SAID) + 2))
    stage.world.faults.clear()
    given = await stage.store.read(lambda tx: forms.answered(tx, 1))
    assert given == {f"q{n}": said for n, said in enumerate(SAID, 1)}
    numbers = await stage.store.read(lambda tx: tx.execute(select(tables.submissions.c.number)).scalars().all())
    assert numbers == [1]
