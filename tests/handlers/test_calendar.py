"""The calendar on a phone: pages, entries, following, links, and a file for the phone's own calendar."""

from datetime import UTC, datetime

import icalendar
import pytest

from bot.storage import commitments
from tests.cast import Phone, buttons
from tests.promises import promised
from tests.registry import listed, works_for
from tests.stage import Stage


def newest_file(stage: Stage, phone: Phone) -> icalendar.Calendar:
    document = next(one["document"] for one in reversed(phone.received) if "document" in one)
    assert document["file_name"].endswith(".ics")
    return icalendar.Calendar.from_ical(stage.world.files[document["file_id"]].content)


async def test_everybody_sees_what_is_to_come_with_its_honest_date_and_its_paragraph(member: Phone) -> None:
    await member.says("/calendar")
    member.sees("Dates to come, 1 of", "2026 (worked out from the text): One Billion Coalition", "A/71/353, paragraph")
    assert "31 December" not in member.text
    await member.presses("Next")
    member.sees("Dates to come, 2 of", "2030: The Sustainable Development Goals are due")


async def test_pages_are_turned_in_place(member: Phone) -> None:
    await member.says("/calendar")
    before = len(member.received)
    await member.presses("Next")
    await member.presses("Dates gone by")
    await member.presses("1.")
    await member.presses("Back")
    member.sees("Dates gone by, 1 of 23", "2005: ")
    assert len(member.received) == before


async def test_the_last_pages_hold_what_has_no_date_and_say_so(member: Phone) -> None:
    await member.follows("calendar_ahead_all_99")
    member.sees("no date given")


async def test_what_came_every_year_is_named_so_with_the_day_that_was_seen(member: Phone) -> None:
    for page in range(1, 10):
        await member.follows(f"calendar_ahead_all_{page}")
        if "UNHCR's yearly" in member.text:
            member.sees("every year (14–16 Jun 2017): UNHCR's yearly consultations")
            return
    raise AssertionError("it is on no page")


async def test_an_entry_tells_its_source_and_leads_into_the_report(member: Phone) -> None:
    await member.follows("calendar_entry_M058")
    member.sees("When: 14–16 Jun 2017 (every year)")
    assert "Next:" not in member.text, "no source names a day of another year"
    member.sees("paragraph 15", "UNHCR's yearly consultations")
    await member.presses("Read it in the report")
    member.sees("UNHCR's yearly consultations", "Section:")


async def test_a_number_typed_opens_what_a_press_would(member: Phone) -> None:
    await member.says("/calendar")
    await member.says("1")
    member.sees("One Billion Coalition", "When: 2026")


async def test_by_process_and_followed_it_is_mine(member: Phone) -> None:
    await member.says("/calendar")
    await member.presses("My dates")
    member.sees("There are none yet.")
    await member.presses("By process")
    await member.presses("Human security")
    member.sees("Human security", "2063: African Union Agenda 2063")
    await member.presses("Follow this process")
    member.sees("You follow this process now.")
    await member.presses("Back")
    await member.presses("My dates")
    member.sees("Human security", "2063: African Union Agenda 2063")
    assert "One Billion" not in member.text
    await member.presses("By process")
    member.sees("Human security (yours)")
    await member.presses("Human security")
    await member.presses("Stop following")
    member.sees("You do not follow this process any more.")


async def test_what_my_organisation_promised_in_is_mine(stage: Stage, partner: Phone) -> None:
    await listed(stage)
    await works_for(stage, partner)
    one = promised("we222222", "wells", process="global-compacts")
    await stage.store.write(lambda tx: commitments.put(tx, one))
    await partner.follows("calendar_mine")
    partner.sees("pactes mondiaux")


@pytest.mark.parametrize("payload", ["calendar", "calendar_", "calendar_x_y_z", "calendar_ahead_nowhere_3"])
async def test_a_link_that_makes_no_sense_opens_the_calendar(member: Phone, payload: str) -> None:
    await member.follows(payload)
    member.sees("Calendar", "Dates to come")


async def test_a_link_to_what_is_gone_says_so(member: Phone) -> None:
    await member.follows("calendar_entry_gone")
    member.sees("What you asked for is not here any more.")
    await member.presses("Back")
    member.sees("Dates to come")


async def test_every_page_has_a_link_that_can_be_shared(member: Phone) -> None:
    await member.follows("calendar_past_human-security_2")
    shared = next(button["url"] for button in buttons(member.screen) if "url" in button)
    assert "start%3Dcalendar_past_human-security_" in shared


async def test_the_file_comes_with_every_date_and_no_day_made_up(stage: Stage, member: Phone) -> None:
    await member.says("/calendar")
    await member.presses("File for my calendar")
    member.sees("68 dates stand in it", "notes in it (122)")
    read = newest_file(stage, member)
    assert (len(read.walk("VEVENT")), len(read.walk("VJOURNAL"))) == (68, 122)


async def test_my_file_has_what_is_mine(stage: Stage, member: Phone) -> None:
    await member.follows("calendar_ahead_human-security")
    await member.presses("Follow this process")
    await member.follows("calendar_mine")
    await member.presses("File for my calendar")
    categories = {str(one["categories"].cats[0]) for one in newest_file(stage, member).walk("VEVENT")}
    assert categories == {"Human security"}


async def test_a_commitment_being_written_waits_below_the_calendar(stage: Stage, partner: Phone) -> None:
    await listed(stage)
    await works_for(stage, partner)
    await partner.says("/commit")
    before = partner.text
    await partner.says("/calendar")
    await partner.presses("Suivant")
    await partner.presses("Quitter")
    partner.sees(before)


async def test_stop_and_help_are_heard(member: Phone) -> None:
    await member.says("/calendar")
    await member.says("/help")
    member.sees("/calendar: See the dates to come and those past")
    await member.says("/calendar")
    await member.says("/stop")
    assert "/calendar" not in member.text


async def test_what_was_to_come_is_past_a_year_later(stage: Stage, member: Phone) -> None:
    stage.time.at = datetime(2027, 1, 1, 12, tzinfo=UTC)
    await member.says("/calendar")
    assert "One Billion" not in member.text


async def test_the_menu_has_it(member: Phone) -> None:
    await member.says("/start")
    await member.presses("Calendar")
    member.sees("Dates to come")
