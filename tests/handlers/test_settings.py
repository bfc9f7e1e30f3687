"""How Kept writes to a person: time zone, quiet hours, plain text."""

import pytest

from bot.domain.people import Person
from bot.storage import people
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.stage import Stage


async def person(stage: Stage, phone: Phone) -> Person:
    def unit(tx: Transaction) -> Person:
        found = people.find_by_account(tx, phone.id)
        assert found
        return found

    return await stage.store.read(unit)


async def opens(phone: Phone, which: str) -> None:
    await phone.says("/settings")
    await phone.presses(which)


async def test_the_settings_tell_what_is_set(member: Phone) -> None:
    await member.says("/settings")
    member.sees(
        "Language: English", "Time zone: UTC", "4 May 2026, 10:00", "Quiet hours: 21:00 to 08:00", "Text only: off"
    )


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Nairobi", "Africa/Nairobi"),
        ("kenya", "Africa/Nairobi"),
        ("Africa/Nairobi", "Africa/Nairobi"),
        ("Киев", "Europe/Kyiv"),
        ("القاهرة", "Africa/Cairo"),
        ("上海", "Asia/Shanghai"),
        ("sao paulo", "America/Sao_Paulo"),
        ("UTC+3", "Etc/GMT-3"),
        ("calcutta", "Asia/Kolkata"),
    ],
)
async def test_a_time_zone_is_typed_as_people_call_it(stage: Stage, member: Phone, typed: str, zone: str) -> None:
    await opens(member, "Time zone")
    await member.says(typed)
    member.sees("Saved.", "Settings")
    assert (await person(stage, member)).zone == zone


async def test_a_common_time_zone_is_pressed(stage: Stage, member: Phone) -> None:
    await opens(member, "Time zone")
    await member.presses("Lagos")
    member.sees("Saved.", "Time zone: Lagos", "4 May 2026, 11:00")


async def test_a_misspelt_city_is_asked_back(stage: Stage, member: Phone) -> None:
    await opens(member, "Time zone")
    await member.says("Kyivv")
    member.sees("Which of these do you mean?")
    await member.presses("Kyiv")
    assert (await person(stage, member)).zone == "Europe/Kyiv"


async def test_a_country_with_several_zones_is_asked_back(stage: Stage, member: Phone) -> None:
    await opens(member, "Time zone")
    await member.says("Ukraine")
    member.sees("Which of these do you mean?")
    await member.says("1")
    member.sees("Saved.")


@pytest.mark.parametrize("typed", ["xxyyzz", "Russia", "UTC+99", "?!", "x" * 500])
async def test_what_is_no_city_is_answered_with_an_example(stage: Stage, member: Phone, typed: str) -> None:
    await opens(member, "Time zone")
    await member.says(typed)
    member.sees("Please type a large city, for example Nairobi")
    assert (await person(stage, member)).zone == "UTC"


@pytest.mark.parametrize(
    ("typed", "quiet"),
    [
        ("22-6", (22 * 60, 6 * 60)),
        ("21:30 – 07:15", (21 * 60 + 30, 7 * 60 + 15)),
        ("٢٢-٦", (22 * 60, 6 * 60)),
        ("no quiet hours", (0, 0)),
        ("2", (22 * 60, 7 * 60)),
    ],
)
async def test_quiet_hours_are_typed(stage: Stage, member: Phone, typed: str, quiet: tuple[int, int]) -> None:
    await opens(member, "Quiet hours")
    await member.says(typed)
    member.sees("Saved.")
    assert (await person(stage, member)).quiet == quiet


async def test_quiet_hours_are_pressed(stage: Stage, member: Phone) -> None:
    await opens(member, "Quiet hours")
    await member.presses("20:00 to 09:00")
    member.sees("Saved.", "Quiet hours: 20:00 to 09:00")


@pytest.mark.parametrize("typed", ["25-99", "at night", "8", "21", "21-8-9"])
async def test_hours_that_cannot_be_read_change_nothing(stage: Stage, member: Phone, typed: str) -> None:
    await opens(member, "Quiet hours")
    await member.says(typed)
    member.sees(
        "These hours could not be read.", "when they begin and when they end, for example 21:00-08:00", "21:00 to 08:00"
    )


async def test_text_only_tells_the_choices_in_words(member: Phone) -> None:
    await opens(member, "Turn text only on")
    member.sees("Text only: on", "1. Language", "4. Turn text only off")
    await member.says("4")
    member.sees("Text only: off")


async def test_words_that_mean_nothing_on_the_main_page_are_answered(member: Phone) -> None:
    await member.says("/settings")
    await member.says("make it blue")
    member.sees("This was not understood.", "Please press a button", "Quiet hours")


async def test_back_leads_step_by_step_to_where_one_came_from(member: Phone) -> None:
    await opens(member, "Time zone")
    await member.presses("Back")
    member.sees("Settings")
    await member.presses("Back")
    member.sees("What would you like to do?")
