"""A partner makes a commitment: asked one thing after another, warned, never refused, and nothing written is lost."""

import pytest

from bot.domain.commitments import Channel, Kind, Verification
from bot.domain.people import Role, Scope
from bot.domain.register import Record
from bot.storage import bystanders, commitments, organisations, people, tables
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.promises import organisation
from tests.stage import Stage


@pytest.fixture
async def listed(stage: Stage) -> None:
    def unit(tx: Transaction) -> None:
        organisation(tx, "alpha"), organisation(tx, "beta")
        organisations.change(tx, "beta", signed=False)

    await stage.store.write(unit)


async def of(stage: Stage, id: str, *roles: Role) -> Phone:
    phone = await Phone.settled(stage, "en")

    def unit(tx: Transaction) -> None:
        person = people.find_by_account(tx, phone.id)
        assert person
        for role in (Role.PARTNER, *roles):
            people.give_role(tx, person.id, role, stage.time.now(), Scope.within(id))

    await stage.store.write(unit)
    return phone


async def made(stage: Stage) -> list[Record]:
    def read(tx: Transaction) -> list[Record]:
        return commitments.find_all(tx, list(tx.execute(tables.commitments.select()).scalars()))

    return await stage.store.read(read)


async def answers(phone: Phone) -> None:
    """Everything, to the end."""
    await phone.says("A well in every village of the county.")
    await phone.says("Wells for all")
    await phone.says("by March 2027")
    await phone.says("40 wells")
    await phone.says("12 today")
    await phone.presses("women and girls")
    await phone.presses("young people")
    await phone.presses("Go on")
    await phone.says("Example alpha")
    await phone.presses("Ask Example alpha")
    await phone.presses("Go on")
    await phone.presses("Agenda for Humanity")
    await phone.presses("Leave no one behind")
    await phone.presses("Go on")
    await phone.says("Kenya; the border")


async def test_a_commitment_from_the_first_question_to_the_card(listed: None, stage: Stage) -> None:
    partner = await of(stage, "beta")
    await partner.says("/commit")
    partner.sees("What makes a commitment one that can be kept", "A/71/353")
    await partner.presses("Begin")
    partner.sees("1 of 11", "What exactly do you promise?")
    await answers(partner)
    partner.sees("Wells for all", "understood as by March 2027", "Target: 40 wells", "women and girls and young people")
    assert "But:" not in partner.text
    assert await made(stage) == []
    await partner.presses("Send it in")
    partner.sees("It is sent in, and public.", "Promised by Example beta")
    (one,) = await made(stage)
    assert (one.channel, one.verification, one.kind) == (Channel.BOT, Verification.SUBMITTED, Kind.INDIVIDUAL)
    assert (one.target, one.unit, one.baseline, one.items) == ("40", "wells", "12 today", ("R3",))
    assert [(held.organisation, held.agreed) for held in one.holders] == [("beta", True), ("alpha", False)]
    assert [(place.text, place.country) for place in one.places] == [("Kenya", "KEN"), ("the border", None)]
    assert len(await stage.store.read(lambda tx: bystanders.takers_of(tx, one.id))) == 1


async def test_what_is_missing_is_said_and_not_refused(listed: None, stage: Stage) -> None:
    partner = await of(stage, "beta")
    await partner.says("/commit")
    await partner.presses("Begin")
    await partner.says("We will do our best.")
    while any("Skip" in label for label in partner.labels(partner.screen)):
        await partner.presses("Skip")
    partner.sees("You can send it in as it is.", "by when", "how one will see", "for whom", "with whom")
    await partner.presses("Send it in")
    partner.sees("It is sent in")


async def test_a_date_nobody_can_read_stays_as_it_was_written(listed: None, stage: Stage) -> None:
    partner = await of(stage, "beta")
    await partner.says("/commit")
    await partner.presses("Begin")
    for text in ("A well.", "Wells", "when the rain comes"):
        await partner.says(text)
    while any("Skip" in label for label in partner.labels(partner.screen)):
        await partner.presses("Skip")
    partner.sees("“when the rain comes”, which names no day", "No day is made up")


async def test_it_goes_on_after_leaving_after_days_and_after_a_restart(listed: None, stage: Stage) -> None:
    partner = await of(stage, "beta")
    await partner.says("/commit")
    await partner.presses("Begin")
    await partner.says("A well in every village.")
    await partner.presses("Leave")
    partner.sees("Your draft is kept.")
    stage.time.advance(days=20)
    await stage.restart()
    await partner.says("/commit")
    partner.sees("2 of 11")
    await partner.presses("Back")
    partner.sees("1 of 11", "Until now: A well in every village.")
    await partner.says("/language")
    await partner.presses("Français")
    await partner.says("Un puits dans chaque village.")
    draft = await stage.store.read(lambda tx: tx.execute(tables.pledges.select()).one())
    assert draft.step == "title"


