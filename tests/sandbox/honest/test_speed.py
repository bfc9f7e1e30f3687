"""The sandbox is never what a measurement of Kept waits for."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

TOKEN = "123456:SPEED"
CALLS, AT_ONCE = 6_000, 8
LEAST_PER_SECOND = 2_000
TEXT = {
    "text": "<b>Clean water</b> for everybody by 2030 &amp; beyond: how far is it, in your own words?",
    "parse_mode": "HTML",
    "link_preview_options": {"is_disabled": True},
    "reply_markup": {"inline_keyboard": [[{"text": f"{n}. Choice", "callback_data": f"a:{n}"}] for n in range(4)]},
}


@pytest.fixture
async def sandbox() -> AsyncIterator[tuple[int, str]]:
    """A process of its own, and its address."""
    command = ["-m", "bot.sandbox", "--token", TOKEN, "--limits", "off"]
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    ready = await asyncio.wait_for(process.stdout.readline(), 20)
    yield process.pid, ready.decode().split()[1]
    process.terminate()
    await asyncio.wait_for(process.wait(), 20)


def processor_seconds(pid: int) -> float:
    """What the process has used of a core, whatever else the machine does meanwhile."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def posted(session: aiohttp.ClientSession, path: str, body: dict[str, Any]) -> Any:
    async with session.post(path, json=body) as answer:
        assert answer.status == 200, await answer.text()
        return await answer.json()


async def called(session: aiohttp.ClientSession, chat: int, times: int) -> None:
    for _ in range(times):
        await posted(session, f"/bot{TOKEN}/sendMessage", {"chat_id": chat, **TEXT})


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="here nobody tells what a process has used")
async def test_one_core_serves_enough_messages(sandbox: tuple[int, str]) -> None:
    pid, address = sandbox
    async with aiohttp.ClientSession(address) as session:
        member = (await posted(session, "/phone/accounts", {"first_name": "Member", "language_code": "en"}))["id"]
        await posted(session, f"/phone/{member}/chats/123456/start", {})
        before = processor_seconds(pid)
        await asyncio.gather(*(called(session, member, CALLS // AT_ONCE) for _ in range(AT_ONCE)))
        used = processor_seconds(pid) - before
    assert CALLS / used >= LEAST_PER_SECOND
