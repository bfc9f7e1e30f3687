"""People and roles: found by code, appointed, removed, admitted by a link, and all of it on record."""

import pytest

from bot.domain.people import Role
from tests.cast import Phone
from tests.registry import acts, granted, grants, listed, person_of, took, works_for
from tests.stage import Stage


async def opens(admin: Phone, somebody: str = "") -> None:
    await admin.says("/desk")
    await admin.presses("People and roles")
    if somebody:
        await admin.says(somebody)
        if "Which of them?" in admin.text:  # whoever stands on the screen already is meant at once
            await admin.presses(somebody)


@pytest.fixture
async def chief(admin: Phone, stage: Stage) -> Phone:
    """An admin who is not the only one."""
    await Phone.settled(stage, "en", Role.ADMIN)
    return admin


async def code_of(stage: Stage, phone: Phone) -> str:
    return (await person_of(stage, phone)).code


async def test_somebody_is_found_by_code_appointed_and_told(stage: Stage, chief: Phone, member: Phone) -> None:
    await opens(chief, await code_of(stage, member))
    chief.sees("no role")
    await chief.presses("Give a role")
    await chief.presses("organiser")
    await chief.says("Kenya")
    chief.sees("It is done.", "organiser: Kenya")
    member.sees("Your roles have changed.")
    assert await grants(stage, member) == {"organiser@country:KEN"}
    assert await acts(stage) == ["appoint_organiser"]


async def test_a_role_is_taken_and_the_next_update_is_refused(stage: Stage, chief: Phone, member: Phone) -> None:
    await granted(stage, member, Role.ORGANISER)
    await member.says("/desk")
    desk = member.screen
    await opens(chief, await code_of(stage, member))
    await chief.presses("Take away: organiser")
    chief.sees("It is done.", "no role")
    await member.presses("People and roles", desk)
    assert "That button is out of date." in member.screen["text"]
    assert "What would you like to do?" in member.screen["text"]
    assert await acts(stage) == ["remove_organiser"]


async def test_an_old_button_takes_nothing_that_came_since(stage: Stage, chief: Phone, member: Phone) -> None:
    await granted(stage, member, Role.HANDLER)
    await opens(chief, await code_of(stage, member))
    await took(stage, member, Role.HANDLER)
    await granted(stage, member, Role.ORGANISER)
    await chief.presses("Take away: handler")
    chief.sees("there is no such person, organisation or role")
    assert await grants(stage, member) == {"organiser"}


async def test_the_last_admin_stays(stage: Stage, admin: Phone) -> None:
    await admin.says("/desk")
    admin.sees("There is only one administrator.")
    await opens(admin, await code_of(stage, admin))
    await admin.presses("Take away: administrator")
    admin.sees("this is the only administrator")
    assert await grants(stage, admin) == {"admin"}


async def test_an_organiser_appoints_handlers_and_no_organisers(stage: Stage) -> None:
    office = await Phone.settled(stage, "en", Role.ORGANISER)
    await opens(office)
    await office.presses("New link to a role")
    labels = " ".join(office.labels(office.screen))
    assert "handler of feedback" in labels
    assert "organiser" not in labels
    assert "administrator" not in labels


async def test_a_link_to_a_role_admits_one(stage: Stage, chief: Phone, member: Phone, newcomer: Phone) -> None:
    await opens(chief)
    await chief.presses("New link to a role")
    await chief.presses("handler of sensitive")
    await chief.presses("everywhere")
    link = chief.text.rpartition("start=")[2].split()[0]
    await member.follows(link)
    member.sees("You now handle feedback, sensitive feedback too.")
    await newcomer.follows(link)
    await newcomer.presses("English")
    newcomer.sees("This link is not valid any more")
    assert await grants(stage, member) == {"sensitive_handler"}


async def test_a_link_ends_with_the_office_of_whoever_made_it(stage: Stage, chief: Phone, member: Phone) -> None:
    second = await Phone.settled(stage, "en", Role.ADMIN)
    await opens(second)
    await second.presses("New link to a role")
    await second.presses("administrator")
    await second.presses("everywhere")
    link = second.text.rpartition("start=")[2].split()[0]
    await opens(chief, await code_of(stage, second))
    await chief.presses("Take away: administrator")
    await member.follows(link)
    member.sees("it was taken back")
    assert await grants(stage, member) == set()


async def test_whoever_lost_a_role_does_not_get_it_back_by_the_same_link(
    stage: Stage, chief: Phone, member: Phone
) -> None:
    await opens(chief)
    await chief.presses("New link to a role")
    await chief.presses("organiser")
    await chief.presses("everywhere")
    link = chief.text.rpartition("start=")[2].split()[0]
    await member.follows(link)
    await opens(chief, await code_of(stage, member))
    await chief.presses("Take away")
    await member.follows(link)
    member.sees("your role has ended since")
    assert await grants(stage, member) == set()


async def test_an_open_link_is_listed_and_taken_back(stage: Stage, chief: Phone, member: Phone) -> None:
    await opens(chief)
    await chief.presses("New link to a role")
    await chief.presses("handler of feedback")
    await chief.presses("Agenda for Humanity")
    link = chief.text.rpartition("start=")[2].split()[0]
    await opens(chief)
    await chief.presses("Links to roles")
    chief.sees("handler of feedback: Agenda for Humanity, until")
    await chief.presses("handler of feedback")
    await chief.presses("Take it back")
    chief.sees("This link admits nobody any more.", "There is no link to a role that is open.")
    await member.follows(link)
    member.sees("it was taken back")


async def test_a_partner_is_appointed_to_an_organisation_by_its_name(stage: Stage, chief: Phone, member: Phone) -> None:
    await listed(stage)
    await opens(chief, await code_of(stage, member))
    await chief.presses("Give a role")
    await chief.presses("partner")
    await chief.says("Narnia")
    chief.sees("No country and no organisation is called that here.")
    await chief.says("wells")
    await chief.presses("Wells for All")
    chief.sees("partner: Wells for All")
    assert await grants(stage, member) == {"partner@organisation:wells"}


async def test_all_acts_are_read_in_words(stage: Stage, chief: Phone, member: Phone) -> None:
    await listed(stage)
    await works_for(stage, member)
    code = await code_of(stage, member)
    await opens(chief, code)
    await chief.presses("Take away: partner")
    await chief.says("/desk")
    await chief.presses("Who did what")
    chief.sees(f"removed a partner ({code}, Wells for All)")


async def test_an_organiser_of_a_country_reads_no_list_of_all_acts(stage: Stage, member: Phone) -> None:
    await granted(stage, member, Role.ORGANISER, "country:KEN")
    await member.says("/desk")
    assert not any("Who did what" in label for label in member.labels(member.screen))


async def test_one_role_in_two_places_is_listed_as_two(stage: Stage, chief: Phone, member: Phone) -> None:
    for code in ("country:KEN", "country:FRA"):
        await granted(stage, member, Role.ORGANISER, code)
    await opens(chief)
    chief.sees("organiser: France; organiser: Kenya")
    await chief.says(await code_of(stage, member))
    await chief.presses("organiser: France")
    assert await grants(stage, member) == {"organiser@country:KEN"}
