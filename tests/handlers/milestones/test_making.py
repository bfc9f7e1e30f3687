"""Organisers make milestones on a phone, question by question, and see them before they count."""

import pytest

from bot.domain.authority import Act
from bot.domain.calendar import Timing
from bot.domain.dues import understood
from tests.cast import Phone
from tests.milestones import AGENDA, everything, pages_with, writes
from tests.registry import acts
from tests.reporting import twice
from tests.stage import Stage


async def test_a_milestone_is_made_seen_before_and_stands_in_everybodys_calendar(
    stage: Stage, desk: Phone, member: Phone
) -> None:
    desk.sees("No milestone was made here yet.")
    await writes(desk)
    desk.sees("Reports are due", "When: spring 2027", "As it was written: “spring 2027”", "Concerns: everybody")
    assert await everything(stage) == []
    await desk.presses("Store it")
    desk.sees("It is stored, and stands in everybody’s calendar.")
    (one,) = await everything(stage)
    assert (one.process, one.revision, one.when.due) == (AGENDA, 0, understood("spring 2027"))
    assert await acts(stage) == [Act.MAKE_MILESTONE]
    await member.says("/calendar")
    await member.presses("Next")
    assert await pages_with(member, "spring 2027: Reports are due", "Resolution 71/127, paragraph 4")


async def test_it_is_read_in_the_readers_language_or_the_first(stage: Stage, desk: Phone, partner: Phone) -> None:
    await writes(desk)
    await desk.presses("Title in other languages")
    await desk.presses("Français")
    await desk.says("Remise des rapports")
    desk.sees("Reports are due", "Remise des rapports")
    await desk.presses("Store it")
    (one,) = await everything(stage)
    await partner.follows(f"calendar_entry_{one.id}")
    partner.sees("Remise des rapports", "Quand\xa0: printemps 2027", "Tel qu’écrit\xa0: «\xa0spring 2027\xa0»")
    reader = await Phone.settled(stage, "ru")
    await reader.follows(f"calendar_entry_{one.id}")
    reader.sees("Reports are due", "Когда: весна 2027 года")


@pytest.mark.parametrize("typed", ["soon", "3/4/2027", "every March", "31 June 2027"])
async def test_a_date_with_no_or_two_meanings_is_refused_with_an_example(desk: Phone, typed: str) -> None:
    await desk.presses("New milestone")
    await desk.presses("Agenda for Humanity")
    await desk.presses("No country in particular")
    await desk.says("Reports are due")
    await desk.says(typed)
    desk.sees("This date can be read in no way, or in more than one.", "14 June 2027", "4 of 8")
    await desk.says("14 June 2027")
    desk.sees("5 of 8", "Does it come again?")


async def test_undated_and_yearly_is_told_so(stage: Stage, desk: Phone, member: Phone) -> None:
    await desk.presses("New milestone")
    await desk.presses("Agenda for Humanity")
    await desk.says("Kenya")
    await desk.says("A yearly meeting")
    await desk.presses("No date is known yet")
    await desk.says("12")
    await desk.presses("NGOs")
    await desk.presses("Go on")
    await desk.presses("No source")
    desk.sees("When: every year (no date given)", "Country: Kenya", "Concerns: NGOs")
    await desk.presses("Store it")
    (one,) = await everything(stage)
    assert (one.country, one.audience, one.when) == ("KEN", ("ngo",), Timing(every=12))
    assert await pages_with(member, "every year (no date given): A yearly meeting (Kenya)", "Set by organisers here")


async def test_bad_answers_get_a_sentence_and_lose_nothing(desk: Phone) -> None:
    await desk.presses("New milestone")
    await desk.says("Agenda")
    desk.sees("This was not understood.", "1 of 8")
    await desk.presses("Agenda for Humanity")
    await desk.says("Atlantis")
    desk.sees("No country is called that here.", "2 of 8")
    await desk.presses("No country in particular")
    await desk.says("x" * 151)
    desk.sees("That is empty or too long.", "3 of 8")
    await desk.says("Reports are due")
    await desk.presses("No date is known yet")
    await desk.says("often")
    desk.sees("Please type a number of months from 0 to 600", "5 of 8")
    await desk.presses("Once")
    await desk.presses("Go on")
    await desk.says("x" * 301)
    desk.sees("up to 300 characters", "7 of 8")
    await desk.presses("Back")
    await desk.presses("Back")
    desk.sees("5 of 8")


async def test_what_is_begun_waits_through_commands_and_days(stage: Stage, desk: Phone) -> None:
    await desk.presses("New milestone")
    await desk.presses("Agenda for Humanity")
    await desk.presses("No country in particular")
    await desk.says("Reports are due")
    await desk.says("/calendar")
    await desk.says("/stop")
    stage.time.advance(days=3)
    await stage.restart()
    await desk.says("/desk")
    await desk.presses("Milestones")
    await desk.presses("Go on with what is begun")
    desk.sees("You had begun this one.", "4 of 8")
    await desk.presses("Leave")
    desk.sees("What you have begun is kept")
    await desk.presses("Go on with what is begun")
    await desk.says("2030")
    await desk.presses("Once")
    await desk.presses("Go on")
    await desk.presses("No source")
    await desk.presses("Throw it away")
    desk.sees("What you had begun is thrown away.")
    assert await everything(stage) == []


async def test_sending_twice_is_sending_once(stage: Stage, desk: Phone) -> None:
    await writes(desk)
    await twice(stage, desk, "Store it")
    desk.sees("Nothing is begun. Whatever was sent before is kept.")
    assert len(await everything(stage)) == 1
