"""Inviting organisations: links for one and for all, how far they are reached, QR codes, and the file."""

from io import BytesIO

import openpyxl
import pytest

from bot.domain.effects import Effect, Lane
from bot.domain.people import Role
from bot.storage import outbox
from tests.cast import Message, Phone
from tests.pipeline.conftest import owed
from tests.registry import acts, contact, granted, grants, listed, person_of, took, works_for
from tests.stage import Stage

WELLS = "organisation:wells"


@pytest.fixture
async def office(stage: Stage) -> Phone:
    return await Phone.settled(stage, "en", Role.ORGANISER)


async def opens(office: Phone) -> None:
    await office.says("/desk")
    await office.presses("Organisations and invitations")


async def invites_all(office: Phone) -> None:
    await opens(office)
    await office.presses("Make links for all")
    office.sees("Nothing is sent")
    await office.presses("Make them")


def sent(phone: Phone, kind: str) -> list[Message]:
    return [message for message in phone.received if kind in message]


def rows(stage: Stage, phone: Phone) -> list[tuple[str, ...]]:
    """What stands in the newest file."""
    file = stage.world.files[sent(phone, "document")[-1]["document"]["file_id"]]
    return list(openpyxl.load_workbook(BytesIO(file.content)).active.iter_rows(values_only=True))


def carried(row: tuple[str, ...]) -> str:
    return row[6].rpartition("start=")[2]


async def test_one_link_for_each_contact_and_each_organisation_without_one(stage: Stage, office: Phone) -> None:
    await listed(stage)
    await listed(stage, "roads", "Roads for All")
    for id in ("c1", "c2"):
        await contact(stage, id=id)
    await invites_all(office)
    office.sees("3 links were made. Nothing was sent.", "not reached: 2")
    assert await acts(stage) == ["invite_in_bulk"]
    assert "Make links for all" not in "".join(office.labels(office.screen)), "doing it twice is doing it once"


async def test_the_first_of_a_contacts_link_waits_to_sign_and_all_get_one_yes(
    stage: Stage, office: Phone, member: Phone, newcomer: Phone
) -> None:
    await listed(stage)
    await contact(stage)
    await invites_all(office)
    await office.presses("File for the mail programme")
    link = carried(rows(stage, office)[1])
    await member.follows(link)
    member.sees("An organiser is asked whether you also sign for it.")
    await newcomer.follows(link)
    await newcomer.presses("English")
    assert await grants(stage, newcomer) == await grants(stage, member) == {f"partner@{WELLS}"}
    await office.says("/desk")
    office.sees("People who wait to sign: 1")
    await office.presses("People who wait to sign")
    await office.presses("Yes to all 1")
    office.sees("1 person signs from now on.", "0 people wait.")
    member.sees("From now on you sign for Wells for All.")
    assert await grants(stage, member) == {f"partner@{WELLS}", f"signer@{WELLS}"}


async def test_one_can_be_refused_and_stays_a_partner(stage: Stage, office: Phone, member: Phone) -> None:
    await listed(stage)
    await contact(stage)
    await invites_all(office)
    await office.presses("File for the mail programme")
    await member.follows(carried(rows(stage, office)[1]))
    await office.says("/desk")
    await office.presses("People who wait to sign")
    await office.presses((await person_of(stage, member)).code)
    await office.presses("No")
    office.sees("This person reports, and does not sign.")
    assert await grants(stage, member) == {f"partner@{WELLS}"}


async def test_each_organisation_counts_once_as_joined_opened_or_not_reached(
    stage: Stage, office: Phone, member: Phone, newcomer: Phone
) -> None:
    for n in range(4):
        await listed(stage, f"org{n}", f"Organisation number {n}")
    await invites_all(office)
    await office.presses("File for the mail programme")
    _, first, second, *_ = rows(stage, office)
    await member.follows(carried(first))
    await member.follows(carried(first))
    await newcomer.follows(carried(second))
    await opens(office)
    office.sees("joined: 1", "opened: 1", "not reached: 2")
    await office.presses("Those not reached")
    office.sees("1 to 2 of 2", "Organisation number 3: not reached")


