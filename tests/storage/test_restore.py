"""A backup comes back whole or not at all; what was there is kept, and nothing old is sent."""

import io
import json
import tarfile
from contextlib import closing

import pytest

from bot.faults import StorageRefused
from bot.seal import Keys
from bot.storage import backup, migration
from bot.storage.engine import connect
from bot.storage.restore import restore

KEYS = Keys(bytes(32), bytes([1]) * 32)


def write(database, name):
    with closing(connect(database, KEYS.database)) as raw:
        raw.execute("INSERT INTO facts VALUES (?, '')", (name,))


def facts(database):
    with closing(connect(database, KEYS.database)) as raw:
        return [name for (name,) in raw.execute("SELECT name FROM facts ORDER BY name")]


def owe(database, state):
    with closing(connect(database, KEYS.database)) as raw:
        raw.execute(
            "INSERT INTO outbox (key, lane, chat, effect, name, arguments, acted, due, state, attempts)"
            " VALUES (?, 'replies', 1, 'show', 'menu', '{}', 0, 0, ?, 0)",
            (state, state),
        )


@pytest.fixture
def database(tmp_path):
    """A database with one fact, and a file beside it."""
    path = tmp_path / "data" / "kept.db"
    (path.parent / "files").mkdir(parents=True)
    (path.parent / "files" / "photo").write_bytes(b"first")
    migration.upgrade(path, KEYS)
    write(path, "first")
    return path


@pytest.fixture
def saved(database, tmp_path):
    """A backup of it."""
    backup.save(database, KEYS, tmp_path / "kept.tar")
    return tmp_path / "kept.tar"


def everything(database):
    """What lies in the data folder, but for the traces of looking at it."""
    return {
        path.name: path.read_bytes()
        for path in database.parent.rglob("*")
        if path.is_file() and path.suffix != ".db-shm"
    }


def repack(saved, change):
    """The same backup with its members changed: a dictionary of name and bytes."""
    with tarfile.open(saved) as tar:
        members = {member.name: tar.extractfile(member).read() for member in tar}
    change(members)
    with tarfile.open(saved, "w") as tar:
        for name, content in members.items():
            about = tarfile.TarInfo(name)
            about.size = len(content)
            tar.addfile(about, io.BytesIO(content))


def test_it_comes_back_and_what_was_there_is_kept(database, saved):
    write(database, "second")
    (database.parent / "files" / "photo").write_bytes(b"second")
    steps = []
    aside = restore(saved, database, KEYS, lambda done, total: steps.append(done / total))
    assert facts(database) == ["first"]
    assert (database.parent / "files" / "photo").read_bytes() == b"first"
    assert facts(aside / "kept.db") == ["first", "second"]
    assert (aside / "files" / "photo").read_bytes() == b"second"
    assert steps[-1] == 1.0


def test_commits_that_were_still_in_the_log_are_kept_too(database, saved):
    with closing(connect(database, KEYS.database)) as running:
        running.execute("PRAGMA wal_autocheckpoint = 0")
        running.execute("INSERT INTO facts VALUES ('second', '')")
        aside = restore(saved, database, KEYS)
    assert facts(database) == ["first"]
    assert facts(aside / "kept.db") == ["first", "second"]


def test_it_comes_back_on_a_new_machine(saved, tmp_path):
    database = tmp_path / "new" / "data" / "kept.db"
    assert restore(saved, database, KEYS) is None
    assert facts(database) == ["first"]
    assert sorted(path.name for path in database.parent.iterdir()) == ["files", "kept.db"]


def test_a_damaged_database_is_replaced_and_kept_as_it_is(database, saved):
    database.write_bytes(b"damage" * 1000)
    aside = restore(saved, database, KEYS)
    assert facts(database) == ["first"]
    assert (aside / "kept.db").read_bytes() == b"damage" * 1000


def test_nothing_that_an_old_backup_owes_is_sent(database, tmp_path):
    for state in ("owed", "sending", "failed"):
        owe(database, state)
    backup.save(database, KEYS, tmp_path / "kept.tar")
    restore(tmp_path / "kept.tar", database, KEYS)
    with closing(connect(database, KEYS.database)) as raw:
        assert dict(raw.execute("SELECT key, state FROM outbox")) == {
            "owed": "stale",
            "sending": "stale",
            "failed": "failed",
        }


def test_updates_that_waited_are_set_aside_since_they_may_have_been_answered_meanwhile(database, tmp_path):
    with closing(connect(database, KEYS.database)) as raw:
        raw.execute(
            "INSERT INTO inbox (digest, chat, body, state, attempts, received)"
            " VALUES (x'00', 1, x'00', 'waiting', 0, 0)"
        )
    backup.save(database, KEYS, tmp_path / "kept.tar")
    restore(tmp_path / "kept.tar", database, KEYS)
    with closing(connect(database, KEYS.database)) as raw:
        assert raw.execute("SELECT state FROM inbox").fetchall() == [("aside",)]


def flip(members):
    content = bytearray(members["kept.db"])
    content[5000] ^= 1
    members["kept.db"] = bytes(content)


def say(members, **changes):
    members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | changes).encode()


REFUSED = [
    (flip, "is damaged"),
    (lambda members: members.pop("kept.db"), "is damaged"),
    (lambda members: members.pop("manifest.json"), "is damaged"),
    (lambda members: members.pop("files/photo"), "is damaged"),
    (lambda members: members.update({"files/../../escaped": b"x"}), "is damaged"),
    (lambda members: members.update({"/escaped": b"x"}), "is damaged"),
    (lambda members: members.update({"manifest.json": b"{}"}), "is damaged"),
    (lambda members: members.update({"manifest.json": b"[]"}), "is damaged"),
    (lambda members: say(members, schema="9999"), "knows up to"),
    (lambda members: say(members, schema="0000"), "not the one its manifest describes"),
    (lambda members: say(members, format=2), "newer way"),
    (lambda members: say(members, keys={}), r"another database\.key and another seal\.key"),
]


@pytest.mark.parametrize(("change", "sentence"), REFUSED)
def test_a_backup_that_is_not_right_changes_nothing(database, saved, change, sentence):
    repack(saved, change)
    before = everything(database)
    with pytest.raises(StorageRefused, match=sentence):
        restore(saved, database, KEYS)
    assert everything(database) == before
    assert not (database.parent.parent / "escaped").exists()


@pytest.mark.parametrize("keep", [0, 100, 20_000])
def test_a_file_that_was_cut_off_changes_nothing(database, saved, keep):
    saved.write_bytes(saved.read_bytes()[:keep])
    before = everything(database)
    with pytest.raises(StorageRefused, match="is damaged, or not a backup"):
        restore(saved, database, KEYS)
    assert everything(database) == before


def test_a_missing_file_is_said(database, tmp_path):
    with pytest.raises(StorageRefused, match=r"none\.tar does not exist"):
        restore(tmp_path / "none.tar", database, KEYS)


@pytest.mark.parametrize(
    ("keys", "name"),
    [(Keys(bytes([9]) * 32, KEYS.seal), r"database\.key"), (Keys(KEYS.database, bytes([9]) * 32), r"seal\.key")],
)
def test_a_key_that_does_not_fit_is_named(database, saved, keys, name):
    before = everything(database)
    with pytest.raises(StorageRefused, match=f"another {name} than KEPT_KEYS holds"):
        restore(saved, database, keys)
    assert everything(database) == before
