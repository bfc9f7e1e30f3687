"""Registering an organisation: what is asked, what looks alike, and an organiser's yes or no."""

import pytest

from bot.domain.people import Role
from tests.cast import Phone
from tests.registry import acts, grants, listed, works_for
from tests.stage import Stage


@pytest.fixture
async def colleague(stage: Stage) -> Phone:
    """Somebody who reports for the organisation, and reads English."""
    await listed(stage)
    phone = await Phone.settled(stage, "en")
    await works_for(stage, phone)
    return phone


@pytest.fixture
async def office(stage: Stage) -> Phone:
    """An organiser of everything, who reads English."""
    return await Phone.settled(stage, "en", Role.ORGANISER)


async def registers(phone: Phone, name: str, country: str = "Kenya") -> None:
    await phone.says("/organisation")
    if not any("Register" in label for label in phone.labels(phone.screen)):
        await phone.presses("Back")  # straight to the only one there is, and from there to the list
    await phone.presses("Register an organisation")
    await phone.says(name)
    if "listed already" in phone.text:
        await phone.presses("another one")
    await phone.presses("National NGO")
    await (phone.presses("In several countries") if country == "-" else phone.says(country))


async def test_whoever_registers_one_reports_and_signs_after_a_yes(stage: Stage, member: Phone, office: Phone) -> None:
    await registers(member, "Wells for All")
    member.sees("4 of 4", "Wells for All", "National NGO, Kenya", "An organiser is asked.")
    await member.presses("Send")
    member.sees("It is sent.")
    assert await grants(stage, member) == set()
    await office.says("/desk")
    office.sees("Organisations that registered: 1")
    await office.presses("Organisations that registered")
    await office.presses("Wells for All")
    await office.presses("Yes")
    office.sees("It is listed now.")
    member.sees("Wells for All is listed now, and you report and sign for it.")
    assert {code.partition("@")[0] for code in await grants(stage, member)} == {"partner", "signer"}
    assert await acts(stage) == ["propose_organisation", "accept_organisation"]


async def test_a_no_is_told_and_nothing_is_listed(stage: Stage, member: Phone, office: Phone) -> None:
    await registers(member, "Wells for All", "-")
    await member.presses("Send")
    await office.says("/desk")
    await office.presses("Organisations that registered")
    await office.presses("Wells for All")
    await office.presses("No")
    member.sees("Wells for All is not listed here.")
    assert await grants(stage, member) == set()


async def test_what_waits_is_seen_by_nobody_else(stage: Stage, member: Phone, colleague: Phone) -> None:
    await registers(member, "Secret Springs")
    await member.presses("Send")
    await member.says("/organisation")
    member.sees("waits for an organiser’s yes")
    (row,) = await stage.store.read(lambda tx: tx.exec_driver_sql(
        "SELECT id FROM organisations WHERE standing = 'proposed'").all())  # fmt: skip
    await colleague.follows(f"organisation_{row[0]}")
    colleague.sees("This organisation is not listed here.")


async def test_an_organiser_lists_one_at_once(stage: Stage, office: Phone) -> None:
    await registers(office, "Wells for All")
    await office.presses("Add it")
    office.sees("It is listed now.", "National NGO, Kenya")
    assert await acts(stage) == ["add_organisation"]


async def test_names_that_look_alike_are_pointed_out(member: Phone, colleague: Phone) -> None:
    await member.says("/organisation")
    await member.presses("Register an organisation")
    await member.says("WELLS FOR ALL Ltd.")
    member.sees("These are listed already.", "Wells for All (National NGO, Kenya)")
    await member.presses("Wells for All")
    member.sees("Wells for All", "National NGO, Kenya")


async def test_a_country_is_typed_and_a_mistake_is_asked_about(member: Phone) -> None:
    await registers(member, "Wells for All", "Keniya")
    member.sees("Did you mean Kenya?")
    await member.says("Кения")
    member.sees("National NGO, Kenya")


async def test_a_name_that_is_none_is_asked_again(member: Phone) -> None:
    await member.says("/organisation")
    await member.presses("Register an organisation")
    await member.says("x")
    member.sees("This cannot be used as a name")


async def test_nobody_has_more_than_three_waiting(member: Phone) -> None:
    for name in ("First Fountain", "Second Spring", "Third Tap", "Fourth Fall"):
        await registers(member, name)
        await member.presses("Send")
    member.sees("It was not sent")
