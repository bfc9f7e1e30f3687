"""Organisations and organisers act on a commitment: each within what their role allows, and all of it on record."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.domain.commitments import Channel, Verification
from bot.domain.people import Role, Scope
from bot.domain.register import Part, Record
from bot.services import register
from bot.storage import bystanders, commitments, people, tables
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.promises import organisation, promised
from tests.stage import Stage

WELLS = promised("we222222", "alpha", title="Wells for Turkana")
CARD = "commitment_we222222"


@pytest.fixture
async def listed(stage: Stage) -> None:
    def unit(tx: Transaction) -> None:
        organisation(tx, "alpha"), organisation(tx, "beta")
        register.keep(tx, [WELLS], [])

    await stage.store.write(unit)


async def of(stage: Stage, id: str, *roles: Role) -> Phone:
    """Somebody who works for an organisation."""
    phone = await Phone.settled(stage, "en")

    def unit(tx: Transaction) -> None:
        person = people.find_by_account(tx, phone.id)
        assert person
        for role in (Role.PARTNER, *roles):
            people.give_role(tx, person.id, role, stage.time.now(), Scope.within(id))

    await stage.store.write(unit)
    return phone


async def present(stage: Stage) -> Record:
    record = await stage.store.read(lambda tx: commitments.find(tx, "we222222"))
    assert record
    return record


async def put(stage: Stage, record: Record) -> None:
    await stage.store.write(lambda tx: register.keep(tx, [record], []))


async def test_somebody_of_no_organisation_may_only_look(listed: None, member: Phone) -> None:
    await member.follows(CARD)
    labels = " ".join(member.labels(member.screen))
    assert not any(word in labels for word in ("Withdraw", "Support", "Join", "Check", "Hide", "Take care"))


async def test_one_tap_takes_a_promise_and_one_hands_it_over(listed: None, stage: Stage) -> None:
    partner = await of(stage, "alpha")
    await partner.follows(CARD)
    await partner.presses("Take care of this promise")
    partner.sees("You take care of it now.")
    assert len(await stage.store.read(lambda tx: bystanders.takers_of(tx, "we222222"))) == 1
    await partner.presses("Hand it over")
    partner.sees("You no longer take care of it.")
    assert not await stage.store.read(lambda tx: bystanders.takers_of(tx, "we222222"))


async def test_what_an_organisation_wants_signed_only_its_signer_withdraws(listed: None, stage: Stage) -> None:
    partner, signer = await of(stage, "alpha"), await of(stage, "alpha", Role.SIGNER)
    await partner.follows(CARD)
    assert not any("Withdraw" in label for label in partner.labels(partner.screen))
    await signer.follows(CARD)
    await signer.presses("Withdraw it")
    signer.sees("It stays here, shown as withdrawn.", "withdrawn, as of")
    assert (await present(stage)).verification is Verification.WITHDRAWN


async def test_support_counts_at_once_and_ends_again(listed: None, stage: Stage) -> None:
    other = await of(stage, "beta")
    await other.follows(CARD)
    await other.presses("Support it")
    other.sees("Your organisation supports it now.", "supported by Example beta")
    await other.presses("Stand behind it no longer")
    assert [one.organisation for one in (await present(stage)).holders] == ["alpha"]


async def test_joining_waits_for_a_holders_yes(listed: None, stage: Stage) -> None:
    other, holder = await of(stage, "beta"), await of(stage, "alpha")
    await other.follows(CARD)
    await other.presses("Join it")
    other.sees("As soon as a holder says yes")
    assert (await present(stage)).makers == ("alpha",)
    await holder.follows(CARD)
    await holder.presses("Let Example beta join")
    holder.sees("It is a joint commitment now.", "Joint commitment", "together with Example beta")
    assert (await present(stage)).makers == ("alpha", "beta")


async def test_a_holder_may_say_no(listed: None, stage: Stage) -> None:
    other, holder = await of(stage, "beta"), await of(stage, "alpha")
    await other.follows(CARD)
    await other.presses("Join it")
    await holder.follows(CARD)
    await holder.presses("Not Example beta")
    assert [one.organisation for one in (await present(stage)).holders] == ["alpha"]


async def test_the_queue_is_worked_from_the_desk(listed: None, stage: Stage, organiser: Phone, member: Phone) -> None:
    await organiser.says("/language")
    await organiser.presses("English")
    await organiser.says("/desk")
    organiser.sees("Commitments to be checked: 1")
    await organiser.presses("To be checked")
    await organiser.presses("Wells")
    await organiser.presses("Check it")
    organiser.sees("You check it now.", "being checked")
    await member.follows(CARD)
    await member.presses("Follow")
    await organiser.presses("Confirm it")
    organiser.sees("It is confirmed.")
    member.sees("A commitment that you follow: confirmed.")
    await organiser.says("/desk")
    organiser.sees("Nothing waits for you.")
    rows = await stage.store.read(lambda tx: tx.execute(select(tables.audit.c.act)).scalars().all())
    assert [act for act in rows if act == "confirm_commitment"] == ["confirm_commitment"] * 2


async def test_a_question_goes_back_to_those_who_hold_it_and_to_nobody_else(
    listed: None, stage: Stage, member: Phone
) -> None:
    organiser, partner = await Phone.settled(stage, "en", Role.ORGANISER), await of(stage, "alpha")
    await partner.follows(CARD)
    await partner.presses("Take care of this promise")
    await organiser.follows(CARD)
    await organiser.presses("Check it")
    await organiser.presses("Send it back")
    await organiser.says("Which villages are meant?")
    organiser.sees("It is sent back, with your question.")
    partner.sees("A commitment that you follow: sent back with a question.")
    for phone, seen in ((partner, True), (member, False)):
        await phone.follows(CARD)
        await phone.presses("What became of it")
        assert ("Which villages are meant?" in phone.text) is seen
    assert (await present(stage)).verification is Verification.SUBMITTED


async def test_a_text_is_hidden_with_a_public_reason_and_never_changed(
    listed: None, stage: Stage, member: Phone
) -> None:
    organiser = await Phone.settled(stage, "en", Role.ORGANISER)
    await member.follows(CARD)
    await member.presses("Something is wrong")
    await member.presses("It names or shows a person")
    await organiser.says("/desk")
    await organiser.presses("Flagged texts")
    organiser.sees("Wells for Turkana: It names or shows a person (1)")
    await organiser.presses("1. Wells")
    await organiser.presses("Hide the text")
    await organiser.says("It names somebody.")
    organiser.sees("everybody can read why", "It names somebody.")
    assert (await present(stage)).wordings == WELLS.wordings
    await organiser.presses("Show the text again")
    organiser.sees("Wells for Turkana")


async def test_whoever_is_demoted_may_nothing_from_the_next_update_on(listed: None, stage: Stage) -> None:
    organiser = await Phone.settled(stage, "en", Role.ORGANISER)
    await organiser.follows(CARD)

    def demote(tx: Transaction) -> None:
        person = people.find_by_account(tx, organiser.id)
        assert person
        people.take_role(tx, person.id, Role.ORGANISER)

    await stage.store.write(demote)
    await organiser.presses("Check it")
    organiser.sees("Nothing was changed")
    assert (await present(stage)).verification is Verification.SUBMITTED


async def test_a_draft_is_sent_in_by_its_holder(listed: None, stage: Stage) -> None:
    await put(stage, replace(WELLS, verification=Verification.DRAFT, channel=Channel.BOT))
    signer = await of(stage, "alpha", Role.SIGNER)
    await signer.follows(CARD)
    signer.sees("draft, seen by nobody else")
    await signer.presses("Send it in")
    signer.sees("An organiser checks it.")


async def test_nobody_supports_what_is_withdrawn(listed: None, stage: Stage) -> None:
    other = await of(stage, "beta")
    await other.follows(CARD)
    old = other.screen
    await put(stage, replace(WELLS, verification=Verification.WITHDRAWN))
    await other.presses("Support it", old)
    other.sees("Nothing was changed")
    assert all(one.part is Part.LEAD for one in (await present(stage)).holders)
