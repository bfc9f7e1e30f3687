"""Every way a database or its folder refuses is one sentence, and none loses what was there."""

import errno
from contextlib import closing

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text

from bot.faults import StorageRefused
from bot.storage.engine import connect
from bot.storage.migration import transaction
from bot.storage.refusals import told

KEY = bytes(32)


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "kept.db"
    with opened(path) as raw:
        raw.execute("CREATE TABLE words (word TEXT)")
        raw.execute("INSERT INTO words VALUES ('kept')")
    return path


def opened(path, key=KEY):
    return closing(connect(path, key))


def refused(path, sentence):
    return pytest.raises(StorageRefused, match=f"{path.name}.*{sentence}|{sentence}.*{path.name}")


def words(path):
    with opened(path) as raw:
        return raw.execute("SELECT word FROM words").fetchall()


def test_a_locked_one(database):
    with opened(database) as other, opened(database) as raw:
        raw.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN IMMEDIATE")
        with refused(database, "is locked by another program"), told(database):
            raw.execute("BEGIN IMMEDIATE")
    assert words(database) == [("kept",)]


def test_a_full_disk(database):
    with opened(database) as raw:
        raw.execute("PRAGMA max_page_count = 2")
        with refused(database, "no room left"), told(database):
            raw.execute("INSERT INTO words VALUES (?)", ("x" * 100_000,))
    assert words(database) == [("kept",)]


def test_a_full_disk_under_a_unit_of_work(database):
    with opened(database) as raw:
        raw.execute("PRAGMA max_page_count = 2")
        with refused(database, "no room left"), told(database), transaction(raw) as tx:
            tx.execute(text("INSERT INTO words VALUES (:word)"), {"word": "x" * 100_000})
    assert words(database) == [("kept",)]


def test_one_that_cannot_be_written(database):
    with opened(database) as raw:
        raw.execute("PRAGMA query_only = ON")
        with refused(database, "cannot be written"), told(database):
            raw.execute("INSERT INTO words VALUES ('more')")


def test_a_wrong_key(database):
    with refused(database, "does not open with the key"), told(database), opened(database, bytes([1]) * 32):
        pass
    assert words(database) == [("kept",)]


def test_a_folder_that_is_not_there(tmp_path):
    path = tmp_path / "none" / "kept.db"
    with refused(path, "cannot be opened"), told(path), opened(path):
        pass


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "may not read or write"),
        (errno.ENOENT, "does not exist"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_what_the_system_says(tmp_path, code, sentence):
    with refused(tmp_path, sentence), told(tmp_path):
        raise OSError(code, "Input/output error")


def test_a_mistake_of_ours_is_no_refusal(database):
    with pytest.raises(sqlcipher.OperationalError), told(database), opened(database) as raw:
        raw.execute("SELECT * FROM nowhere")
