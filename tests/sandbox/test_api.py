"""The Bot API with waiting and with faults, without a network."""

import asyncio
from typing import Any

import pytest

from bot.sandbox.api import Api
from bot.sandbox.faults import Fault
from tests.sandbox.people import TOKEN, Caller, Person

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@pytest.fixture
def api(bot: Caller) -> Api:
    return Api(bot.world)


async def polls(api: Api, **parameters: Any) -> tuple[int, Any]:
    return await api.call(TOKEN, "getUpdates", {"timeout": 20, **parameters})


async def begins(api: Api, **parameters: Any) -> asyncio.Task[tuple[int, Any]]:
    poll = asyncio.create_task(polls(api, **parameters))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return poll


async def test_an_answer_is_a_status_and_a_body(api: Api, member: Person) -> None:
    status, body = await api.call(TOKEN, "sendMessage", {"chat_id": member.id, "text": "x"})
    assert (status, body["ok"], body["result"]["text"]) == (200, True, "x")
    status, body = await api.call(TOKEN, "sendMessage", {"chat_id": 5, "text": "x"})
    assert (status, body) == (400, {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"})


async def test_a_poll_waits_for_news(api: Api, member: Person) -> None:
    poll = await begins(api)
    assert not poll.done()
    member.says("news")
    status, body = await asyncio.wait_for(poll, 1)
    assert (status, body["result"][0]["message"]["text"]) == (200, "news")


async def test_a_poll_ends_empty_when_its_time_is_over(api: Api, member: Person) -> None:
    status, body = await asyncio.wait_for(polls(api, timeout=1), 3)
    assert (status, body) == (200, {"ok": True, "result": []})


async def test_a_second_poll_ends_the_first(api: Api, member: Person) -> None:
    first = await begins(api)
    second = await begins(api)
    assert await asyncio.wait_for(first, 1) == (409, {"ok": False, "error_code": 409, "description": CONFLICT})
    member.says("news")
    assert (await asyncio.wait_for(second, 1))[0] == 200


async def test_a_webhook_ends_a_poll(api: Api, bot: Caller) -> None:
    poll = await begins(api)
    bot.calls("setWebhook", url="https://example.org/hook")
    status, body = await asyncio.wait_for(poll, 1)
    assert (status, body["description"]) == (409, "Conflict: terminated by setWebhook request")


async def test_a_poll_that_is_left_leaves_nothing(api: Api, bot: Caller, member: Person) -> None:
    poll = await begins(api)
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    assert bot.world.queues[bot.id].woken_by == []
    member.says("news")
    assert (await polls(api))[1]["result"]


def texts(person: Person) -> list[str]:
    return [message["text"] for message in person.sees()]


@pytest.mark.parametrize(
    ("fault", "status", "is_said"),
    [
        (Fault("flood", seconds=7), 429, False),
        (Fault("error", status=503), 503, False),
        (Fault("html"), 502, False),
        (Fault("slow", seconds=0), 200, True),
    ],
)
async def test_a_fault_is_an_answer(api: Api, member: Person, fault: Fault, status: int, is_said: bool) -> None:
    api.world.faults.add(fault)
    answered, body = await api.call(TOKEN, "sendMessage", {"chat_id": member.id, "text": "x"})
    assert (answered, "x" in texts(member)) == (status, is_said)
    if fault.kind == "flood":
        assert body["parameters"] == {"retry_after": 7}
    if fault.kind == "html":
        assert body.startswith("<html>")


@pytest.mark.parametrize(
    ("kind", "error", "is_said"),
    [
        ("timeout_before", TimeoutError, False),
        ("timeout_after", TimeoutError, True),
        ("reset_before", ConnectionResetError, False),
        ("reset_after", ConnectionResetError, True),
    ],
)
async def test_a_cut_comes_before_or_after_the_effect(
    api: Api, member: Person, kind: str, error: type[Exception], is_said: bool
) -> None:
    api.world.faults.add(Fault(kind, seconds=0))
    with pytest.raises(error):
        await api.call(TOKEN, "sendMessage", {"chat_id": member.id, "text": "x"})
    assert ("x" in texts(member)) is is_said


async def test_updates_are_repeated_and_shuffled_on_demand(api: Api, bot: Caller, member: Person) -> None:
    for number in range(10):
        member.says(str(number))
    plain = [update["update_id"] for update in bot.gets()]
    api.world.faults.add(Fault("repeat"))
    api.world.faults.add(Fault("shuffle"))
    mixed = [update["update_id"] for update in bot.gets()]
    assert sorted(mixed) == sorted(plain * 2)
    assert mixed != sorted(mixed)


async def test_faults_are_in_the_journal(api: Api, member: Person) -> None:
    api.world.faults.add(Fault("error", method="sendMessage"))
    await api.call(TOKEN, "sendMessage", {"chat_id": member.id, "text": "x"})
    (entry,) = [entry for entry in api.world.journal if entry.kind == "fault"]
    assert (entry.name, entry.outcome) == ("sendMessage", "error")
