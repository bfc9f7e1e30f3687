"""The sandbox over HTTP: encodings, files, events, switches."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp import ClientSession, FormData, ServerDisconnectedError

from bot.sandbox.faults import Fault
from tests.sandbox.people import PNG, TOKEN, YES, Caller, Person
from tests.sandbox.server.requests import answer, phone


@pytest.mark.parametrize("encoding", ["json", "urlencoded", "multipart", "query"])
async def test_every_encoding_says_the_same(http: ClientSession, member: Person, encoding: str) -> None:
    plain = {"chat_id": str(member.id), "text": "<b>Hé</b>", "parse_mode": "HTML", "reply_markup": json.dumps(YES)}
    form = FormData(default_to_multipart=True)
    form.add_fields(*plain.items())
    how: dict[str, Any] = {
        "json": {"json": {**plain, "chat_id": member.id, "reply_markup": YES}},
        "urlencoded": {"data": plain},
        "multipart": {"data": form},
        "query": {"params": plain},
    }[encoding]
    status, body = await answer(http, "sendMessage", **how)
    assert (status, body["ok"], body["result"]["text"], body["result"]["reply_markup"]) == (200, True, "Hé", YES)


async def test_refusals_have_the_status_of_their_code(http: ClientSession, member: Person) -> None:
    assert await answer(http, "sendMessage", json={"chat_id": member.id}) == (
        400,
        {"ok": False, "error_code": 400, "description": "Bad Request: message text is empty"},
    )
    assert (await answer(http, "sendPoll"))[0] == 404
    assert await answer(http, "send/Poll") == (404, {"ok": False, "error_code": 404, "description": "Not Found"})
    assert (await answer(http, "sendMessage", data=b"{", headers={"Content-Type": "application/json"}))[0] == 400
    async with http.get("/bot123456:WRONG/getMe") as got:
        assert (got.status, (await got.json())["description"]) == (401, "Unauthorized")


async def test_a_file_goes_up_and_down(http: ClientSession, member: Person) -> None:
    form = FormData()
    form.add_field("chat_id", str(member.id))
    form.add_field("media", json.dumps([{"type": "photo", "media": f"attach://{name}"} for name in "ab"]))
    for name in "ab":
        form.add_field(name, PNG, filename=f"{name}.png", content_type="image/png")
    _, body = await answer(http, "sendMediaGroup", data=form)
    file_id = body["result"][1]["photo"][0]["file_id"]
    _, body = await answer(http, "getFile", json={"file_id": file_id})
    async with http.get(f"/file/bot{TOKEN}/{body['result']['file_path']}") as got:
        assert (got.status, await got.read()) == (200, PNG)
    async with http.get(f"/file/bot{TOKEN}/photos/nothing.jpg") as got:
        assert got.status == 404
    async with http.get(f"/file/bot123456:WRONG/{body['result']['file_path']}") as got:
        assert got.status == 401
    async with http.get(f"/phone/files/{file_id}") as got:
        assert (got.content_type, got.headers["Content-Disposition"]) == ("image/png", "inline")


async def test_a_document_never_opens_in_the_page(http: ClientSession, member: Person, bot: Caller) -> None:
    form = FormData({"kind": "document", "caption": "Look"}, quote_fields=False)
    form.add_field("file", b"<script>", filename="été.html", content_type="text/html")
    async with http.post(f"/phone/{member.id}/chats/{bot.id}/send", data=form) as got:
        (message,) = await got.json()
    async with http.get(f"/phone/files/{message['document']['file_id']}") as got:
        assert got.headers["Content-Disposition"] == "attachment; filename*=utf-8''%C3%A9t%C3%A9.html"
        assert "sandbox" in got.headers["Content-Security-Policy"]


async def test_a_conversation_by_phone(http: ClientSession, bot: Caller) -> None:
    _, account = await phone(http, "accounts", {"first_name": "Member", "language_code": "es"})
    chat = f"{account['id']}/chats/{bot.id}"
    assert (await phone(http, f"{chat}/start", {"payload": "x"}))[1]["text"] == "/start x"
    sent = bot.says(account["id"], reply_markup=YES)
    status, pressed = await phone(http, f"{chat}/press", {"message_id": sent["message_id"], "data": "yes"})
    assert (status, set(pressed)) == (200, {"query_id"})
    for act, given in (
        ("send", {"text": "hello", "reply_to": sent["message_id"]}),
        ("location", {"latitude": 1, "longitude": 2}),
        ("contact", {"phone_number": "+1"}),
        ("edit", {"message_id": 1, "text": "changed"}),
        ("delete", {"message_ids": [sent["message_id"]]}),
        ("read", {}),
        ("block", {}),
        ("unblock", {}),
        ("clear", {}),
    ):
        assert (await phone(http, f"{chat}/{act}", given))[0] == 200, act
    for path in ("bots", "chats", f"commands?chat={bot.id}", f"chats/{bot.id}/messages?before=9&limit=2"):
        assert (await phone(http, f"{account['id']}/{path}", verb="GET"))[0] == 200, path
    assert (await phone(http, f"accounts/{account['id']}", {"theme": "dark"}, "PATCH"))[1]["theme"] == "dark"
    assert (await phone(http, f"accounts/{account['id']}", verb="DELETE"))[0] == 200
    assert (await phone(http, f"{chat}/send", {"text": "x"})) == (400, {"error": "there is no such account"})


async def test_groups_by_phone(http: ClientSession, bot: Caller, organiser: Person, member: Person) -> None:
    _, group = await phone(http, f"{organiser.id}/groups", {"title": "Forum", "is_forum": True})
    chat = f"{organiser.id}/chats/{group['chat_id']}"
    for path, given in (
        (f"{chat}/members", {"id": bot.id}),
        (f"{chat}/members", {"id": member.id}),
        (f"{chat}/rights", {"id": bot.id, "rights": {"can_manage_topics": True}}),
        (f"{chat}/topics", {"name": "Water"}),
    ):
        assert (await phone(http, path, given))[0] == 200, path
    assert (await phone(http, f"{chat}/members/{member.id}", verb="DELETE"))[0] == 200
    _, plain = await phone(http, f"{organiser.id}/groups", {"title": "Plain"})
    assert (await phone(http, f"{organiser.id}/chats/{plain['chat_id']}/migrate", {}))[1]["chat_id"] < -(10**12)


async def test_inline_mode_by_phone(http: ClientSession, bot: Caller, member: Person) -> None:
    asking = asyncio.create_task(phone(http, f"{member.id}/inline", {"bot": bot.id, "query": "w", "chat": bot.id}))
    _, waiting = await answer(http, "getUpdates", json={"timeout": 5})
    result = {"type": "article", "id": "1", "title": "W", "input_message_content": {"message_text": "Water"}}
    bot.calls("answerInlineQuery", inline_query_id=waiting["result"][0]["inline_query"]["id"], results=[result])
    _, answered = await asking
    assert answered["results"] == [result]
    given = {"query_id": answered["query_id"], "result_id": "1", "chat": bot.id}
    assert (await phone(http, f"{member.id}/inline/choose", given))[1]["text"] == "Water"


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("nobody/chats/1/send", {"text": "x"}),
        ("MEMBER/chats/BOT/send", {}),
        ("MEMBER/chats/BOT/send", {"text": ""}),
        ("MEMBER/chats/BOT/press", {"message_id": 1, "data": "x"}),
        ("MEMBER/groups", {}),
        ("accounts", {"first_name": ""}),
        ("accounts", []),
    ],
)
async def test_a_wrong_request_is_told_so(
    http: ClientSession, bot: Caller, member: Person, path: str, given: Any
) -> None:
    status, body = await phone(http, path.replace("MEMBER", str(member.id)).replace("BOT", str(bot.id)), given)
    assert (status, set(body)) == (400, {"error"})


@pytest.mark.parametrize("path", ["events", "MEMBER/events"])
async def test_events_come_as_they_happen(http: ClientSession, bot: Caller, member: Person, path: str) -> None:
    async with http.get(f"/phone/{path.replace('MEMBER', str(member.id))}") as stream:
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readuntil(b"\n\n") == b"retry: 1000\n\n"
        bot.says(member.id, "سلام")
        line = await stream.content.readuntil(b"\n\n")
        event = json.loads(line.removeprefix(b"data: "))
        assert (event["type"], event["message"]["text"]) == ("message", "سلام")
        assert event.get("account", member.id) == member.id


@pytest.mark.parametrize("kind", ["reset_after", "timeout_after"])
async def test_a_cut_connection_has_no_answer(http: ClientSession, bot: Caller, member: Person, kind: str) -> None:
    bot.world.faults.add(Fault(kind, seconds=0))
    with pytest.raises(ServerDisconnectedError):
        await answer(http, "sendMessage", json={"chat_id": member.id, "text": "x"})
    assert member.sees()[-1]["text"] == "x"


async def test_an_html_answer_is_no_json(http: ClientSession, bot: Caller) -> None:
    bot.world.faults.add(Fault("html"))
    async with http.get(f"/bot{TOKEN}/getMe") as got:
        assert (got.status, got.content_type) == (502, "text/html")


async def test_the_page_runs_only_its_own_code(http: ClientSession) -> None:
    async with http.get("/") as got:
        assert got.status == 200
        assert got.headers["Content-Security-Policy"].startswith("default-src 'self'; img-src")
    for outside in ("/chat/../server/app.py", "/chat/%2e%2e/world.py", "/chat/nothing.js"):
        async with http.get(outside) as got:
            assert got.status == 404


async def test_a_webhook_is_served(http: ClientSession, bot: Caller, member: Person, unused_tcp_port: int) -> None:
    heard: asyncio.Queue[bytes] = asyncio.Queue()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        await heard.put(head + await reader.readexactly(length))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", unused_tcp_port):
        bot.calls("setWebhook", url=f"http://127.0.0.1:{unused_tcp_port}/hook", secret_token="s-1")
        member.says("over the wire")
        request = await asyncio.wait_for(heard.get(), 5)
    assert b"X-Telegram-Bot-Api-Secret-Token: s-1" in request
    assert b"over the wire" in request


async def test_a_phone_that_does_not_read_is_cut_off(
    http: ClientSession, bot: Caller, member: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sandbox.server.events.MOST_WAITING", 3)
    async with http.get("/phone/events") as stream:
        await stream.content.readuntil(b"\n\n")
        for _ in range(10):
            bot.says(member.id)
        assert (await stream.content.read()).count(b"data: ") < 10
