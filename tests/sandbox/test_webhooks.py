"""Deliveries to a webhook: order within a lane, retries with back-off, the secret, answers that are calls."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.api import Api
from bot.sandbox.faults import Fault
from bot.sandbox.webhooks import Deliverer
from tests.sandbox.people import YES, Caller, Person


class Hook:
    """The bot's side; `answers` are used up in turn, then everything is fine."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answers: list[tuple[int, str, bytes] | Exception] = []
        self.gate: asyncio.Event | None = None

    async def post(self, _url: str, body: bytes, headers: dict[str, str]) -> tuple[int, str, bytes]:
        self.got.append(json.loads(body))
        self.headers.append(headers)
        if self.gate is not None:
            await self.gate.wait()
        answer = self.answers.pop(0) if self.answers else (200, "", b"")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got if "message" in update]


@pytest.fixture
def hook() -> Hook:
    return Hook()


@pytest.fixture
def delivers(bot: Caller, hook: Hook) -> Callable[[], Any]:
    """Sends what is due and waits for it."""
    bot.calls("setWebhook", url="https://example.org/hook", secret_token="s-1")
    deliverer = Deliverer(Api(bot.world), hook.post)

    async def deliver() -> None:
        deliverer.send_due(bot.bot, bot.bot.webhook)
        while deliverer.flights:
            await asyncio.gather(*deliverer.flights)

    deliver.deliverer = deliverer  # type: ignore[attr-defined]
    return deliver


async def test_updates_arrive_in_order_with_the_secret(hook: Hook, member: Person, delivers: Any) -> None:
    for text in ("one", "two", "three"):
        member.says(text)
    await delivers()
    assert hook.texts() == ["one", "two", "three"]
    assert {headers["X-Telegram-Bot-Api-Secret-Token"] for headers in hook.headers} == {"s-1"}


async def test_a_failure_holds_up_its_lane_only(
    bot: Caller, hook: Hook, member: Person, organiser: Person, delivers: Any
) -> None:
    sent = bot.says(member.id, reply_markup=YES)
    member.says("poison")
    member.says("behind it")
    member.presses(sent, "yes")
    organiser.says("elsewhere")
    hook.answers = [(500, "", b""), (200, "", b""), (200, "", b""), (500, "", b"")]
    await delivers()
    assert "behind it" not in hook.texts()
    assert "elsewhere" in hook.texts()
    assert [update for update in hook.got if "callback_query" in update], "taps wait in a lane of their own"
    assert bot.calls("getWebhookInfo")["last_error_message"] == "Wrong response from the webhook: 500"


async def test_it_is_tried_again_at_once_then_ever_later(
    bot: Caller, hook: Hook, member: Person, delivers: Any
) -> None:
    member.says("one")
    hook.answers = [(500, "", b"")] * 20
    await delivers()
    assert len(hook.got) == 2
    for wait, tries in ((1.9, 2), (0.2, 3), (3.9, 3), (0.2, 4), (8, 5)):
        bot.world.advance(wait)
        await delivers()
        assert len(hook.got) == tries
    hook.answers = []
    bot.world.advance(120)
    await delivers()
    assert bot.calls("getWebhookInfo")["pending_update_count"] == 0


async def test_retry_after_is_honoured(bot: Caller, hook: Hook, member: Person, delivers: Any) -> None:
    member.says("one")
    hook.answers = [(503, "30", b"")]
    await delivers()
    bot.world.advance(29)
    await delivers()
    assert len(hook.got) == 1
    bot.world.advance(2)
    await delivers()
    assert len(hook.got) == 2


async def test_a_connection_that_fails_is_a_failure(bot: Caller, hook: Hook, member: Person, delivers: Any) -> None:
    member.says("one")
    hook.answers = [ConnectionRefusedError(), TimeoutError()]
    await delivers()
    assert bot.calls("getWebhookInfo")["last_error_message"] == "Connection failed"
    assert len(hook.got) == 2


async def test_what_waited_a_day_is_gone(bot: Caller, hook: Hook, member: Person, delivers: Any) -> None:
    member.says("one")
    hook.answers = [(500, "", b"")] * 3
    await delivers()
    bot.world.advance(86_400)
    await delivers()
    assert bot.calls("getWebhookInfo")["pending_update_count"] == 0
    assert len(hook.got) == 2


async def test_lanes_go_side_by_side_as_far_as_allowed(bot: Caller, hook: Hook, delivers: Any) -> None:
    bot.calls("setWebhook", url="https://example.org/hook", max_connections=3)
    for _ in range(5):
        Person(bot.world, bot.world.add_account("Somebody").id, bot.id).says("x")
    hook.gate = asyncio.Event()
    delivers.deliverer.send_due(bot.bot, bot.bot.webhook)
    await asyncio.sleep(0)
    assert len(hook.got) == 3
    hook.gate.set()
    await delivers()
    assert len(hook.got) == 5


async def test_an_answer_may_be_a_call(bot: Caller, hook: Hook, member: Person, delivers: Any) -> None:
    member.says("one")
    member.says("two")
    say = {"method": "sendMessage", "chat_id": member.id, "text": "by the way"}
    hook.answers = [(200, "", json.dumps(say).encode()), (200, "", b'{"method": "deleteWebhook"}')]
    await delivers()
    assert member.sees()[-1]["text"] == "by the way"
    assert bot.bot.webhook is not None


async def test_updates_come_twice_on_demand(bot: Caller, hook: Hook, member: Person, delivers: Any) -> None:
    bot.world.faults.add(Fault("repeat", count=1))
    member.says("one")
    await delivers()
    assert hook.texts() == ["one", "one"]
