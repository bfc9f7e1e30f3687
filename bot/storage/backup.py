"""Backups: a checked copy of the database and its files in one tar, made while the bot runs."""

import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from bot import __version__, clock
from bot.faults import StorageRefused
from bot.seal import Keys, settle
from bot.storage import schema
from bot.storage.cabinet import FILES
from bot.storage.engine import connect
from bot.storage.refusals import told
from bot.storage.safekeeping import Hashed, Meter, Progress, Readable, prove, silent, workplace

SLICE = 256  # pages at a time, so that a bar moves
FORMAT = 1
README, MANIFEST, DATABASE = "README.txt", "manifest.json", "kept.db"

EXPLANATION = b"""\
This is a backup of Kept. Bring it back with `kept restore` and the name of this file.

The keys are NOT inside. The database is encrypted, and nobody can read it without the two files that the folder
KEPT_KEYS of its server holds: database.key and seal.key. Keep a copy of them, apart from this file.

manifest.json says when it was made, by which version, and what it holds.
"""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    version: str
    schema: str
    time: str
    keys: dict[str, str]  # marks that tell whether keys fit, and nothing else
    rows: dict[str, int]
    sha256: dict[str, str]  # of every file, by its name in the tar
    format: int = FORMAT


def name(now: datetime, kind: str = "kept") -> str:
    return f"{kind}-{now:%Y%m%d-%H%M%S}.tar"


def save(database: Path, keys: Keys, target: Path, progress: Progress = silent, *, files: bool = True) -> Manifest:
    """The target appears whole and checked, or not at all; it never takes another file's place."""
    with told(target):
        _refuse(database, target)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        members = dict(_members(database.parent / FILES)) if files else {}
        meter = Meter(_room(target.parent, database, members), progress)
        with workplace(target.parent) as work:
            _copy(database, keys.database, work / DATABASE, meter)
            manifest = _pack(work / "tar", keys, {DATABASE: work / DATABASE, **members}, meter)
            (work / "tar").rename(target)
        settle(target.parent)
        meter.end()
    return manifest


def _refuse(database: Path, target: Path) -> None:
    if not database.exists():
        raise StorageRefused(f"There is no database at {database}, so there is nothing to back up.")
    if target.exists():
        raise StorageRefused(f"{target} exists already: give the backup another name.")


def _members(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield f"{FILES}/{path.relative_to(folder).as_posix()}", path


def _room(folder: Path, database: Path, members: dict[str, Path]) -> int:
    """The bytes it takes, with those of the copy before it is packed."""
    log = database.with_name(database.name + "-wal")
    sizes = [path.stat().st_size for path in (database, log) if path.exists()]
    needed = 2 * sum(sizes) + sum(path.stat().st_size for path in members.values())
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise StorageRefused(f"A backup needs {needed >> 20} MB in {folder}, and {free >> 20} MB are free: make room.")
    return needed


def _copy(database: Path, key: bytes, target: Path, meter: Meter) -> None:
    """By one reader that stays where it began: no writer waits for it, and none makes it begin again."""
    with told(database), closing(connect(database, key)) as source, closing(connect(target, key)) as copy:
        page = int(source.execute("PRAGMA page_size").fetchone()[0])  # SQLCipher says it as text
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(copy, pages=SLICE, progress=lambda *_: meter.add(SLICE * page))
    prove(target, key)


def _pack(target: Path, keys: Keys, members: dict[str, Path], meter: Meter) -> Manifest:
    """Rows are counted in the copy, and hashes are those of the bytes that went in."""
    rows, version = _contents(members[DATABASE], keys.database)
    with target.open("xb") as file:
        target.chmod(0o600)
        with tarfile.open(fileobj=file, mode="w") as tar:
            _add(tar, README, BytesIO(EXPLANATION), len(EXPLANATION))
            hashes = {member: _add_file(tar, member, path, meter) for member, path in members.items()}
            manifest = Manifest(__version__, version, clock.now().isoformat(), keys.marks(), rows, hashes)
            text = json.dumps(asdict(manifest), indent=2).encode()
            _add(tar, MANIFEST, BytesIO(text), len(text))
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _contents(database: Path, key: bytes) -> tuple[dict[str, int], str]:
    with closing(connect(database, key)) as raw:
        tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        rows = {table: raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for (table,) in tables.fetchall()}
        return rows, schema.current(raw) or ""


def _add_file(tar: tarfile.TarFile, member: str, path: Path, meter: Meter) -> str:
    with path.open("rb") as file:
        hashed = Hashed(file, meter)
        _add(tar, member, hashed, os.fstat(file.fileno()).st_size)
    return hashed.hexdigest()


def _add(tar: tarfile.TarFile, member: str, content: Readable, size: int) -> None:
    about = tarfile.TarInfo(member)
    about.size, about.mode, about.mtime = size, 0o600, int(clock.now().timestamp())
    tar.addfile(about, content)