async def test_nothing_that_was_typed_lies_readable_beside_the_draft(listed: None, stage: Stage) -> None:
    partner = await of(stage, "beta")
    await partner.says("/commit")
    await partner.presses("Begin")
    await partner.says("Canary village")

    def left(tx: Transaction) -> str:
        return repr([tx.execute(table.select()).all() for table in (tables.pledges, tables.focus, tables.outbox)])

    assert "Canary" not in await stage.store.read(left)


async def test_where_a_signature_is_wanted_the_signer_sends_it_in(listed: None, stage: Stage) -> None:
    partner, signer = await of(stage, "alpha"), await of(stage, "alpha", Role.SIGNER)
    await partner.says("/commit")
    await partner.presses("Begin")
    await partner.says("A road to each village.")
    while any("Skip" in label for label in partner.labels(partner.screen)):
        await partner.presses("Skip")
    await partner.presses("Send it in")
    partner.sees("waits for whoever signs", "draft, seen by nobody else")
    signer.sees("A colleague has written this commitment.")
    await signer.presses("Open it")
    await signer.presses("Send it in")
    signer.sees("An organiser checks it.")
    (one,) = await made(stage)
    assert one.verification is Verification.SUBMITTED


async def test_a_new_wording_keeps_what_others_did(listed: None, stage: Stage) -> None:
    partner, friend = await of(stage, "beta"), await of(stage, "alpha")
    await partner.says("/commit")
    await partner.presses("Begin")
    await partner.says("A well.")
    while any("Skip" in label for label in partner.labels(partner.screen)):
        await partner.presses("Skip")
    await partner.presses("Send it in")
    (one,) = await made(stage)
    await friend.follows(f"commitment_{one.id}")
    await friend.presses("Support it")
    await partner.follows(f"commitment_{one.id}")
    await partner.presses("Word it anew")
    partner.sees("Until now: A well.")
    await partner.says("Two wells.")
    while any(word in label for label in partner.labels(partner.screen) for word in ("Skip", "Go on")):
        await partner.presses("Skip" if any("Skip" in label for label in partner.labels(partner.screen)) else "Go on")
    await partner.presses("Send it in")
    (after,) = await made(stage)
    assert (after.id, after.main.text) == (one.id, "Two wells.")
    assert [held.organisation for held in after.holders] == ["beta", "alpha"]
    await partner.presses("What became of it")
    partner.sees("worded anew by Example beta", "supported by Example alpha")


async def test_nobody_commits_an_organisation_they_do_not_work_for(listed: None, stage: Stage, member: Phone) -> None:
    await member.says("/commit")
    member.sees("There is no such command.")
    partner = await of(stage, "beta")
    await partner.says("/commit")
    await partner.presses("Begin")
    await partner.says("A well.")

    def leave(tx: Transaction) -> None:
        person = people.find_by_account(tx, partner.id)
        assert person
        people.take_role(tx, person.id, Role.PARTNER, Scope.within("beta"))

    old = partner.screen
    await stage.store.write(leave)
    await partner.presses("Skip", old)
    partner.sees("That button is out of date.")
    assert await made(stage) == []


async def test_a_text_that_is_too_long_is_told_and_what_was_there_stays(listed: None, stage: Stage) -> None:
    partner = await of(stage, "beta")
    await partner.says("/commit")
    await partner.presses("Begin")
    await partner.says("A well.")
    await partner.says("w" * 201)
    partner.sees("That is empty, or too long", "2 of 11")


async def test_the_draft_can_be_thrown_away(listed: None, stage: Stage) -> None:
    partner = await of(stage, "beta")
    await partner.says("/commit")
    await partner.presses("Begin")
    await partner.says("A well.")
    while any("Skip" in label for label in partner.labels(partner.screen)):
        await partner.presses("Skip")
    await partner.presses("Throw it away")
    partner.sees("The draft is thrown away.")
    await partner.says("/commit")
    partner.sees("What makes a commitment")


async def test_the_organisations_screen_lists_its_promises_and_who_takes_care(listed: None, stage: Stage) -> None:
    partner, colleague = await of(stage, "beta"), await of(stage, "beta")
    await partner.says("/commit")
    await partner.presses("Begin")
    await partner.says("A well.")
    while any("Skip" in label for label in partner.labels(partner.screen)):
        await partner.presses("Skip")
    await partner.presses("Send it in")
    await colleague.says("/organisation")
    await colleague.presses("Our promises")
    colleague.sees("A well.", "Taken care of by")
    await colleague.presses("Take: A well.")
    colleague.sees("You take care of it now.")
    await colleague.presses("Hand over: A well.")
    colleague.sees("You no longer take care of it.")
