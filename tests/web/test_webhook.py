"""Telegram's other way in: only with the secret, and 200 only once the update is on disk."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.storage import tables
from bot.web.site import site
from bot.web.state import State
from bot.web.webhook import HEADER, LARGEST, Webhook
from tests.stage import HOUSE, Stage

SECRET = "a-secret-of-the-webhook"
MESSAGE = {"message_id": 1, "date": 1_750_000_000, "chat": {"id": 7, "type": "private"}, "text": "hello"}
UPDATE = {"update_id": 5, "message": MESSAGE}


@pytest.fixture
async def telegram(stage: Stage) -> AsyncIterator[httpx.AsyncClient]:
    hook = Webhook("https://kept.example.org/hook", SECRET, stage.machine.inbox)
    transport = httpx.ASGITransport(site(State(stage.store, HOUSE, lambda: 0.0), hook), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="https://kept.example.org") as client:
        yield client


async def posts(telegram: httpx.AsyncClient, content: str | bytes, secret: str | bytes = SECRET) -> int:
    given = secret if isinstance(secret, bytes) else secret.encode()
    return (await telegram.post("/hook", content=content, headers={HEADER.encode(): given})).status_code


async def on_disk(stage: Stage) -> int:
    return len(await stage.store.read(lambda tx: tx.execute(tables.inbox.select()).all()))


async def test_what_is_on_disk_is_confirmed(telegram: httpx.AsyncClient, stage: Stage) -> None:
    assert await posts(telegram, json.dumps(UPDATE)) == 200
    assert await posts(telegram, json.dumps(UPDATE)) == 200, "a repeat is confirmed too"
    assert await on_disk(stage) == 1


@pytest.mark.parametrize("secret", ["", "another", SECRET[:-1], SECRET + "x", b"\xe9"])
async def test_without_the_secret_nothing_enters(
    telegram: httpx.AsyncClient, stage: Stage, secret: str | bytes
) -> None:
    assert await posts(telegram, json.dumps(UPDATE), secret) == 403
    assert await on_disk(stage) == 0


BROKEN = [
    "",
    "noise",
    "[]",
    "5",
    '{"message": {}}',
    '{"update_id": "five"}',
    "[" * 100_000,
    b"\xff\xfe\x00",
    json.dumps({"update_id": 1, "text": "x" * LARGEST}),
]


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
async def test_what_is_no_update_is_refused(telegram: httpx.AsyncClient, stage: Stage, body: str | bytes) -> None:
    assert await posts(telegram, body) == 400
    assert await on_disk(stage) == 0


async def test_an_update_with_anything_inside_is_kept(telegram: httpx.AsyncClient, stage: Stage) -> None:
    for n, inner in enumerate([None, 5, [], {"chat": {"id": 10**30}}, {"from": 5}, {"chat": {"id": "x"}}]):
        assert await posts(telegram, json.dumps({"update_id": n, "message": inner})) == 200
    assert await on_disk(stage) == 6


async def test_where_nothing_can_be_saved_telegram_is_to_come_again(telegram: httpx.AsyncClient, stage: Stage) -> None:
    stage.store._writer._connection.raw.execute("PRAGMA query_only = ON")
    answer = await telegram.post("/hook", content=json.dumps(UPDATE), headers={HEADER: SECRET})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


async def test_there_is_only_one_way_in(telegram: httpx.AsyncClient) -> None:
    assert (await telegram.get("/hook")).status_code == 405
    assert (await telegram.post("/other", content=json.dumps(UPDATE), headers={HEADER: SECRET})).status_code == 404
