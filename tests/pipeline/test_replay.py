"""Real updates of other people's bots, once, twice and shuffled: the process stays up, and no word is logged."""

import json
import logging
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.log import TALKATIVE, Lines, Redactor
from bot.pipeline import counting
from bot.storage import inbox
from tests.stage import Stage

SAMPLE = Path(__file__).parents[3] / "shared" / "telegram" / "updates_sample.jsonl"
pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason=f"{SAMPLE.name} is not there")

Raw = dict[str, Any]
ORDERS = ["in order", "twice", "shuffled 1", "shuffled 2", "shuffled 3"]
SHORTEST = 8  # letters; shorter names are words of ours too


def sample() -> list[Raw]:
    return [json.loads(line)["update"] for line in SAMPLE.read_text(encoding="utf-8").splitlines()]


def ordered(updates: list[Raw], order: str) -> list[Raw]:
    if order == "twice":
        return updates * 2
    if order.startswith("shuffled"):
        return random.Random(order).sample(updates * 2, len(updates) * 2)
    return updates


def words(value: Any) -> Iterator[str]:
    """Everything that people wrote or are called."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) and name in PERSONAL:
                yield inner
            yield from words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)


PERSONAL = {"text", "caption", "first_name", "last_name", "username", "title", "query", "phone_number", "data", "email"}


@pytest.fixture
def talkative(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """The log at its fullest, as far as the log's own setup lets libraries speak."""
    caplog.set_level(logging.DEBUG)
    for name in TALKATIVE:
        caplog.set_level(logging.WARNING, name)
    return caplog


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("order", ORDERS)
async def test_real_updates_are_each_handled_once_or_set_aside(
    stage: Stage, order: str, talkative: pytest.LogCaptureFixture
) -> None:
    before = counting.worked._value.get()
    different = {stage.machine.inbox.sealed(raw).digest for raw in sample()}
    for raw in ordered(sample(), order):
        await stage.machine.inbox.receive([raw])
    await stage.settle()
    aside = await stage.store.read(inbox.aside)
    assert await stage.store.read(inbox.depths) == {"aside": len(aside)}, "nothing waits, nothing is lost"
    assert counting.worked._value.get() - before + len(aside) == len(different)
    assert 0 < len(aside) < len(different) / 4, "only what the library cannot parse"
    assert all(letter.attempts == 3 and letter.reason for letter in aside)
    form = Lines(Redactor([]))
    told = "\n".join(form.format(record) for record in talkative.records)
    assert "an update failed" in told
    assert [word for word in set(words(sample())) if len(word) >= SHORTEST and word in told] == []
