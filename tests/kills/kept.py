"""A Kept that is started, killed and looked into."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from bot.seal import Keys
from bot.storage.engine import connect
from tests.commands.conftest import TOKEN
from tests.kills.sandbox import Sandbox

PATIENCE, GLANCE = 30.0, 0.03
UNDONE = "SELECT (SELECT count(*) FROM inbox WHERE state != 'done') + (SELECT count(*) FROM outbox)"


class Kept:
    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self.folder = folder
        self.database = folder / "data" / "kept.db"
        self.process: Any = None
        (folder / "privacy.md").write_text("We keep what you send.")
        self._environ = {
            "PATH": os.environ["PATH"],
            "KEPT_BOT_TOKEN": TOKEN,
            "KEPT_BOT_API_URL": sandbox.address,
            "KEPT_DATA": str(folder / "data"),
            "KEPT_KEYS": str(folder / "keys"),
            "KEPT_OPERATOR": "Example Trust, privacy@example.org",
            "KEPT_PRIVACY": str(folder / "privacy.md"),
            "KEPT_WEB_PORT": "0",
        }

    def start(self, *point: str, under: tuple[str, ...] = ()) -> None:
        """Under a tracer, or to end itself at a named point for the n-th time."""
        self.log = self.folder / f"{time.monotonic_ns()}.log"
        command = [*under, sys.executable, "-m", "tests.kills.victim", *point]
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(command, env=self._environ, stdout=out, stderr=out, start_new_session=True)

    def ready(self) -> None:
        self.until(lambda: b'"ready"' in self.log.read_bytes())

    def kill(self) -> None:
        """Also what a tracer has started, which would live on without it."""
        os.killpg(self.process.pid, signal.SIGKILL)
        assert self.process.wait(PATIENCE) == -signal.SIGKILL, self.log.read_text()

    def end(self) -> None:
        """Whatever became of the test."""
        if self.process and self.process.poll() is None:
            self.kill()

    def killed_itself(self) -> None:
        assert self.process.wait(PATIENCE) == -signal.SIGKILL, self.log.read_text()

    def stop(self) -> None:
        self.process.terminate()
        assert self.process.wait(PATIENCE) == 0, self.log.read_text()

    def quiet(self) -> None:
        """Nothing waits at Telegram, in the inbox or in the outbox."""
        self.until(lambda: self.query(UNDONE) == [(0,)])

    def until(self, done: Any) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(GLANCE)

    def query(self, sql: str) -> list[Any]:
        with self.opened() as raw:
            return list(raw.execute(sql).fetchall())

    @contextmanager
    def opened(self) -> Iterator[sqlcipher.Connection]:
        keys = Keys.open(self.folder / "keys", fresh_allowed=False)
        with closing(connect(self.database, keys.database)) as raw:
            yield raw
