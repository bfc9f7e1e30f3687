"""What is due: a list, one by one, or no change on the rest."""

from bot.storage import reports as rows
from tests.cast import Phone
from tests.reporting import PROMISES, kept, next_year, reported, twice
from tests.stage import Stage


async def test_due_lists_what_is_open_and_says_how_much(stage: Stage, ann: Phone) -> None:
    await ann.says("/due")
    ann.sees("3 reports are open.", "Promise 1", "Promise 3", "on time until 31 May 2026")
    await ann.presses("Promise 2")
    await ann.says("40 dug")
    await ann.presses("Send")
    await ann.presses("What is due")
    ann.sees("2 reports are open.")
    assert "Promise 2" not in ann.text


async def test_one_by_one_until_nothing_is_due(stage: Stage, ann: Phone) -> None:
    await ann.says("/due")
    await ann.presses("One by one")
    for n in (1, 2, 3):
        ann.sees(f"Promise {n}")
        await ann.says(f"{n}0 dug")
        await ann.presses("Send")
        if n < 3:
            await ann.presses("Next report")
    await ann.says("/report")
    ann.sees("Nothing is due from you now.")


async def test_no_change_on_the_rest_sends_exactly_what_was_shown_and_once(stage: Stage, ann: Phone) -> None:
    await ann.says("/due")
    await ann.presses("No change on the rest")
    ann.sees("it needs an earlier report")
    for _ in range(2):
        await reported(stage, ann)
    await next_year(stage)
    await ann.says("/due")
    await ann.presses("No change on the rest")
    ann.sees("these 2 promises", "1. Promise 1", "2. Promise 2")
    await twice(stage, ann, "Send 2 reports")
    ann.sees("1 report is open.", "Promise 3")
    assert len(await stage.store.read(lambda tx: rows.last(tx, PROMISES[0], 9))) == 2


async def test_a_locked_cycle_keeps_the_draft_and_says_so(stage: Stage, ann: Phone) -> None:
    await ann.says("/report")
    await ann.says("2 340 wells repaired")
    stage.time.advance(days=60)
    await ann.presses("Send")
    ann.sees("This cycle is locked, and takes no more reports.")
    assert await kept(stage) == []
    await ann.says("/start")
    assert any("Self-report" in label for label in ann.labels(ann.screen))
