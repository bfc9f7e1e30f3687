"""The table of numbers, and what its measuring stands on."""

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.commands import bench
from bot.commands.bench import reporting
from bot.commands.bench.ground import Ground
from bot.commands.bench.load import FIRST, PHONES, Load, tap, text
from bot.commands.bench.measured import Result, percentile
from bot.commands.bench.speaking import Strict
from bot.commands.bench.wire import Wire
from bot.storage.tables import reports


def test_a_number_is_held_against_its_bound():
    assert Result("steps", 700, "/s", least=600).holds
    assert not Result("steps", 500, "/s", least=600).holds
    assert not Result("replies", 301, "ms", 300).holds
    assert Result("cost", 900, "us").holds
    assert bench.line(Result("replies", 301, "ms", 300)).endswith("at most 300    FAILS")


def test_percentiles():
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile(list(range(100)), 0.95) == 95


async def test_updates_wait_until_they_are_confirmed():
    wire, got = Wire(), []
    for step in range(3):
        wire.put(*text(0, step))
    wire.poll({}, got.append)
    wire.poll({}, got.append)
    assert got[0] == got[1]
    wire.poll({"offset": str(got[0][1]["update_id"] + 1)}, got.append)
    assert [update["message"]["text"] for update in got[2]] == ["word 2"]


async def test_a_phone_acts_again_when_it_is_answered():
    wire, asked = Wire(), []
    load = Load(wire, tap, "editMessageText")

    def answer(updates):
        for update in updates:
            asked.append(update["callback_query"]["from"]["id"])
            wire.heard("editMessageText", {"chat_id": str(asked[-1]), "text": ""})
        wire.poll({"offset": str(updates[-1]["update_id"] + 1)}, answer)

    wire.poll({}, answer)
    await load.steps(10, at_once=2)
    assert asked == [FIRST + phone for phone in range(10)]
    assert len(load.took) == 10


def test_a_strict_server_refuses_what_is_above_the_rate():
    wire = Wire()
    strict = Strict(wire, 3)
    broadcast, reply = {"chat_id": str(FIRST + PHONES)}, {"chat_id": str(FIRST)}
    assert [wire.refuses("sendMessage", broadcast) for _ in range(5)] == [0, 0, 0, 1, 1]
    assert wire.refuses("sendMessage", reply) == 0
    assert (strict.refused, strict.most) == (2, 3)


@pytest.mark.alone
@pytest.mark.slow
def test_a_row_is_measured_and_written_down(operator, tmp_path: Path):
    assert operator.types("bench --only start --json table.json") in (0, 1)
    table = json.loads((operator.folder / "table.json").read_text())
    assert table[0]["what"] == "start to the first poll"
    assert 0 < table[0]["value"] < 60
    assert table[0]["what"] in operator.said


@pytest.mark.alone
@pytest.mark.slow
async def test_a_measured_report_is_one_that_is_filed(tmp_path: Path, monkeypatch):
    for name, value in {"LITTLE": 50, "STEPS": 40, "ROUNDS": 1, "AT_ONCE": 8}.items():
        monkeypatch.setattr(reporting, name, value)
    little = Ground(tmp_path / "little")
    await little.prepare()
    assert len(await reporting.reporting(little, little.copied(tmp_path / "much"), 100)) == 2
    said = select(func.count()).where(reports.c.revision > 1)
    assert await little.write(lambda tx: tx.execute(said).scalar_one()) == 80
