"""`kept demo`, running in a folder of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


class Demo:
    """`before` is done in its process before it begins."""

    def __init__(self, folder: Path, before: Callable[[], object] | None = None) -> None:
        self.folder = folder
        self.address = self.pages = ""
        environment = {**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--no-browser"],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=before,
        )

    def opened(self) -> "Demo":
        self.address = self.line("Kept is open at ").split()[-1]
        self.pages = self.line("The bot's own pages: ").split()[-1]
        return self

    def line(self, beginning: str) -> str:
        """The next line that begins so; nothing else may have gone wrong before it."""
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith(beginning):
                return line
        raise AssertionError(f"it ended without saying {beginning!r}")

    def bot(self) -> int:
        """The process of the bot among those the demo started."""
        return next(pid for pid in self.children() if b"run" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"))

    def children(self) -> list[int]:
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in pids]

    def interrupt(self) -> None:
        self.process.send_signal(signal.SIGINT)

    def ends(self) -> int:
        self.interrupt()
        self.said()
        return self.process.returncode

    def said(self) -> str:
        """All that came since it was last looked at, to the end."""
        return self.process.communicate(timeout=PATIENCE)[0]
