"""Ended at each place where that could hurt, and started again: nothing is lost, nothing doubled."""

import os

import pytest

from tests.kills.kept import Kept
from tests.kills.points import POINTS
from tests.kills.sandbox import Phone, Sandbox
from tests.kills.tally import Tally, newest_is_shown

TIMES = range(1, 6 if "CI" in os.environ else 2)
AT_ONCE = 12


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("point", POINTS)
def test_ended(point: str, time: int, tmp_path, sandbox: Sandbox):
    kept, tally = Kept(tmp_path, sandbox), Tally()
    phones = [Phone.new(sandbox) for _ in range(AT_ONCE)]
    for phone in phones:
        phone.writes()
        phone.writes()
    kept.start(point, str(time))
    if point == "during shutdown":
        kept.ready()
        kept.process.terminate()
    kept.killed_itself()
    if point != "during a migration":
        tally.note(kept)
    kept.start()
    kept.ready()
    for phone in phones:
        phone.writes()
    kept.until(lambda: kept.query("SELECT count(*) FROM steps")[0][0] >= 3 * AT_ONCE)
    kept.quiet()
    kept.kill()
    tally.count(kept, sandbox, phones)
    tally.holds()
    newest_is_shown(kept, phones)
