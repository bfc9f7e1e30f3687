"""Organisations: their people, who signs, leaving, and what everybody sees."""

import pytest

from bot.domain.people import Role
from tests.cast import Phone
from tests.registry import acts, granted, grants, listed, person_of, works_for
from tests.stage import Stage

WELLS = "organisation:wells"


@pytest.fixture
async def colleague(stage: Stage) -> Phone:
    """Somebody who reports for the organisation, and reads English."""
    await listed(stage)
    phone = await Phone.settled(stage, "en")
    await works_for(stage, phone)
    return phone


@pytest.fixture
async def signer(stage: Stage, colleague: Phone) -> Phone:
    phone = await Phone.settled(stage, "en")
    await works_for(stage, phone, signs=True)
    return phone


@pytest.fixture
async def office(stage: Stage) -> Phone:
    """An organiser of everything, who reads English."""
    return await Phone.settled(stage, "en", Role.ORGANISER)


async def link_on(phone: Phone) -> str:
    """What the link on the screen carries."""
    return phone.text.rpartition("start=")[2].split()[0]


async def test_colleagues_see_each_other_by_the_name_they_typed_or_their_code(
    stage: Stage, colleague: Phone, signer: Phone, member: Phone
) -> None:
    code = (await person_of(stage, colleague)).code
    await signer.says("/organisation")
    signer.sees(f"{code}: partner", "signer")
    await colleague.says("/organisation")
    await colleague.presses("My name for the others")
    await colleague.says("The lady from Kisumu")
    colleague.sees("This is how you are named")
    await signer.says("/organisation")
    signer.sees("The lady from Kisumu: partner")
    await member.follows("organisation_wells")
    assert "Kisumu" not in member.text


async def test_a_colleague_comes_in_by_a_link(stage: Stage, colleague: Phone, newcomer: Phone) -> None:
    await colleague.says("/organisation")
    await colleague.presses("Invite a colleague")
    colleague.sees("Joined: 0 of 5")
    await newcomer.follows(await link_on(colleague))
    await newcomer.presses("English")
    newcomer.sees("Welcome: you now report for this organisation.", "Wells for All")
    assert await grants(stage, newcomer) == {f"partner@{WELLS}"}


async def test_a_role_is_handed_to_a_successor(stage: Stage, signer: Phone, member: Phone) -> None:
    await signer.says("/organisation")
    await signer.presses("Hand over")
    link = await link_on(signer)
    await member.follows(link)
    member.sees("you now report and sign for this organisation")
    assert await grants(stage, member) == {f"partner@{WELLS}", f"signer@{WELLS}"}
    assert await grants(stage, signer) == set()
    await signer.follows(link)
    signer.sees("This link is not valid any more")


async def test_a_colleague_can_be_the_successor(stage: Stage, signer: Phone, colleague: Phone) -> None:
    await signer.says("/organisation")
    await signer.presses("Hand over")
    await colleague.follows(await link_on(signer))
    assert await grants(stage, colleague) == {f"partner@{WELLS}", f"signer@{WELLS}"}


async def test_leaving_is_asked_once(stage: Stage, colleague: Phone) -> None:
    await colleague.says("/organisation")
    await colleague.presses("Leave")
    colleague.sees("Are you sure?")
    await colleague.presses("Leave")
    colleague.sees("You have left this organisation.")
    assert await grants(stage, colleague) == set()
    assert await acts(stage) == ["leave"]


async def test_a_signer_says_that_somebody_has_left_and_their_links_end(
    stage: Stage, colleague: Phone, signer: Phone, member: Phone
) -> None:
    await colleague.says("/organisation")
    await colleague.presses("Invite a colleague")
    link = await link_on(colleague)
    code = (await person_of(stage, colleague)).code
    await signer.says("/organisation")
    await signer.presses(f"{code}…")
    await signer.presses("This person has left")
    signer.sees("is no longer among its people.")
    assert await grants(stage, colleague) == set()
    for phone in (member, colleague):
        await phone.follows(link)
        phone.sees("This link is not valid any more")


async def test_a_partner_cannot_remove_anybody(colleague: Phone, signer: Phone) -> None:
    await colleague.says("/organisation")
    assert not any("…" in label for label in colleague.labels(colleague.screen))


async def test_an_old_button_asks_anew_whether_one_may(stage: Stage, colleague: Phone, signer: Phone) -> None:
    code = (await person_of(stage, colleague)).code
    await signer.says("/organisation")
    await signer.presses(f"{code}…")
    old = signer.screen
    await stage.store.write(lambda tx: tx.exec_driver_sql("DELETE FROM roles WHERE role = 'signer'"))
    await signer.presses("This person has left", old)
    signer.sees("Nothing was changed")
    assert await grants(stage, colleague) == {f"partner@{WELLS}"}
    assert await acts(stage) == []


async def test_an_organiser_makes_a_signer_and_says_that_none_is_needed(
    stage: Stage, colleague: Phone, office: Phone
) -> None:
    code = (await person_of(stage, colleague)).code
    await office.follows("organisation_wells")
    await granted(stage, office, Role.ORGANISER, WELLS)
    await office.says("/desk")
    await office.presses("Organisations and invitations")
    await office.presses("List of organisations")
    await office.presses("Wells for All")
    await office.presses("Its people")
    office.sees("Nobody signs yet.")
    await office.presses(f"{code}…")
    await office.presses("Make signer")
    office.sees("This person now signs.", "What is reported is signed")
    await office.presses("Signature needed or not")
    office.sees("No signature is needed.")
    assert await acts(stage) == ["give_signer", "say_whether_signed"]


async def test_a_name_is_changed_in_the_language_of_whoever_changes_it(stage: Stage, signer: Phone) -> None:
    await signer.says("/organisation")
    await signer.presses("Change the name")
    await signer.says("Wells for Everybody")
    signer.sees("The name is changed.", "Wells for Everybody")


async def test_a_closed_organisation_stays_public_and_has_no_people(
    stage: Stage, colleague: Phone, office: Phone, member: Phone
) -> None:
    await office.says("/desk")
    await office.presses("Organisations and invitations")
    await office.presses("List of organisations")
    await office.presses("Wells for All")
    await office.presses("Its people")
    await office.presses("Close this organisation")
    await office.presses("Close")
    office.sees("This organisation is closed.")
    assert await grants(stage, colleague) == set()
    await member.follows("organisation_wells")
    member.sees("Wells for All", "no longer followed here")
