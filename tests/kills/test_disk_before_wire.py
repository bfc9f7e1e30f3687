"""Seen from the kernel: what Telegram is told has been put on disk before."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kills.kept import Kept
from tests.kills.sandbox import Phone, Sandbox

WATCHED = "trace=pwrite64,fdatasync,fsync,sendto,recvfrom"
SEEN = {
    "arrived": re.compile(r'recvfrom.*\\"text\\":\\"step 0\\"'),
    "written": re.compile(r"pwrite64\(\d+<[^>]*kept\.db-wal>"),
    "synced": re.compile(r"f(data)?sync\(\d+<[^>]*kept\.db-wal>.*= 0"),
    "confirmed": re.compile(r"sendto.*/getUpdates "),
    "replied": re.compile(r"sendto.*/sendMessage "),
}
COMMIT = r"(written )+synced "


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")
def test_on_disk_before_it_is_told(kept: Kept, sandbox: Sandbox) -> None:
    phone, trace = Phone.new(sandbox), kept.folder / "trace"
    kept.start(under=("strace", "-f", "-y", "-s", "2000", "-e", WATCHED, "-o", str(trace)))
    kept.ready()
    kept.until(lambda: phone.sees == "row 0")
    kept.quiet()
    phone.writes()
    kept.until(lambda: phone.sees == "row 1")
    kept.quiet()
    kept.kill()
    seen = "".join(f"{name} " for name in names(trace))
    assert re.match(f"arrived {COMMIT}", seen), seen  # received and kept, before it is confirmed
    order = seen.replace("confirmed ", "")
    assert re.match(f"arrived {COMMIT}({COMMIT}){{2,}}replied ", order), seen  # worked and claimed, before it is sent
    assert "confirmed" in seen


def names(trace: Path) -> Iterator[str]:
    """What happened from the arrival of the message on."""
    lines = trace.read_text(errors="replace").splitlines()
    begin = next(number for number, line in enumerate(lines) if SEEN["arrived"].search(line))
    for line in lines[begin:]:
        yield from (name for name, shape in SEEN.items() if shape.search(line))
