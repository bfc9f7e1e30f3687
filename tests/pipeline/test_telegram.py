"""What becomes of every refusal: permanent ones are tried once, passing ones again, and none for ever."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.i18n import Translator
from bot.pipeline.request import Unsent
from bot.pipeline.telegram import Again, Moved, Refused, Telegram, Unreachable, Wait
from bot.sandbox import refusals
from bot.sandbox.refusals import Refusal
from bot.storage import tables
from bot.views import notice
from bot.views.page import Page
from tests.cast import Phone
from tests.pipeline import conftest
from tests.pipeline.conftest import owe, owed
from tests.stage import Stage

SANDBOX = Path(refusals.__file__).parent
PASSING = [
    (429, {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 1}}),
    (500, {"ok": False, "error_code": 500, "description": "Internal Server Error"}),
    (502, "<html>Bad Gateway</html>"),
    (200, "<html>Sign in to the network</html>"),
    (409, {"ok": False, "error_code": 409, "description": "Conflict"}),
    (401, {"ok": False, "error_code": 401, "description": "Unauthorized"}),
    (404, {"ok": False, "error_code": 404, "description": "Not Found"}),
    TimeoutError(),
    ConnectionResetError(),
    Unsent("Telegram cannot be reached"),
    KeyError("an answer nobody foresaw"),
]


def spoken(node: ast.AST) -> str:
    """A text with whatever is filled in left out."""
    if isinstance(node, ast.JoinedStr):
        return "".join(spoken(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "something"


def said() -> Iterator[Refusal]:
    """Every text with which the sandbox refuses, and so Telegram does."""
    makers = {"bad_request": refusals.bad_request, "forbidden": refusals.forbidden}
    for file in sorted(SANDBOX.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in makers:
                moves = {key.arg: -4711 for key in node.keywords if key.arg == "migrate_to_chat_id"}
                yield makers[node.func.id](spoken(node.args[0]), **moves)


REFUSALS = {refusal.description: refusal for refusal in said()}


def expected(refusal: Refusal) -> type[Exception]:
    if "upgraded" in refusal.description:
        return Moved
    gone = refusal.code == 403 or "chat not found" in refusal.description
    return Unreachable if gone else Refused


def test_the_table_knows_them_all() -> None:
    assert len(REFUSALS) > 80
    assert {expected(one) for one in REFUSALS.values()} == {Moved, Unreachable, Refused}


async def test_each_refusal_is_told_apart(stage: Stage, telegram: conftest.Telegram) -> None:
    t = Translator("en")
    for refusal in REFUSALS.values():
        telegram.answers["sendMessage"] = (refusal.code, refusal.body())
        with pytest.raises((Moved, Unreachable, Refused)) as caught:
            await Telegram(stage.bot).show(7, notice.not_saved(t), t, None)
        assert type(caught.value) is expected(refusal), refusal.description


async def test_a_permanent_one_is_tried_once(stage: Stage, telegram: conftest.Telegram, member: Phone) -> None:
    permanent = [one for one in REFUSALS.values() if expected(one) is not Moved]
    for refusal in permanent:
        telegram.answers["sendMessage"] = (refusal.code, refusal.body())
        telegram.asked.clear()
        await stage.store.write(lambda tx: tx.execute(tables.outbox.delete()))
        await owe(stage, "one", member.id)
        await stage.machine.drain()
        stage.time.advance(minutes=10)
        await stage.machine.drain()
        assert telegram.asked == ["sendMessage"]
        (row,) = await owed(stage)
        assert row.state == "failed"
        assert refusal.description.lower().endswith(row.reason.lower())


@pytest.mark.usefixtures("steady")
@pytest.mark.parametrize("answer", PASSING, ids=str)
async def test_a_passing_one_is_tried_again(
    stage: Stage, telegram: conftest.Telegram, member: Phone, answer: Any
) -> None:
    telegram.answers["sendMessage"] = answer
    await owe(stage, "one", member.id)
    await stage.machine.drain()
    (row,) = await owed(stage)
    assert row.state == "owed"
    assert row.due > stage.time.now()
    telegram.answers.clear()
    stage.time.advance(seconds=2)
    await stage.machine.drain()
    member.sees("Your last message could not be handled.")
    assert await owed(stage) == []


@pytest.mark.parametrize("answer", [one for one in PASSING if not isinstance(one, Unsent)][1:], ids=str)
async def test_none_is_tried_for_ever(stage: Stage, telegram: conftest.Telegram, member: Phone, answer: Any) -> None:
    telegram.answers["sendMessage"] = answer
    await owe(stage, "one", member.id)
    await stage.machine.drain()
    for _ in range(100):
        stage.time.advance(hours=1)
        await stage.machine.drain()
    (row,) = await owed(stage)
    assert row.state == "failed"
    assert telegram.asked.count("sendMessage") <= 30


class TestEditing:
    GONE = ("message to edit not found", "message can't be edited", "there is no text in the message to edit")

    @pytest.mark.parametrize("words", GONE)
    async def test_what_is_gone_comes_anew(
        self, stage: Stage, telegram: conftest.Telegram, member: Phone, words: str
    ) -> None:
        telegram.answers["editMessageText"] = (400, refusals.bad_request(words).body())
        before = member.screen["message_id"]
        await member.presses("Help")
        assert member.screen["message_id"] > before

    async def test_what_is_as_it_was_is_done(self, stage: Stage, member: Phone) -> None:
        t, page = Translator("en"), Page(notice.not_saved(Translator("en")).text)
        message = await Telegram(stage.bot).show(member.id, page, t, None)
        assert await Telegram(stage.bot).show(member.id, page, t, message) == message

    async def test_any_other_refusal_is_one(self, stage: Stage, telegram: conftest.Telegram, member: Phone) -> None:
        telegram.answers["editMessageText"] = (400, refusals.bad_request("can't parse entities").body())
        await member.presses("Help")
        assert [row.state for row in await owed(stage)] == ["failed"]

    async def test_taking_buttons_away_is_content_with_a_message_that_has_gone(
        self, stage: Stage, member: Phone
    ) -> None:
        await Telegram(stage.bot).strip(member.id, 4711)

    async def test_a_tap_too_old_to_answer_still_counts(
        self, stage: Stage, telegram: conftest.Telegram, member: Phone
    ) -> None:
        old = "query is too old and response timeout expired or query ID is invalid"
        telegram.answers["answerCallbackQuery"] = (400, refusals.bad_request(old).body())
        await member.presses("Help")
        assert "Back" in member.labels(member.screen)


async def test_how_long_to_wait_is_telegrams_word(stage: Stage, telegram: conftest.Telegram) -> None:
    telegram.answers["answerCallbackQuery"] = PASSING[0]  # type: ignore[assignment]
    with pytest.raises(Wait) as caught:
        await Telegram(stage.bot).answer("5")
    assert caught.value.seconds == 1


@pytest.mark.parametrize(
    ("answer", "maybe"),
    [(TimeoutError(), True), (Unsent("no"), False), ((401, PASSING[5][1]), False)],  # type: ignore[index]
)
async def test_whether_it_can_have_had_its_effect(
    stage: Stage, telegram: conftest.Telegram, answer: Any, maybe: bool
) -> None:
    telegram.answers["answerCallbackQuery"] = answer
    with pytest.raises(Again) as caught:
        await Telegram(stage.bot).answer("5")
    assert caught.value.maybe_sent is maybe
