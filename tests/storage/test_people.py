"""People, the accounts that lead to them, their roles, and where their conversations stand."""

import pytest

from bot.domain.focus import Focus
from bot.domain.people import Grant, Person, Role, Scope, State
from bot.domain.screens import Screen
from bot.storage import facts, focus, people
from bot.storage.engine import Transaction
from tests.storage.conftest import NOON


@pytest.fixture
def member(tx: Transaction) -> Person:
    return people.add(tx, 6_000_000_001, "fr", "Asia/Tokyo", NOON.date())


def test_somebody_is_found_by_account_and_by_a_random_id(tx: Transaction, member: Person) -> None:
    assert people.find_by_account(tx, 6_000_000_001) == people.find(tx, member.id) == member
    assert people.account(tx, member.id) == 6_000_000_001
    assert people.find_by_account(tx, 5) is people.find(tx, "nobody") is people.account(tx, "nobody") is None
    assert (member.reads, member.state, member.roles) == ("fr", State.ACTIVE, frozenset())


def test_what_they_decide_is_kept(tx: Transaction, member: Person) -> None:
    people.change(tx, member.id, language="ar", quiet_from=60, quiet_until=120, plain=True, state=State.STOPPED)
    found = people.find(tx, member.id)
    assert found is not None
    assert (found.reads, found.quiet, found.plain, found.state) == ("ar", (60, 120), True, State.STOPPED)


def test_roles_are_given_once_and_taken(tx: Transaction, member: Person) -> None:
    other = people.add(tx, 8, "en", "UTC", NOON.date())
    for role in (Role.ADMIN, Role.ADMIN, Role.PARTNER):
        people.give_role(tx, member.id, role, NOON)
    found = people.find_by_account(tx, 6_000_000_001)
    assert found is not None
    assert found.roles == {Role.ADMIN, Role.PARTNER}
    assert people.with_role(tx, Role.ADMIN) == [found], "with every role they have"
    people.take_role(tx, member.id, Role.ADMIN)
    assert people.with_role(tx, Role.ADMIN) == []
    people.change(tx, other.id, blocked=True)
    assert [one.id for one in people.blocked(tx)] == [other.id]


def test_a_role_reaches_as_far_as_it_was_given(tx: Transaction, member: Person) -> None:
    ours, theirs = Scope.within("ours"), Scope.within("theirs")
    for scope in (ours, theirs, ours):
        people.give_role(tx, member.id, Role.PARTNER, NOON, scope)
    people.take_role(tx, member.id, Role.PARTNER, theirs)
    people.take_role(tx, member.id, Role.PARTNER)
    found = people.find(tx, member.id)
    assert found is not None
    assert found.grants == {Grant(Role.PARTNER, ours)}
    assert found.organisations == ("ours",)
    assert people.members(tx, "ours") == [found]
    assert people.members(tx, "theirs") == []


def test_somebody_is_found_by_the_beginning_of_their_id(tx: Transaction, member: Person) -> None:
    other = people.add(tx, 8, "en", "UTC", NOON.date())
    assert people.by_code(tx, member.code, 5) == [member]
    assert set(people.by_code(tx, "", 5)) == {member, other}
    assert len(people.by_code(tx, "", 1)) == 1
    assert people.by_code(tx, "zzzz", 5) == []


HERE = Focus(Screen("form.words", {"n": 1}), Screen("help.help"), 5, 1)


def test_where_one_is_is_kept_per_chat_and_replaced(tx: Transaction, member: Person) -> None:
    focus.put(tx, member.id, 7, HERE, NOON)
    focus.put(tx, member.id, -7, HERE, NOON)
    there = Focus(Screen("start.menu"), None, None, 2)
    focus.put(tx, member.id, 7, there, NOON)
    assert (focus.find(tx, member.id, 7), focus.find(tx, member.id, -7)) == (there, HERE)


def test_only_the_present_screen_says_where_it_stands(tx: Transaction, member: Person) -> None:
    focus.put(tx, member.id, 7, HERE, NOON)
    focus.shown(tx, member.id, 7, 9, 99)
    assert focus.find(tx, member.id, 7) == HERE
    focus.shown(tx, member.id, 7, 1, 6)
    found = focus.find(tx, member.id, 7)
    assert found is not None
    assert found.message == 6


def test_facts_are_replaced_and_acts_of_authority_recorded(tx: Transaction, member: Person) -> None:
    for value in ("one", "two"):
        facts.put(tx, "which", value)
    facts.record(tx, member.id, "block", "somebody", NOON)
    assert (facts.find(tx, "which"), facts.find(tx, "other")) == ("two", None)
    assert tx.exec_driver_sql("SELECT actor, act, subject FROM audit").all() == [(member.id, "block", "somebody")]
