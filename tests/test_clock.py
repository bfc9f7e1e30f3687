"""The clock stands where it is put, and follows the file of whoever moves it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import clock


@pytest.fixture(autouse=True)
def system_time():
    clock.set_offset(0)
    yield
    clock.set_offset(0)


@pytest.fixture
def stopwatch(monkeypatch):
    """A monotonic clock that the test moves."""
    stands = [1000.0]
    monkeypatch.setattr(clock.time, "monotonic", lambda: stands[0])
    return stands


def off_system_time() -> timedelta:
    return clock.now() - datetime.now(UTC)  # noqa: TID251


def about(seconds: float) -> bool:
    return abs(off_system_time() - timedelta(seconds=seconds)) < timedelta(minutes=5)


def test_it_is_system_time_in_utc_until_somebody_moves_it():
    assert clock.now().tzinfo is UTC
    assert about(0)


def test_it_is_put_and_shifted():
    clock.set_offset(86400)
    clock.shift(-3600)
    assert about(82800)


def test_what_is_measured_is_not_moved(stopwatch):
    clock.set_offset(86400)
    assert clock.monotonic() == stopwatch[0]


def test_it_follows_a_file_that_somebody_else_changes(tmp_path, stopwatch):
    file = tmp_path / "offset"
    file.write_text("86400")
    clock.follow(file)
    assert about(86400)
    file.write_text("172800\n")
    stopwatch[0] += 0.9
    assert about(86400)
    stopwatch[0] += 0.1
    assert about(172800)


@pytest.mark.parametrize("garbled", ["", "tomorrow", "nan", "1e300", "inf", "\udcff"])
def test_a_garbled_file_keeps_the_last_offset(tmp_path, stopwatch, garbled):
    file = tmp_path / "offset"
    file.write_text("86400")
    clock.follow(file)
    file.write_bytes(garbled.encode(errors="surrogateescape"))
    stopwatch[0] += 1
    assert about(86400)


def test_a_missing_file_keeps_the_last_offset_until_it_comes(tmp_path, stopwatch):
    file = tmp_path / "offset"
    clock.follow(file)
    assert about(0)
    file.write_text("-86400")
    stopwatch[0] += 1
    assert about(-86400)
