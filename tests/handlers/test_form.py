"""Filling a form in the chat: nothing that was said is lost, and nothing counts twice."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage import forms, tables
from bot.storage.forms import Submission
from tests.cast import Phone
from tests.forms.shelved import SHORT, shelve, version
from tests.stage import BOT, Stage


@pytest.fixture(autouse=True)
def wells(stage: Stage, tmp_path: Path) -> None:
    shelve(stage, version(tmp_path, SHORT))


async def submissions(stage: Stage) -> list[tuple[Submission, dict[str, str]]]:
    def unit(tx):
        numbers = tx.execute(select(tables.submissions.c.number)).scalars().all()
        return [(forms.submission(tx, number), forms.answered(tx, number)) for number in numbers]

    return await stage.store.read(unit)


async def fills(phone: Phone, *answers: str) -> None:
    for answer in answers:
        await phone.says(answer)


ALL = ("2", "12", "We dug.", "1 3", "31 March 2026")
GIVEN = {"progress": "some", "wells": "12", "story": "We dug.", "places": "north east", "when": "2026-03-31"}


async def test_a_form_is_filled_by_typing_and_counts_once(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    member.sees("Wells: 1 of 5", "How far is it?")
    await fills(member, *ALL)
    member.sees("Wells: your answers", "How many wells? 12", "In the north, In the east", "31 March 2026")
    await member.presses("Send")
    member.sees("Your answers are stored since 4 May 2026, 10:00, under the number 1.")
    ((sent, answers),) = await submissions(stage)
    assert answers == GIVEN
    assert (sent.form, sent.channel, sent.subject) == ("wells", "chat", "")


async def test_the_same_form_is_filled_by_buttons(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await member.presses("Nothing yet")
    member.sees("2 of 4", "What happened?")  # how many wells is not asked
    await member.presses("Skip")
    await member.presses("In the south")
    assert "2. ✓ In the south" in member.labels(member.screen)
    await member.presses("In the south")
    await member.presses("In the east")
    await member.presses("Next")
    await member.presses("Skip")
    await member.presses("Send")
    assert [answers for _, answers in await submissions(stage)] == [{"progress": "none", "places": "east"}]


async def test_every_answer_is_changed_from_the_review(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, *ALL)
    await member.presses("2. How many wells?")
    member.sees("Your answer so far: 12")
    await member.says("15")
    member.sees("your answers", "How many wells? 15")
    await member.says("1")
    await member.says("1")
    member.sees("your answers")
    assert "wells" not in member.text, "what is not asked any more is not sent"
    await member.says("Send")
    ((_, answers),) = await submissions(stage)
    assert answers == {name: value for name, value in {**GIVEN, "progress": "none"}.items() if name != "wells"}


async def test_one_leaves_and_goes_on_weeks_later_in_another_version(
    stage: Stage, member: Phone, tmp_path: Path
) -> None:
    await member.follows("form_wells")
    await fills(member, "2", "12")
    await member.presses("Leave")
    member.sees("Everything you said in this form is kept.")
    shelve(stage, version(tmp_path, SHORT.replace("What happened?", "What is new?")))
    stage.time.advance(days=40)
    await stage.restart()
    await member.presses("Continue: Wells")
    member.sees("3 of 5", "What happened?")
    await fills(member, *ALL[2:])
    await member.presses("Send")
    assert [answers for _, answers in await submissions(stage)] == [GIVEN]
    await member.follows("form_wells")
    await fills(member, "2", "12")
    member.sees("What is new?")


async def test_the_link_offers_to_go_on_or_to_begin_anew(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, "2", "12")
    await member.follows("form_wells")
    member.sees("You have begun this form", "4 May 2026")
    await member.presses("Begin anew")
    member.sees("1 of 5")
    await member.says("3")
    await member.follows("form_wells")
    await member.presses("Continue")
    member.sees("2 of 5", "How many wells?")


async def test_other_commands_and_another_language_leave_the_draft_alone(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, "2", "/help", "/settings", "/stop")
    await member.says("/language")
    await member.presses("Français")
    await member.says("/start")
    await member.presses("Continuer : Wells")
    member.sees("Wells : 2 sur 5", "Tapez un nombre entier")


async def test_language_in_the_middle_of_a_question_comes_back_to_it(member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, "2", "/language")
    await member.presses("Español")
    member.sees("Wells: 2 de 5", "Escriba un número entero")


async def test_after_a_restart_between_any_two_answers_nothing_is_lost_or_doubled(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    for answer in (*ALL, "Send"):
        await stage.restart()
        await member.says(answer)
    assert [answers for _, answers in await submissions(stage)] == [GIVEN]


async def test_an_older_screen_says_so_and_changes_nothing(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    first = dict(member.screen)
    await member.says("2")
    messages = stage.world.dialog(BOT, member.id).messages
    messages[first["message_id"]] = dict(first)  # a phone that has not heard of the change
    await member.presses("Done", first)
    shown = messages[first["message_id"]]["text"]
    assert "This screen was older than your draft." in shown
    assert "How many wells?" in shown


async def test_sending_twice_counts_once(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, *ALL)
    review = member.screen
    member.taps("Send")
    member.taps("Send", review)
    await stage.settle()
    member.sees("This form was sent before, and it counts once.")
    assert len(await submissions(stage)) == 1


async def test_an_edited_message_changes_its_answer_and_one_stays_where_one_was(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, "2", "12")
    await member.edits("13")
    member.sees("Your answer is changed to what you have written now.", "What happened?")
    await member.edits("many")
    member.sees("The answer stays as it was.", "What happened?")
    await fills(member, *ALL[2:], "Send")
    assert [answers for _, answers in await submissions(stage)] == [{**GIVEN, "wells": "13"}]


async def test_a_number_and_a_sentence_in_one_message_are_two_answers_after_one_question(
    stage: Stage, member: Phone
) -> None:
    await member.follows("form_wells")
    await fills(member, "2", "2 340 wells repaired")
    member.sees("Is 2,340 the answer here, and “wells repaired” the answer to the next question?")
    await member.presses("Yes")
    member.sees("4 of 5", "Where?")
    await fills(member, "1", "Next", "Skip", "Send")
    ((_, answers),) = await submissions(stage)
    assert (answers["wells"], answers["story"]) == ("2340", "wells repaired")


async def test_what_can_be_read_in_two_ways_is_asked(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, *ALL[:4], "03/04/2026")
    member.sees("This can be read in two ways.")
    assert member.labels(member.screen)[:2] == ["1. 3 April 2026", "2. 4 March 2026"]
    await fills(member, "2", "Send")
    ((_, answers),) = await submissions(stage)
    assert answers["when"] == str(date(2026, 3, 4))


async def test_what_was_forwarded_is_asked_about_first(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, "2", "12")
    origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1}
    await member.sends(text="Not mine", forward_origin=origin)
    member.sees("This message was forwarded. Shall its text be your answer? “Not mine”")
    await member.says("no")
    member.sees("What happened?")


async def test_a_text_that_the_phone_cut_in_two_is_no_two_answers(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, "2", "12", "x" * 4500)
    member.sees("Your text has 4,500 characters, and 3,000 are the most.", "What happened?")
    stage.time.advance(seconds=10)
    await member.says("short")
    member.sees("Where?")


async def test_somebody_elses_draft_is_nobodys(stage: Stage, member: Phone, partner: Phone) -> None:
    await member.follows("form_wells")
    await partner.follows("form_wells")
    theirs = next(one for row in member.screen["reply_markup"]["inline_keyboard"] for one in row)["callback_data"]
    mine = partner.screen["reply_markup"]["inline_keyboard"][0][0]
    mine["callback_data"] = theirs
    await partner.presses(mine["text"])
    partner.sees("Ce bouton")
    await member.says("2")
    member.sees("How many wells?")


async def test_a_link_to_no_form_says_so(member: Phone) -> None:
    await member.follows("form_nothing")
    member.sees("This link is not valid any more.")


async def test_nobody_is_left_after_being_forgotten(stage: Stage, member: Phone) -> None:
    await member.follows("form_wells")
    await fills(member, *ALL, "Send")
    await member.follows("form_wells")
    await member.says("2")
    await member.says("/forget")
    await member.says("1")

    def left(tx):
        kept = (tables.drafts, tables.submissions, tables.answers, tables.files)
        return [len(tx.execute(select(table)).all()) for table in kept]

    assert await stage.store.read(left) == [0, 0, 0, 0]
