"""What the network does to a call, and that the token never shows."""

import asyncio
import logging
import re
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from telegram import Bot, InputFile
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.log import Lines, Redactor
from bot.pipeline.request import Request, Unsent

TOKEN = "123456:AAsecretsecretsecretsecretsecretsec"
Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

ME = b'{"ok":true,"result":{"id":123456,"is_bot":true,"first_name":"Kept","username":"keptbot"}}'
PAGE = b"<html>Sign in to the network</html>"


def reply(status: str, body: bytes, *headers: str) -> Answer:
    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
        writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)

    return answer


async def reset(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def half(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")


async def silence(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read()


@asynccontextmanager
async def server(answer: Answer, heard: list[bytes] | None = None) -> AsyncIterator[str]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", asked.lower())
        body = await reader.readexactly(int(length[1]) if length else 0)
        if heard is not None:
            heard.append(asked + body)
        try:
            await answer(reader, writer)
        finally:
            writer.close()

    serving = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{serving.sockets[0].getsockname()[1]}"
    finally:
        serving.close()
        await serving.wait_closed()


@asynccontextmanager
async def bot(address: str, seconds: float = 5) -> AsyncIterator[Bot]:
    request = Request(4, seconds)
    await request.initialize()
    polling = Request(1)
    try:
        yield Bot(TOKEN, f"{address}/bot", f"{address}/file/bot", request=request, get_updates_request=polling)
    finally:
        await request.shutdown()


async def refused(answer: Answer, seconds: float = 5) -> TelegramError:
    async with server(answer) as address, bot(address, seconds) as asking:
        with pytest.raises(TelegramError) as caught:
            await asking.get_me()
    return caught.value


async def test_an_answer_is_read() -> None:
    heard: list[bytes] = []
    async with server(reply("200 OK", ME), heard) as address, bot(address) as asking:
        assert (await asking.get_me()).username == "keptbot"
    assert heard[0].startswith(f"POST /bot{TOKEN}/getMe HTTP/1.1".encode())


async def test_where_nobody_listens_nothing_was_sent() -> None:
    async with server(reset) as address:
        pass
    async with bot(address) as asking:
        with pytest.raises(Unsent):
            await asking.get_me()


@pytest.mark.parametrize("answer", [reset, half], ids=["reset", "half an answer"])
async def test_a_broken_connection_may_have_had_its_effect(answer: Answer) -> None:
    error = await refused(answer)
    assert isinstance(error, NetworkError)
    assert not isinstance(error, Unsent)


async def test_silence_ends_in_time() -> None:
    assert isinstance(await refused(silence, seconds=0.1), TimedOut)


@pytest.mark.parametrize("status", ["200 OK", "403 Forbidden", "502 Bad Gateway"])
@pytest.mark.parametrize("body", [PAGE, b"[]", b'{"error":1}', b"\xff\xfe", b""])
async def test_a_proxys_page_is_not_telegrams_word(status: str, body: bytes) -> None:
    error = await refused(reply(status, body))
    assert type(error) is NetworkError or status.startswith("403")


async def test_a_wish_for_patience_is_heard() -> None:
    body = b'{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":7}}'
    error = await refused(reply("429 Too Many Requests", body))
    assert isinstance(error, RetryAfter)


async def test_the_token_is_carried_to_no_other_address() -> None:
    elsewhere: list[bytes] = []
    async with server(reply("200 OK", ME), elsewhere) as other:
        moved = reply("307 Temporary Redirect", b"", f"Location: {other}/bot{TOKEN}/getMe")
        assert isinstance(await refused(moved), NetworkError)
    assert elsewhere == []


@pytest.mark.parametrize("answer", [reset, half, silence, reply("502 Bad Gateway", PAGE), reply("200 OK", PAGE)])
async def test_neither_errors_nor_logs_tell_the_token(answer: Answer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    error = await refused(answer, seconds=0.1)
    lines = Lines(Redactor([]))
    assert caplog.records
    assert TOKEN not in "".join(lines.format(record) for record in caplog.records)
    assert TOKEN not in "".join(traceback.format_exception(error))


async def test_a_file_goes_as_a_form() -> None:
    heard: list[bytes] = []
    file = RequestParameter("document", InputFile(b"words", filename="words.txt", attach=True), None)
    data = RequestData([RequestParameter.from_input("document", file.value), RequestParameter("chat_id", 7, None)])
    async with server(reply("200 OK", ME), heard) as address, bot(address) as asking:
        await asking.request.post(f"{address}/bot{TOKEN}/sendDocument", data)
    assert b"multipart/form-data" in heard[0]
    assert b'filename="words.txt"' in heard[0]


async def test_it_is_not_used_before_it_is_opened() -> None:
    with pytest.raises(RuntimeError, match="initialised"):
        await Request().do_request("http://127.0.0.1", "POST")