async def test_the_file_has_a_text_in_each_ones_language_and_a_link_by_the_web(stage: Stage, office: Phone) -> None:
    await listed(stage, language="fr")
    await contact(stage, name="=HYPERLINK(1)")
    await invites_all(office)
    await office.presses("File for the mail programme")
    heads, row = rows(stage, office)
    assert heads[6:8] == ("Link for Telegram", "Link for the web")
    assert row[:4] == ("Wells for All", "Kenya", "=HYPERLINK(1)", "office@example.org")
    assert row[5] == "Français"
    assert row[6].startswith("https://t.me/keptbot?start=join_")
    assert not row[7]
    assert row[6] in row[10]


async def test_whoever_was_demoted_meanwhile_gets_no_file(stage: Stage, office: Phone) -> None:
    await listed(stage)
    await invites_all(office)
    before = office.screen
    await took(stage, office, Role.ORGANISER)
    await granted(stage, office, Role.ORGANISER, "country:FRA")
    await office.presses("File for the mail programme", before)
    assert sent(office, "document") == []
    assert await owed(stage) == []


async def test_only_the_contacts_within_reach_are_in_the_file(stage: Stage, office: Phone) -> None:
    await listed(stage)
    await listed(stage, "ponts", "Ponts pour tous", country="FRA")
    await invites_all(office)
    await took(stage, office, Role.ORGANISER)
    await granted(stage, office, Role.ORGANISER, "country:FRA")
    await opens(office)
    await office.presses("File for the mail programme")
    assert [row[0] for row in rows(stage, office)[1:]] == ["Ponts pour tous"]


async def test_a_file_in_flight_when_the_process_ends_is_sent_after_the_start(stage: Stage, office: Phone) -> None:
    await listed(stage)
    await invites_all(office)

    async def no_rounds() -> bool:
        return False

    for lane in stage.machine.lanes:
        lane._round = no_rounds  # type: ignore[method-assign]
    await office.presses("File for the mail programme")
    claimed = await stage.store.write(lambda tx: outbox.claim(tx, Lane.REPLY, stage.time.now(), 9))
    assert Effect.FILE in {one.owed.effect for one in claimed}
    assert sent(office, "document") == []
    await stage.restart()
    assert len(sent(office, "document")) == 1
    assert await owed(stage) == []


async def test_a_link_is_drawn_taken_back_and_then_admits_nobody(stage: Stage, office: Phone, member: Phone) -> None:
    await listed(stage)
    await opens(office)
    await office.presses("List of organisations")
    await office.presses("Wells for All")
    await office.presses("New link")
    link = office.text.rpartition("start=")[2].split()[0]
    shown = office.screen
    await office.presses("As a QR code")
    (picture,) = sent(office, "photo")
    assert link in picture["caption"]
    await office.presses("Take it back", shown)
    assert "This link admits nobody any more." in office.screen["text"]
    await member.follows(link)
    member.sees("This link is not valid any more: it was taken back.")
    assert await acts(stage) == ["invite", "invite"]


async def test_a_link_admits_five_and_each_of_them_once(stage: Stage, office: Phone) -> None:
    await listed(stage)
    await invites_all(office)
    await office.presses("File for the mail programme")
    link = carried(rows(stage, office)[1])
    phones = [await Phone.settled(stage, "en") for _ in range(6)]
    for phone in (phones[0], *phones):
        await phone.follows(link)
    assert [await grants(stage, phone) for phone in phones] == [{f"partner@{WELLS}"}] * 5 + [set()]
    phones[0].sees("You work for this organisation already.")
    phones[5].sees("as many have used it as it admits")


async def test_links_that_end_soon_are_on_the_desk(stage: Stage, office: Phone, member: Phone) -> None:
    await listed(stage)
    await invites_all(office)
    await office.presses("File for the mail programme")
    stage.time.advance(days=55)
    await office.says("/desk")
    office.sees("Links that end within a week: 1")
    await office.presses("Links that end soon")
    await office.presses("Link 1")
    stage.time.advance(days=6)
    await member.follows(carried(rows(stage, office)[1]))
    member.sees("its time is over")


async def test_an_organiser_of_another_country_sees_none_of_it(stage: Stage, office: Phone, member: Phone) -> None:
    await listed(stage)
    await works_for(stage, member)
    await took(stage, office, Role.ORGANISER)
    await granted(stage, office, Role.ORGANISER, "country:FRA")
    await opens(office)
    office.sees("Organisations: 0")
