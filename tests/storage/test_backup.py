"""A backup is made while people write, holds what was there at one moment, and tells what it needs."""

import json
import tarfile
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from stat import S_IMODE

import pytest

from bot import __version__
from bot.faults import StorageRefused
from bot.seal import Keys
from bot.storage import backup, migration, safekeeping, schema
from bot.storage.engine import connect

KEYS = Keys(bytes(range(32)), bytes(range(32, 64)))
WORDS = b"The chief took the pump."


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "data" / "kept.db"
    path.parent.mkdir()
    migration.upgrade(path, KEYS)
    with closing(connect(path, KEYS.database)) as raw:
        raw.executemany("INSERT INTO facts VALUES (?, ?)", ((str(n), WORDS.decode() * 100) for n in range(1000)))
    return path


@pytest.fixture
def target(tmp_path):
    return tmp_path / "elsewhere" / "kept.tar"


def read(target, member):
    with tarfile.open(target) as tar:
        return tar.extractfile(member).read()


def test_it_holds_the_database_the_files_and_what_they_are(database, target):
    (database.parent / "files" / "ab").mkdir(parents=True)
    (database.parent / "files" / "ab" / "cd").write_bytes(b"sealed")
    (database.parent / "files" / "link").symlink_to("/etc/passwd")
    manifest = backup.save(database, KEYS, target)
    with tarfile.open(target) as tar:
        assert tar.getnames() == ["README.txt", "kept.db", "files/ab/cd", "manifest.json"]
    said = json.loads(read(target, "manifest.json"))
    assert (said["version"], said["schema"]) == (__version__, schema.head())
    assert said["rows"]["facts"] == manifest.rows["facts"] == 1000
    assert said["sha256"] == {name: sha256(read(target, name)).hexdigest() for name in ("kept.db", "files/ab/cd")}
    assert b"keys are NOT inside" in read(target, "README.txt")


def test_it_is_for_the_owner_alone_and_tells_neither_words_nor_keys(database, target):
    backup.save(database, KEYS, target)
    assert S_IMODE(target.stat().st_mode) == 0o600
    whole = target.read_bytes()
    assert WORDS not in whole
    assert not any(form in whole for key in (KEYS.database, KEYS.seal) for form in (key, key.hex().encode()))


def test_writers_go_on_and_the_copy_is_of_the_moment_it_began(database, target):
    with closing(connect(database, KEYS.database)) as writer:
        steps = []

        def write(done, total):
            writer.execute("INSERT INTO facts VALUES (?, 'later')", (f"later {len(steps)}",))
            steps.append(done / total)

        manifest = backup.save(database, KEYS, target, write)
    assert manifest.rows["facts"] == 1000
    assert len(steps) > 5
    assert steps == sorted(steps)
    assert steps[-1] == 1.0


def test_the_place_is_left_clean(database, target):
    backup.save(database, KEYS, target)
    assert [path.name for path in target.parent.iterdir()] == ["kept.tar"]


@pytest.mark.parametrize("stage", ["copying", "packing"])
def test_one_that_is_broken_off_leaves_nothing(database, target, stage):
    def stop(done, total):
        if stage == "copying" or done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup.save(database, KEYS, target, stop)
    assert not list(target.parent.iterdir())


def test_another_file_is_never_replaced(database, target):
    backup.save(database, KEYS, target)
    before = target.read_bytes()
    with pytest.raises(StorageRefused, match="exists already"):
        backup.save(database, KEYS, target)
    assert target.read_bytes() == before


def test_without_a_database_there_is_nothing_to_back_up(database, target):
    with pytest.raises(StorageRefused, match="no database at"):
        backup.save(database.with_name("other.db"), KEYS, target)


def test_a_wrong_key_is_said(database, target):
    with pytest.raises(StorageRefused, match="does not open with the key in KEPT_KEYS"):
        backup.save(database, Keys(bytes([9]) * 32, KEYS.seal), target)
    assert not list(target.parent.iterdir())


def damage(database):
    with database.open("r+b") as file:
        file.seek(50 * 4096)
        file.write(b"damage" * 100)


def test_a_damaged_database_makes_no_backup(database, target):
    damage(database)
    with pytest.raises(StorageRefused, match="damaged"):
        backup.save(database, KEYS, target)
    assert not list(target.parent.iterdir())


def test_a_copy_that_is_damaged_is_not_taken_for_proved(database):
    safekeeping.prove(database, KEYS.database)
    damage(database)
    with pytest.raises(StorageRefused, match="damaged"):
        safekeeping.prove(database, KEYS.database)


def test_a_disk_without_room_is_said_before_anything_is_written(database, target, monkeypatch):
    free = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _: free)
    with pytest.raises(StorageRefused, match="make room"):
        backup.save(database, KEYS, target)
    assert not list(target.parent.iterdir())


def test_a_folder_that_is_none_is_said(database, target):
    target.parent.write_text("a file")
    with pytest.raises(StorageRefused, match="elsewhere"):
        backup.save(database, KEYS, target)


def test_names_go_by_the_time():
    assert backup.name(datetime(2027, 3, 1, 4, 5, 6, tzinfo=UTC)) == "kept-20270301-040506.tar"
