"""Where a commitment stands, who may move it, what is counted, and what it leaves unsaid."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commitments import (
    MOVES,
    STANDING,
    Channel,
    Commitment,
    Fault,
    Kind,
    Missing,
    Registered,
    Total,
    Verification,
    arrives_as,
    counted,
    faults,
    missing,
    moves,
    public,
    reports,
    total,
)
from bot.domain.dues import understood
from bot.domain.people import Role

DRAFT, SUBMITTED, CHECK, CONFIRMED, WITHDRAWN = Verification
WELLS = Commitment(
    Kind.INDIVIDUAL,
    {"en": "Dig twenty wells"},
    ("water-ministry",),
    due=understood("by 2031"),
    target="20",
    groups=frozenset({"women"}),
    partners="the district",
)


@pytest.mark.parametrize(
    ("before", "role", "after"),
    [
        (DRAFT, Role.PARTNER, {SUBMITTED}),
        (DRAFT, Role.SIGNER, {SUBMITTED}),
        (DRAFT, Role.ORGANISER, set()),
        (SUBMITTED, Role.PARTNER, {WITHDRAWN}),
        (SUBMITTED, Role.SIGNER, {WITHDRAWN}),
        (SUBMITTED, Role.ORGANISER, {CHECK, WITHDRAWN}),
        (CHECK, Role.PARTNER, {SUBMITTED, WITHDRAWN}),
        (CHECK, Role.SIGNER, {SUBMITTED, WITHDRAWN}),
        (CHECK, Role.ORGANISER, {SUBMITTED, CONFIRMED, WITHDRAWN}),
        (CONFIRMED, Role.PARTNER, {SUBMITTED, WITHDRAWN}),
        (CONFIRMED, Role.SIGNER, {SUBMITTED, WITHDRAWN}),
        (CONFIRMED, Role.ORGANISER, {CHECK, WITHDRAWN}),
        (WITHDRAWN, Role.PARTNER, {SUBMITTED}),
        (WITHDRAWN, Role.SIGNER, {SUBMITTED}),
        (WITHDRAWN, Role.ORGANISER, set()),
    ],
)
def test_who_moves_what(before: Verification, role: Role, after: set[Verification]) -> None:
    assert moves(before, role) == after


@pytest.mark.parametrize("before", Verification)
def test_where_a_signature_is_wanted_only_the_signer_submits_and_withdraws(before: Verification) -> None:
    assert moves(before, Role.PARTNER, signature=True) == set()
    assert moves(before, Role.SIGNER, signature=True) == moves(before, Role.SIGNER)
    assert moves(before, Role.ORGANISER, signature=True) == moves(before, Role.ORGANISER)


@pytest.mark.parametrize("before", Verification)
def test_an_admin_moves_what_an_organiser_does_and_nobody_else_anything(before: Verification) -> None:
    assert moves(before, Role.ADMIN) == moves(before, Role.ORGANISER)
    assert not any(moves(before, role) for role in (Role.MEMBER, Role.HANDLER, Role.SENSITIVE))


def test_nothing_is_confirmed_but_by_an_organiser_after_a_check() -> None:
    into = {before: roles for (before, after), roles in MOVES.items() if after is CONFIRMED}
    assert into == {CHECK: {Role.ORGANISER, Role.ADMIN}}


def test_every_state_can_be_left_and_none_leads_back_out_of_the_public_eye() -> None:
    assert not any(before is after for before, after in MOVES)
    assert {before for before, _ in MOVES} == set(Verification)
    assert {after for _, after in MOVES} == {one for one in Verification if public(one)}


@pytest.mark.parametrize(("channel", "verification"), [*product(Channel, Verification)])
def test_what_stands_is_counted_unless_it_was_only_spoken(channel: Channel, verification: Verification) -> None:
    standing = verification in (SUBMITTED, CHECK, CONFIRMED)
    assert counted(channel, verification) == (standing and channel is not Channel.ORAL)


def test_a_total_says_its_day_and_what_awaits_a_check() -> None:
    day, later = date(2026, 6, 4), date(2026, 6, 5)
    register = [
        Registered(Channel.BOT, CONFIRMED, day),
        Registered(Channel.EMAIL, SUBMITTED, day),
        Registered(Channel.IMPORT, CHECK, day),
        Registered(Channel.ORAL, CONFIRMED, day),
        Registered(Channel.BOT, DRAFT, day),
        Registered(Channel.BOT, WITHDRAWN, day),
        Registered(Channel.BOT, SUBMITTED, later),
    ]
    assert total(register, day) == Total(3, 2, day)
    assert total(register, later) == Total(4, 3, later)
    assert total([], day) == Total(0, 0, day)


REGISTERED = st.builds(Registered, st.sampled_from(Channel), st.sampled_from(Verification), st.dates())


@given(st.lists(REGISTERED, max_size=12), st.dates(), st.dates())
def test_a_later_total_is_never_smaller(register: list[Registered], one: date, other: date) -> None:
    earlier, later = (total(register, day) for day in sorted((one, other)))
    assert 0 <= earlier.awaiting <= earlier.counted <= later.counted <= len(register)


@pytest.mark.parametrize("channel", Channel)
def test_only_what_is_written_here_begins_as_a_draft(channel: Channel) -> None:
    assert arrives_as(channel) is (DRAFT if channel is Channel.BOT else SUBMITTED)


def test_everything_but_a_draft_is_public() -> None:
    assert [one for one in Verification if not public(one)] == [DRAFT]


@pytest.mark.parametrize(("kind", "verification"), [*product(Kind, Verification)])
def test_what_stands_owes_a_report_unless_it_is_an_alignment(kind: Kind, verification: Verification) -> None:
    assert reports(kind, verification) == (kind is not Kind.ALIGNMENT and verification in STANDING)


@pytest.mark.parametrize(
    ("less", "warnings"),
    [
        ({}, []),
        ({"due": understood("soon")}, [Missing.BY_WHEN]),
        ({"due": understood("ongoing")}, []),
        ({"target": " "}, [Missing.MEASURED_HOW]),
        ({"target": "", "benchmarks": ("ten by May",)}, []),
        ({"groups": frozenset()}, [Missing.FOR_WHOM]),
        ({"partners": ""}, [Missing.WITH_WHOM]),
        ({"partners": "", "kind": Kind.JOINT, "holders": ("a", "b")}, []),
        ({"due": understood(""), "target": "", "groups": frozenset(), "partners": ""}, list(Missing)),
        ({"due": understood(""), "target": "", "kind": Kind.ALIGNMENT}, []),
    ],
)
def test_what_a_commitment_leaves_unsaid(less: dict[str, object], warnings: list[Missing]) -> None:
    assert missing(replace(WELLS, **less)) == warnings


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"texts": {"en": "  ", "fr": ""}}, [Fault.NO_TEXT]),
        ({"texts": {}}, [Fault.NO_TEXT]),
        ({"texts": {"en": "x" * 20_000}}, []),
        ({"texts": {"en": "well", "fr": "x" * 20_001}}, [Fault.TEXT_TOO_LONG]),
        ({"holders": ()}, [Fault.NO_HOLDER]),
        ({"holders": ("a", "b")}, [Fault.MANY_HOLDERS]),
        ({"kind": Kind.JOINT}, [Fault.ONE_HOLDER]),
        ({"kind": Kind.JOINT, "holders": ("a", "a")}, [Fault.ONE_HOLDER]),
        ({"kind": Kind.JOINT, "holders": ("a", "b")}, []),
        ({"kind": Kind.INITIATIVE, "holders": ("a", "b")}, []),
        ({"kind": Kind.ALIGNMENT}, [Fault.NO_ITEM]),
        ({"kind": Kind.ALIGNMENT, "texts": {}, "items": frozenset({"inclusion"})}, []),
    ],
)
def test_what_keeps_it_from_being_a_commitment_of_its_kind(changed: dict[str, object], found: list[Fault]) -> None:
    assert faults(replace(WELLS, **changed)) == found
