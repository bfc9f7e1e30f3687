"""Killed between any two answers, and in the middle of one, Kept loses none and takes none twice."""

import random
import time

from tests.kills.kept import Kept
from tests.kills.sandbox import Phone, Sandbox

SAID = ["/start form_summit-survey", "Next", "2", "1", "1, 3", "3", "12", "We have water.", "Come and see.", "Send"]
GIVEN = {
    "part": "displaced",
    "change": "better",
    "areas": "safety health",
    "asked": "never",
    "households": "12",
    "story": "We have water.",
    "wish": "Come and see.",
}
LONGEST = 0.06  # seconds that a process may work before it is killed


def test_a_form_is_filled_over_as_many_kills_as_it_has_answers(kept: Kept, sandbox: Sandbox) -> None:
    chance, phone = random.Random(8), Phone.new(sandbox)
    for said in SAID:
        phone._act("send", text=said)
        kept.start()
        kept.ready()
        time.sleep(chance.uniform(0, LONGEST))
        kept.kill()
    kept.start()
    kept.ready()
    kept.until(lambda: kept.query("SELECT count(*) FROM submissions") == [(1,)])
    kept.quiet()
    assert dict(kept.query("SELECT path, value FROM answers")) == GIVEN
    assert kept.query("SELECT count(*) FROM drafts") == [(0,)]
    kept.stop()
