"""Bringing a backup back: proved first, then put in the place of what is there, which is moved aside and kept."""

import json
import os
import tarfile
from contextlib import closing, suppress
from dataclasses import fields
from pathlib import Path, PurePosixPath

import sqlcipher3.dbapi2 as sqlcipher

from bot import clock
from bot.faults import StorageRefused
from bot.seal import Keys, settle
from bot.storage import inbox, outbox, schema
from bot.storage.backup import DATABASE, FORMAT, MANIFEST, README, Manifest
from bot.storage.cabinet import FILES
from bot.storage.engine import connect
from bot.storage.migration import transaction
from bot.storage.refusals import told
from bot.storage.safekeeping import Hashed, Meter, Progress, Readable, prove, silent, workplace

BLOCK = 1 << 20
RESTORED = "waited in the backup"
BESIDE = ("-wal", "-shm")


def restore(source: Path, database: Path, keys: Keys, progress: Progress = silent) -> Path | None:
    """Where the database that was there is now. The caller holds the lock."""
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with told(database), workplace(database.parent) as work:
        manifest = _unpack(source, work, keys, progress)
        _make_ready(work / DATABASE, keys.database, manifest)
        return _change_places(work, database, keys.database)


def _unpack(source: Path, work: Path, keys: Keys, progress: Progress) -> Manifest:
    damaged = StorageRefused(f"{source} is damaged, or not a backup of Kept. Nothing was changed.")
    try:
        with tarfile.open(source, "r:") as tar:
            manifest = _manifest(tar)
            _refuse_foreign(source, manifest, keys)
            members = [member for member in tar if member.name not in (README, MANIFEST)]
            meter = Meter(sum(member.size for member in members), progress)
            hashes = {member.name: _take(tar, member, work, meter) for member in members}
    except (tarfile.TarError, ValueError, KeyError, TypeError, EOFError) as error:
        raise damaged from error
    if hashes != manifest.sha256 or DATABASE not in hashes:
        raise damaged
    return manifest


def _manifest(tar: tarfile.TarFile) -> Manifest:
    file = tar.extractfile(MANIFEST)
    if file is None:
        raise KeyError(MANIFEST)
    said = json.load(file)
    return Manifest(**{field.name: said[field.name] for field in fields(Manifest)})


def _refuse_foreign(source: Path, manifest: Manifest, keys: Keys) -> None:
    if manifest.format > FORMAT:
        raise StorageRefused(f"{source} was made by Kept {manifest.version}, which packs backups in a newer way.")
    schema.refuse_newer(manifest.schema)
    foreign = [name for name, mark in keys.marks().items() if manifest.keys.get(name) != mark]
    if foreign:
        raise StorageRefused(
            f"{source} was made with another {' and another '.join(foreign)} than KEPT_KEYS holds: "
            "put the files of the server it comes from there. Nothing was changed."
        )


def _take(tar: tarfile.TarFile, member: tarfile.TarInfo, work: Path, meter: Meter) -> str:
    content = tar.extractfile(member) if member.isreg() else None
    path = PurePosixPath(member.name)
    within = member.name == DATABASE or (path.parts[:1] == (FILES,) and ".." not in path.parts)
    if content is None or not within:
        raise ValueError(member.name)
    target = work / path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _write(content, target, meter)


def _write(content: Readable, target: Path, meter: Meter) -> str:
    hashed = Hashed(content, meter)
    with target.open("xb") as file:
        target.chmod(0o600)
        while block := hashed.read(BLOCK):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return hashed.hexdigest()


def _make_ready(copy: Path, key: bytes, manifest: Manifest) -> None:
    """Prove the copy, and let nothing that it still owed be sent."""
    prove(copy, key)
    with closing(connect(copy, key)) as raw:
        if schema.current(raw) != manifest.schema:
            raise StorageRefused("The backup's database is not the one its manifest describes. Nothing was changed.")
        with transaction(raw) as tx:
            outbox.go_stale(tx)
            inbox.set_all_aside(tx, RESTORED)  # it may have been answered since; `kept letters retry` works it


def _change_places(work: Path, database: Path, key: bytes) -> Path | None:
    """The old database keeps its name until the new one takes it in one step, so that there always is one."""
    aside = _put_aside(database, key) if database.exists() else None
    files = database.parent / FILES
    if (work / FILES).exists():
        if aside and files.exists():
            files.rename(aside / FILES)
        (work / FILES).rename(files)
    (work / DATABASE).replace(database)
    settle(database.parent)
    return aside


def _put_aside(database: Path, key: bytes) -> Path:
    with suppress(sqlcipher.DatabaseError), closing(connect(database, key)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # a damaged one is kept as it is
    aside = database.parent / f"before-restore-{clock.now():%Y%m%d-%H%M%S}"
    aside.mkdir(mode=0o700)
    present = [database.with_name(database.name + suffix) for suffix in ("", *BESIDE)]
    for path in present:
        if path.exists():
            os.link(path, aside / path.name)
    settle(aside)
    for path in present[1:]:
        path.unlink(missing_ok=True)
    return aside
