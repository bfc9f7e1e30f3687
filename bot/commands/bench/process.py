"""A measured process: started on a core of its own where there are two, its CPU and memory read, ended by its id."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

PRIVACY = "We keep what you send."
TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        self.pid = child.pid

    def cpu(self) -> float:
        """Seconds of user and system time so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Resident megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def modules(self) -> set[str]:
        """Files mapped into it."""
        return {line.split()[-1] for line in Path(f"/proc/{self.pid}/maps").read_text().splitlines() if "/" in line}

    def kill(self) -> None:
        self._child.kill()
        self._child.wait()

    @property
    def ended(self) -> bool:
        return self._child.poll() is not None


def own_core(which: int) -> None:
    """The measuring side keeps to one core, the measured one to the other."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_setaffinity") else []
    if len(cores) > 1:
        os.sched_setaffinity(0, {cores[which % len(cores)]})


def environment(folder: Path, url: str, token: str) -> dict[str, str]:
    """What `kept run` needs, in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "privacy.md").write_text(PRIVACY)
    return {
        "PATH": os.environ.get("PATH", ""),
        "KEPT_BOT_TOKEN": token,
        "KEPT_BOT_API_URL": url,
        "KEPT_DATA": str(folder / "data"),
        "KEPT_KEYS": str(folder / "keys"),
        "KEPT_OPERATOR": "Example Trust, privacy@example.org",
        "KEPT_PRIVACY": str(folder / "privacy.md"),
        "KEPT_WEB_PORT": "0",
    }


@asynccontextmanager
async def running(*arguments: str, environ: Mapping[str, str], log: Path, core: int = 0) -> AsyncIterator[Process]:
    """A Python process of ours, ended with the block."""
    with log.open("ab") as out:
        child = subprocess.Popen(  # noqa: S603 (our own modules)
            [sys.executable, *arguments],
            env=dict(environ),
            stdout=out,
            stderr=out,
            preexec_fn=lambda: own_core(core),
        )
    process = Process(child)
    try:
        yield process
    finally:
        await asyncio.to_thread(process.kill)
