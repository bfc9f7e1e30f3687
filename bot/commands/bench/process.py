"""A measured process: on a core of its own where there are two, its CPU and memory read, ended by its id."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        self._folder = Path(f"/proc/{child.pid}")

    def cpu(self) -> float:
        """Seconds of user and system time so far."""
        fields = (self._folder / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Resident megabytes."""
        status = (self._folder / "status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def stop(self) -> None:
        """As a service manager does it."""
        self._child.terminate()
        self._child.wait()

    def kill(self) -> None:
        self._child.kill()
        self._child.wait()


@asynccontextmanager
async def running(*arguments: str, environ: Mapping[str, str], log: Path) -> AsyncIterator[Process]:
    """A Python process of ours, ended with the block."""
    process = Process(started([sys.executable, *arguments], environ, log))
    try:
        yield process
    finally:
        await asyncio.to_thread(process.kill)


def started(command: list[str], environ: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as out:
        child = subprocess.Popen(command, env=dict(environ), stdout=out, stderr=out)  # noqa: S603 (our own modules)
    os.sched_setaffinity(child.pid, {min(CORES)})
    return child


CORES = frozenset(os.sched_getaffinity(0))


@contextmanager
def apart() -> Iterator[None]:
    """The measuring side keeps to one core, and leaves another to what it measures."""
    os.sched_setaffinity(0, {max(CORES)})
    yield
    os.sched_setaffinity(0, CORES)


def environment(folder: Path, url: str, token: str) -> dict[str, str]:
    """What `kept run` needs, in a folder of its own."""
    privacy = folder / "privacy.md"
    privacy.write_text("We keep what you send.")
    return {
        "PATH": os.environ.get("PATH", ""),
        "KEPT_BOT_TOKEN": token,
        "KEPT_BOT_API_URL": url,
        "KEPT_DATA": str(folder / "data"),
        "KEPT_KEYS": str(folder / "keys"),
        "KEPT_OPERATOR": "Example Trust, privacy@example.org",
        "KEPT_PRIVACY": str(privacy),
        "KEPT_WEB_PORT": "0",
    }
