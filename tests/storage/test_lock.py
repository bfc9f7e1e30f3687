"""Two copies never run together, and a dead one is not in the way."""

import subprocess
import sys

import pytest

from bot.faults import AnotherCopy
from bot.storage.lock import Lock

HOLDER = """
import sys, pathlib
from bot.storage.lock import Lock
lock = Lock(pathlib.Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path):
    return tmp_path / "kept.db"


def hold(database):
    """Another process that holds the lock until it ends."""
    command = [sys.executable, "-c", HOLDER, str(database)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "True\n"
    return process


def test_the_second_copy_is_told(database):
    with Lock(database), pytest.raises(AnotherCopy, match="Another copy is running"), Lock(database):
        pass


def test_it_is_free_again_afterwards(database):
    for _ in range(2):
        with Lock(database):
            assert not Lock(database).acquire()


def test_it_ends_with_a_killed_process(database):
    with hold(database) as process:
        assert not Lock(database).acquire()
        process.kill()
        process.wait()
        with Lock(database):
            pass
