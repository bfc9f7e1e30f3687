"""Forty forms, from one question to repetitions in groups with choice filters: played alike everywhere."""

import re
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot import clock
from bot.commands.try_ import play
from bot.domain.forms.version import Version
from bot.forms import load
from bot.storage import forms, tables
from bot.storage.engine import Transaction
from bot.web.site import site
from bot.web.state import State
from tests.cast import Phone
from tests.forms.browsing import Browser, address
from tests.forms.playing import in_browser, in_chat, script, terminal
from tests.forms.shelved import shelve
from tests.stage import HOUSE, Stage

FORTY = sorted((Path(__file__).parent / "forty").glob("*.md"))
ANSWER = re.compile(r"^  (\S+) = (.*)$", re.MULTILINE)
BOUNDED = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def in_terminal(version: Version, lines: list[str], patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> dict:
    typed = iter(lines)
    patch.setattr("builtins.input", lambda _: next(typed))
    capsys.readouterr()
    assert play(version.form, "en") == 0
    return dict(ANSWER.findall(capsys.readouterr().out))


async def last(stage: Stage) -> tuple[str, dict[str, str]]:
    """By which way it came, and what it says."""

    def unit(tx: Transaction) -> tuple[str, dict[str, str]]:
        number = tx.execute(select(func.max(tables.submissions.c.number))).scalar() or 0
        sent = forms.submission(tx, number)
        return (sent.channel if sent else ""), forms.answered(tx, number)

    return await stage.store.read(unit)


def test_there_are_forty() -> None:
    assert len(FORTY) == 40


@pytest.mark.parametrize("file", FORTY, ids=lambda file: file.stem)
@BOUNDED
@given(data=st.data())
async def test_it_comes_to_the_same_everywhere(
    stage: Stage,
    member: Phone,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture,
    file: Path,
    data: st.DataObject,
) -> None:
    version = Version.of(file.stem, load(file))
    shelve(stage, version)
    acts, answers = script(version.form, lambda options: data.draw(st.sampled_from(options)), clock.now())
    assert in_terminal(version, terminal(acts), monkeypatch, capsys) == answers
    await member.follows(f"form_{file.stem}")
    await in_chat(member, acts)
    assert await last(stage) == ("chat", answers), member.text
    await member.follows(f"form_{file.stem}")
    transport = httpx.ASGITransport(
        site(State(stage.store, HOUSE, lambda: 0.0, stage.machine.here, stage.cabinet), None)
    )
    async with httpx.AsyncClient(transport=transport, base_url="http://kept") as client:
        browser = Browser(client, await address(stage, member, file.stem))
        await in_browser(browser, acts)
    assert await last(stage) == ("web", answers)
