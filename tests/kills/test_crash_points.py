"""Ended at each place where that could hurt, and started again: nothing is lost, nothing doubled."""

import os
from itertools import cycle, islice
from time import sleep

import pytest

from tests.kills.kept import Kept
from tests.kills.points import POINTS
from tests.kills.sandbox import Phone, Sandbox
from tests.kills.tally import Tally, newest_is_shown

TIMES = range(1, 6 if "CI" in os.environ else 2)
MIGRATING = "during a migration"
PHONES = 30
MOST_ACTS = 10  # of a phone: a chat is not written to more often than once a second


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("point", POINTS)
def test_ended(point: str, time: int, kept: Kept, sandbox: Sandbox) -> None:
    tally, phones = Tally(), [Phone.new(sandbox) for _ in range(PHONES)]
    if point == MIGRATING:
        kept.database.unlink()
    for phone in phones:
        phone.writes()
    die(kept, phones, point, time)
    if point != MIGRATING:
        tally.note(kept)
    kept.start()
    for phone in phones:
        phone.writes()
    kept.ready()
    wanted = sum(len(phone.did) for phone in phones)
    kept.until(lambda: kept.query("SELECT count(*) FROM steps")[0][0] >= wanted)
    kept.quiet()
    kept.kill()
    tally.count(kept, sandbox, phones)
    tally.holds()
    newest_is_shown(kept, phones)


def die(kept: Kept, phones: list[Phone], point: str, time: int) -> None:
    """People go on writing until it is over."""
    if point == "during shutdown":
        kept.start(point, "1")
        kept.ready()
        kept.process.terminate()
    else:
        kept.start(point, str(time))
    for phone in islice(cycle(phones), PHONES * MOST_ACTS):
        if kept.process.poll() is not None:
            break
        phone.writes()
        sleep(0.01)
    kept.killed_itself()
