"""`python -m bot.sandbox`: ready in a line, state kept, ended by a signal."""

import asyncio
import json
import signal
import sys
from pathlib import Path

from aiohttp import ClientSession

from tests.sandbox.people import TOKEN


async def started(*options: str) -> tuple[asyncio.subprocess.Process, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.sandbox", *options, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), 20)
    return process, line.decode().removeprefix("ready ").strip()


async def ended(process: asyncio.subprocess.Process) -> bytes:
    process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(process.communicate(), 10)
    assert process.returncode == 0
    return errors


async def test_it_says_where_it_is_ready_and_keeps_its_state(tmp_path: Path) -> None:
    options = ["--token", TOKEN, "--token", "77777:B", "--username", "keptbot", "--state", str(tmp_path / "state.json")]
    options += ["--clock-file", str(tmp_path / "clock"), "--link", "Pages=http://127.0.0.1:1/", "--limits", "off"]
    process, address = await started(*options)
    async with ClientSession(address) as http:
        await http.post("/phone/accounts", json={"first_name": "Member"})
        await http.post("/sandbox/clock", json={"advance": 60})
        async with http.get("/bot77777:B/getMe") as got:
            assert (await got.json())["result"]["username"] == "other1bot"
    assert await ended(process) == b""
    process, address = await started(*options)
    async with ClientSession(address) as http, http.get("/phone/accounts") as got:
        assert [account["first_name"] for account in await got.json()] == ["Member"]
    assert await ended(process) == b""
    assert json.loads((tmp_path / "clock").read_text()) == 60.0


async def test_it_refuses_what_is_no_token() -> None:
    process, line = await started("--token", "nothing")
    assert line == ""
    _, errors = await process.communicate()
    assert process.returncode == 2
    assert b"a token looks like" in errors
