"""Killed again and again with work in flight, Kept loses nothing, doubles nothing, and keeps everybody's order."""

import os
import random
import time
from collections.abc import Callable

from tests.kills.kept import UNDONE, Kept
from tests.kills.sandbox import Phone, Sandbox
from tests.kills.tally import Tally, newest_is_shown
from tests.side_by_side import TOLD

KILLS, PHONES = (60, 72) if "CI" in os.environ else (8, 24)
AT_ONCE = 8  # phones whose people do something before a start, and again after it
LONGEST = 0.2  # seconds that a process may work before it is killed
EARLY = 0.15  # the share of kills that come while the process is still starting
MOST_ACTS = 36  # a phone that acts more often in a minute is not read for a while


def acts(phones: list[Phone], chance: random.Random) -> int:
    """Some people write, some tap, some do both."""
    count = 0
    for phone in chance.sample(phones, k=AT_ONCE):
        if len(phone.did) < MOST_ACTS:
            phone.writes()
            count += 1 + (chance.random() < 0.6 and phone.taps())
    return count


def test_nothing_is_lost_and_nothing_doubled(
    kept: Kept, sandbox: Sandbox, record_property: Callable[[str, object], None]
) -> None:
    chance, tally = random.Random(60), Tally()
    phones = [Phone.new(sandbox) for _ in range(PHONES)]
    while tally.kills < KILLS:
        pending = acts(phones, chance)
        kept.start()
        if chance.random() >= EARLY or not tally.kills:
            kept.ready()
            pending += acts(phones, chance)
        time.sleep(chance.uniform(0, LONGEST))
        kept.kill()
        assert pending
        if kept.query(UNDONE) != [(0,)] or sandbox.waiting:
            tally.note(kept)
    kept.start()
    kept.ready()
    settle(kept, phones)
    kept.stop()
    tally.count(kept, sandbox, phones)
    record_property(TOLD, str(tally))
    tally.holds()
    newest_is_shown(kept, phones)


def settle(kept: Kept, phones: list[Phone]) -> None:
    """One word more from everybody: when it has come through, all before it has."""
    for phone in phones:
        phone.writes()
    wanted = sum(len(phone.did) for phone in phones)
    kept.until(lambda: kept.query("SELECT count(*) FROM steps")[0][0] >= wanted)
    kept.quiet()
