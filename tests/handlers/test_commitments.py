"""People look up what was promised: in lists, by place, by words, and one commitment with all that belongs to it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.commitments import Channel, Verification
from bot.domain.dues import understood
from bot.domain.register import Change, Holder, Part, Place, Wording
from bot.services import register
from bot.storage import bystanders, commitments
from bot.storage.engine import Transaction
from tests.cast import Phone, buttons
from tests.promises import NOON, organisation, promised
from tests.stage import Stage

LONG = "\n\n".join(f"Paragraph {n} of a long promise. " + "Words and more words. " * 20 for n in range(1, 30))
WELLS = replace(
    promised("we222222", "alpha", title="Wells for Turkana", made=date(2026, 3, 1)),
    wordings={
        "en": Wording("Wells for Turkana", LONG, "By March 2027"),
        "fr": Wording("Des puits pour Turkana", "Un puits dans chaque village.", "D'ici mars 2027"),
        "ar": Wording("آبار لتوركانا", "بئر في كل قرية.", "بحلول مارس 2027"),
    },
    due=understood("By March 2027"),
    process="agenda-for-humanity",
    items=("R3",),
    places=(Place("Kenya", "KEN"), Place("Turkana")),
    target="40",
    unit="wells",
    baseline="12",
    groups=("women",),
    benchmarks=("20 by 2026",),
    holders=(Holder("alpha"), Holder("beta", Part.SUPPORTER)),
    source="register",
    source_id="7",
)
LATE = promised("ro222222", "beta", title="Roads", due=understood("2024"), verification=Verification.CONFIRMED)
SAID = promised("or222222", "beta", title="A spoken word", channel=Channel.ORAL)
DRAFT = promised("dr222222", "beta", title="Unseen", verification=Verification.DRAFT)


@pytest.fixture
async def register_(stage: Stage) -> None:
    def unit(tx: Transaction) -> None:
        organisation(tx, "alpha", type="member_state")
        organisation(tx, "beta", country=None)
        more = [promised(f"mo22222{n}", "beta", title=f"Promise {n}") for n in range(2, 9)]
        register.keep(tx, [WELLS, LATE, SAID, DRAFT, *more], [(WELLS.id, Change(NOON, "imported"))])

    await stage.store.write(unit)


async def test_an_empty_register_says_so(member: Phone) -> None:
    await member.says("/commitments")
    member.sees("No commitments are listed here yet.")
    await member.presses("Leave")
    member.sees("Menu")


async def test_every_total_says_its_day_and_what_awaits_a_check(register_: None, member: Phone) -> None:
    await member.presses("Commitments")
    member.sees("9 commitments count, as of 4 May 2026.", "8 of them await a check.", "1 more is shown and not counted")
    assert any("Overdue: 1" in label for label in member.labels(member.screen))


async def test_pages_go_on_and_back(register_: None, member: Phone) -> None:
    await member.says("/commitments")
    await member.presses("Newest first")
    first = member.text
    assert first.count("Example ") == 5
    await member.presses("Next")
    assert member.text.count("Example ") == 5
    assert member.text != first
    await member.presses("Previous")
    assert member.text == first
    await member.presses("Due first")
    assert member.text.index("Roads") < member.text.index("Wells for Turkana")


async def test_a_draft_is_in_no_list_and_opens_for_nobody_else(register_: None, member: Phone) -> None:
    await member.follows("commitment_dr222222")
    member.sees("This commitment is not listed here.")
    await member.says("/commitments Unseen")
    member.sees("No commitment has these words.")


async def test_it_is_found_by_each_of_its_sides(register_: None, member: Phone) -> None:
    for way, value in {
        "By process": "Agenda for Humanity: 1",
        "By item": "Leave no one behind: 1",
        "By who promised": "State: 1",
        "By country": "Kenya: 1",
        "By when": "2027: 1",
    }.items():
        await member.says("/commitments")
        await member.presses(way)
        await member.presses(value)
        member.sees("Wells for Turkana", "Example alpha", "By March 2027", "awaiting check")


async def test_overdue_is_what_has_passed_wholly(register_: None, member: Phone) -> None:
    await member.says("/commitments")
    await member.presses("Overdue: 1")
    member.sees("Roads", "confirmed; overdue")
    assert "Wells" not in member.text


@pytest.mark.parametrize("typed", ["Kenya", "كينيا", "肯尼亚", "turk"])
async def test_what_was_promised_near_me(register_: None, member: Phone, typed: str) -> None:
    await member.says("/commitments")
    await member.presses("Near me")
    await member.says(typed)
    await member.presses(": 1")
    member.sees("Wells for Turkana")


async def test_a_place_nobody_named_says_so(register_: None, member: Phone) -> None:
    await member.says("/commitments")
    await member.presses("Near me")
    await member.says("Atlantis")
    member.sees("Nothing is listed for this place.")


async def test_words_find_it_in_whatever_language(register_: None, member: Phone) -> None:
    await member.says("/commitments")
    for words in ("wells", "puits", "آبار"):
        await member.says(words)
        member.sees("1 commitment has these words.", "Wells for Turkana")
    await member.presses("Wells")
    member.sees("Promised by Example alpha")


async def test_a_card_says_all_that_was_promised(register_: None, member: Phone) -> None:
    await member.follows("commitment_we222222")
    member.sees(
        "Individual commitment",
        "supported by Example beta",
        "Due: “By March 2027”, understood as by March 2027",
        "Target: 40 wells",
        "From: 12",
        "On the way: 20 by 2026",
        "Where: Kenya and Turkana",
        "For: women and girls",
        "Aligned with: Leave no one behind",
        "awaiting check, as of 4 May 2026",
        "Taken over from register",
        "we222222",
    )
    await member.presses("What became of it")
    member.sees("taken over from a file")
    await member.presses("Back")
    await member.presses("Leave no one")
    member.sees("Leave no one behind", "Source")


async def test_a_text_is_read_whole_page_by_page(register_: None, member: Phone) -> None:
    await member.follows("commitment_we222222")
    await member.presses("Read the whole text")
    read = [member.text]
    while any("Next" in label for label in member.labels(member.screen)):
        await member.presses("Next")
        read.append(member.text)
    assert all(f"Paragraph {n} of" in "".join(read) for n in range(1, 30))
    assert f"{len(read)} of {len(read)}" in member.text
    await member.presses("Back")
    member.sees("Promised by Example alpha")


async def test_the_readers_language_comes_first_and_the_others_are_a_tap_away(register_: None, stage: Stage) -> None:
    reader = await Phone.settled(stage, "fr")
    await reader.follows("commitment_we222222")
    reader.sees("Des puits pour Turkana", "D'ici mars 2027")
    await reader.presses("English")
    reader.sees("Paragraph 1 of a long promise.")
    spanish = await Phone.settled(stage, "es")
    await spanish.follows("commitment_we222222")
    spanish.sees("Wells for Turkana", "English")


async def test_names_and_codes_are_isolated_in_arabic(register_: None, stage: Stage) -> None:
    reader = await Phone.settled(stage, "ar")
    await reader.follows("commitment_ro222222")
    for name in ("Roads", "Example beta"):
        assert f"\u2068{name}" in reader.text


async def test_following_and_stopping(register_: None, stage: Stage, member: Phone) -> None:
    await member.follows("commitment_we222222")
    await member.presses("Follow")
    member.sees("You follow this commitment.")
    await member.says("/commitments")
    await member.presses("Those I follow")
    await member.presses("Wells")
    await member.presses("Stop following")
    member.sees("You no longer follow this commitment.")


async def test_anybody_flags_a_text(register_: None, stage: Stage, member: Phone) -> None:
    await member.follows("commitment_we222222")
    await member.presses("Something is wrong")
    await member.presses("It names or shows a person")
    member.sees("An organiser will look at it.")
    assert await stage.store.read(lambda tx: bystanders.raised(tx, 9)) == [("we222222", "person", 1)]


async def test_a_hidden_text_is_not_shown_and_the_reason_is(register_: None, stage: Stage, member: Phone) -> None:
    def hide(tx: Transaction) -> None:
        here = commitments.find(tx, "we222222")
        assert here
        register.keep(tx, [replace(here, hidden="It names a person.")], [])

    await stage.store.write(hide)
    await member.follows("commitment_we222222")
    member.sees("Hidden text", "An organiser has hidden this text: It names a person.")
    assert "Turkana" not in member.text.replace("Where: Kenya and Turkana", "")
    await member.says("/commitments wells")
    member.sees("No commitment has these words.")


async def test_a_code_that_is_typed_opens_it(register_: None, member: Phone) -> None:
    await member.says("/commitments")
    await member.says("WE222222")
    member.sees("Promised by Example alpha")


async def test_an_old_button_of_something_gone_says_so(register_: None, stage: Stage, member: Phone) -> None:
    await member.says("/commitments wells")
    old = member.screen
    await stage.store.write(lambda tx: tx.exec_driver_sql("DELETE FROM commitments"))
    await member.presses("Wells", old)
    member.sees("This commitment is not listed here.")


async def test_it_is_given_as_a_qr_code_and_a_link(register_: None, member: Phone) -> None:
    await member.follows("commitment_we222222")
    links = [button.get("url", "") for button in buttons(member.screen)]
    assert any("commitment_we222222" in link for link in links)
    await member.presses("QR")
    assert any("photo" in message for message in member.received)
