"""Reporting on a phone: a few taps or one sentence, and a receipt."""

import pytest

from bot.domain.reports import Stage as Reached
from bot.storage import reports as rows
from tests.cast import Phone
from tests.reporting import PROMISES, kept, next_year, reported, stands, twice
from tests.stage import Stage
from tests.town import CYCLE


async def test_a_figure_and_a_sentence_are_told_in_one_message_and_sent_by_one_tap(stage: Stage, ann: Phone) -> None:
    await ann.says("/report")
    ann.sees("Promise 1", "on time until 31 May 2026", "Target: 5000 wells", "with your organisation’s name, not yours")
    await ann.says("2 340 wells repaired")
    ann.sees("your answers", "2,340", "wells repaired", "On track")
    await ann.presses("Send")
    ann.sees("Receipt 1", "Everybody can read it now.", "Next: Promise 2")
    (report,) = await kept(stage)
    assert (report.figure, report.said, report.state) == ("2340", {"happened": "wells repaired"}, "on_track")
    assert await stands(stage) is Reached.SUBMITTED


async def test_words_alone_are_what_happened(stage: Stage, ann: Phone) -> None:
    await reported(stage, ann, "The pumps have come")
    (report,) = await kept(stage)
    assert (report.figure, report.said) == (None, {"happened": "The pumps have come"})


async def test_a_figure_alone_asks_for_a_sentence(stage: Stage, ann: Phone) -> None:
    await ann.says("/report")
    await ann.says("2340")
    ann.sees("What happened?")
    await ann.presses("Skip")
    await ann.presses("Send")
    assert [(one.figure, one.said) for one in await kept(stage)] == [("2340", {})]


@pytest.mark.parametrize(
    ("button", "answers", "state", "said"),
    [
        ("Progress", ["12", "We dug."], "on_track", {"happened": "We dug."}),
        ("Done", ["5000", "All dug."], "done", {"happened": "All dug."}),
        ("New date", ["31 March 2027", "Rain."], "delayed", {"new_date": "2027-03-31", "obstacles": "Rain."}),
        ("Blocked", ["No fuel.", "Fuel."], "delayed", {"obstacles": "No fuel.", "needs": "Fuel."}),
    ],
)
async def test_a_button_asks_only_what_it_leaves_open(
    stage: Stage, ann: Phone, button: str, answers: list[str], state: str, said: dict[str, str]
) -> None:
    await ann.says("/report")
    await ann.presses(button)
    for answer in answers:
        await ann.says(answer)
    ann.sees("your answers")
    await ann.presses("Send")
    (report,) = await kept(stage)
    assert (report.state, report.said) == (state, said)


async def test_every_question_can_be_asked_and_nothing_must_be_answered_but_the_state(stage: Stage, ann: Phone) -> None:
    await ann.says("/report")
    await ann.presses("All questions")
    ann.sees("Everybody will read this, with your organisation's name, not yours.")
    await ann.presses("Next")
    await ann.says("Nothing to report")
    ann.sees("your answers")
    await ann.presses("Send")
    assert [(one.state, one.said) for one in await kept(stage)] == [("nothing", {})]


async def test_no_change_needs_an_earlier_report_and_then_two_taps(stage: Stage, ann: Phone) -> None:
    await ann.says("/report")
    assert not any("No change" in label for label in ann.labels(ann.screen))
    await reported(stage, ann)
    await next_year(stage)
    await ann.says("/report")
    await ann.presses("No change")
    ann.sees("nothing has changed since the last report", "2,340 wells")
    await ann.presses("Send")
    ann.sees("Receipt 2")
    found = (await stage.store.read(lambda tx: rows.last(tx, PROMISES[0])))[0]
    assert (found.unchanged, found.figure, found.state, found.said) == (True, "2340", "on_track", {})


async def test_the_third_time_in_a_row_is_asked_about_and_may_be_left_open(stage: Stage, ann: Phone) -> None:
    await reported(stage, ann)
    for _ in range(2):
        await ann.follows(f"report_{CYCLE.id}_{PROMISES[0]}")
        await ann.presses("No change")
        await ann.presses("Send")
    await ann.follows(f"report_{CYCLE.id}_{PROMISES[0]}")
    await ann.presses("No change")
    ann.sees("It is the third time in a row. Why has nothing changed?")
    await ann.says("The road is closed.")
    ann.sees("Receipt 4")
    assert (await kept(stage))[-1].said == {"unchanged_why": "The road is closed."}


async def test_the_same_button_pressed_twice_sends_once(stage: Stage, ann: Phone) -> None:
    await reported(stage, ann)
    await ann.follows(f"report_{CYCLE.id}_{PROMISES[0]}")
    await ann.presses("No change")
    await twice(stage, ann, "Send")
    ann.sees("Receipt 2")
    assert len(await kept(stage)) == 2


async def test_a_draft_sent_from_two_phones_of_one_person_is_one_report(stage: Stage, ann: Phone) -> None:
    await ann.says("/report")
    await ann.says("2 340 wells repaired")
    await twice(stage, ann, "Send")
    ann.sees("Receipt 1")
    assert len(await kept(stage)) == 1


async def test_old_buttons_answer(stage: Stage, ann: Phone) -> None:
    await ann.says("/report")
    ann.taps("Progress")
    ann.taps("Done")  # on a screen that is no more when this arrives: it means what it says
    await stage.settle()
    ann.sees("Which figure have you reached so far?")
    await ann.says("5000")
    await ann.says("All dug.")
    ann.sees("Done")


async def test_words_that_nobody_asked_for_are_answered(stage: Stage, ann: Phone) -> None:
    await ann.says("/due")
    await ann.says("hm")
    ann.sees("This was not understood.")


async def test_what_is_for_the_organiser_alone_is_not_shown_to_others(stage: Stage, ann: Phone) -> None:
    await ann.says("/report")
    await ann.says("2 340 wells repaired")
    await ann.presses("What else would you like to tell?")
    await ann.says("Something for the organiser only")
    await ann.says("Hush.")
    await ann.presses("Send")
    (report,) = await kept(stage)
    assert (report.private, "organiser_only" in report.said) == ({"organiser_only": "Hush."}, False)
