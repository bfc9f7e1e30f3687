"""`kept run` meets what operators meet: one sentence on standard error, a code, and nothing lost."""

import json
import os
import socket
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from bot.app.opening import reached
from bot.faults import Stop
from bot.pipeline.request import Request
from bot.seal import Keys
from bot.settings import Settings
from bot.storage.engine import connect
from bot.storage.lock import Lock
from tests.commands.conftest import TOKEN, bot_api_server

REFUSAL = json.dumps({"ok": False, "error_code": 401, "description": "Unauthorized"}).encode()


@pytest.fixture
def database(operator):
    """As `kept run` leaves it."""
    operator.types("migrate")
    operator.sets(KEPT_WEB_PORT="0")
    return operator.folder / "data" / "kept.db"


def runs():
    """Until it ends, which every test here makes it do."""
    return subprocess.run([sys.executable, "-m", "bot", "run"], capture_output=True, text=True, timeout=30)


def sentence(done):
    """What was said beside the log."""
    lines = [line for line in done.stderr.splitlines() if not line.startswith("{")]
    assert len(lines) == 1, done.stderr
    assert TOKEN not in done.stderr + done.stdout
    return lines[0]


def test_a_second_copy(database):
    with Lock(database):
        done = runs()
    assert done.returncode == 3
    assert sentence(done).startswith("Another copy is running")


def test_a_wrong_token(operator, database):
    with bot_api_server(REFUSAL, status=401) as address:
        operator.sets(KEPT_BOT_API_URL=address)
        done = runs()
    assert done.returncode == 1
    assert "does not accept the bot token" in sentence(done)


def test_a_taken_port(operator, database):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        operator.sets(KEPT_WEB_PORT=str(taken.getsockname()[1]))
        done = runs()
    assert done.returncode == 1
    assert "Address already in use" in sentence(done)


@contextmanager
def locked(operator, database):
    keys = Keys.open(operator.folder / "keys", fresh_allowed=False)
    with closing(connect(database, keys.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.mark.slow  # the five seconds Kept waits for a lock
def test_a_locked_database(operator, database):
    answer = {"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "Kept", "username": "kept_bot"}}
    with locked(operator, database), bot_api_server(json.dumps(answer).encode()) as address:
        operator.sets(KEPT_BOT_API_URL=address)
        done = runs()
    assert done.returncode == 4
    assert "kept.db cannot be used now: database is locked" in sentence(done)


def test_a_folder_that_cannot_be_made(operator):
    operator.sets(KEPT_DATA="privacy.md/data")
    done = runs()
    assert done.returncode == 4
    assert "privacy.md/data cannot be used: Not a directory." in sentence(done)


def test_a_newer_database(operator, database):
    keys = Keys.open(operator.folder / "keys", fresh_allowed=False)
    with closing(connect(database, keys.database)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    done = runs()
    assert done.returncode == 4
    assert "start the newer program again" in sentence(done)


async def named(operator, **told):
    """The bot's name, as asked of a server that answers getMe so."""
    with bot_api_server(json.dumps({"ok": True, "result": told}).encode()) as address:
        operator.sets(KEPT_BOT_API_URL=address)
        bot = await reached(Settings.read(os.environ), Request(1), Request())
        await bot.shutdown()
    return bot.username


async def test_a_server_that_tells_less_of_the_bot_than_telegram_does(operator):
    assert await named(operator, id=666, username="kept_bot") == "kept_bot"


async def test_a_server_that_tells_no_name(operator):
    with pytest.raises(Stop, match="KEPT_BOT_API_URL answers getMe without an id and a username"):
        await named(operator, id=666)
