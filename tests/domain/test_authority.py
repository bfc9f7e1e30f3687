"""Who may do what, as a table says that was written by hand: each action, in each state, for each role."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.authority import APPOINTS, REMOVES, Act, Matter, Standing, may
from bot.domain.people import EVERYWHERE, QUIET, Grant, Person, Reach, Role, Scope, State

OURS = Scope(Reach.ORGANISATION, "ours")
GRANTS = {
    "visitor": None,
    "member": Grant(Role.MEMBER),
    "partner": Grant(Role.PARTNER, OURS),
    "signer": Grant(Role.SIGNER, OURS),
    "handler": Grant(Role.HANDLER),
    "sensitive_handler": Grant(Role.SENSITIVE),
    "organiser": Grant(Role.ORGANISER),
    "organiser_of_process": Grant(Role.ORGANISER, Scope(Reach.PROCESS, "agenda")),
    "organiser_of_country": Grant(Role.ORGANISER, Scope(Reach.COUNTRY, "KEN")),
    "organiser_of_organisation": Grant(Role.ORGANISER, OURS),
    "admin": Grant(Role.ADMIN),
}
WITHIN = Matter("ours", "KEN", frozenset({"agenda", "another"}))
MATTERS = {
    "within": WITHIN,
    "outside": Matter("theirs", "FRA", frozenset({"compact"})),
    "whole": Matter(),
    "proposed": replace(WITHIN, standing=Standing.PROPOSED),
    "gone": replace(WITHIN, standing=Standing.GONE),
    "blocked": WITHIN,
}
with Path(__file__).with_name("authority.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


def somebody(*grants: Grant, blocked: bool = False) -> Person:
    return Person("7f3a" * 4, "en", "en", "UTC", QUIET, False, State.ACTIVE, blocked, frozenset(grants))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['action']}-{row['state']}")
def test_the_table_is_what_the_code_answers(row: dict[str, str]) -> None:
    for name, grant in GRANTS.items():
        person = somebody(*([grant] if grant else []), blocked=row["state"] == "blocked")
        answer = may(person, Act(row["action"]), MATTERS[row["state"]])
        assert {True: "yes", False: "no"}[answer] == row[name], name


@pytest.mark.parametrize("act", Act)
def test_every_action_has_a_row_for_every_state(act: Act) -> None:
    assert sorted(row["state"] for row in ROWS if row["action"] == act) == sorted(MATTERS)


def test_every_role_and_answer_stands_in_the_table() -> None:
    assert {grant.role for grant in GRANTS.values() if grant} == set(Role)
    assert {row[name] for row in ROWS for name in GRANTS} == {"yes", "no"}


def test_every_role_that_is_given_can_be_taken() -> None:
    assert set(APPOINTS) == set(REMOVES) == set(Role) - {Role.MEMBER}


@pytest.mark.parametrize("role", [Role.PARTNER, Role.SIGNER])
@pytest.mark.parametrize("scope", [EVERYWHERE, Scope(Reach.COUNTRY, "KEN"), Scope(Reach.PROCESS, "agenda")])
def test_a_partner_of_no_organisation_may_nothing(role: Role, scope: Scope) -> None:
    nobody = somebody(Grant(role, scope))
    assert {act for act in Act for matter in MATTERS.values() if may(nobody, act, matter)} == {Act.PROPOSE_ORGANISATION}
    assert nobody.organisations == ()


def test_an_admin_is_one_of_everything_or_none() -> None:
    assert not any(
        may(somebody(Grant(Role.ADMIN, Scope(Reach.COUNTRY, "KEN"))), Act.BLOCK, m) for m in MATTERS.values()
    )


@pytest.mark.parametrize("scope", [EVERYWHERE, OURS, Scope(Reach.COUNTRY, "KEN")])
def test_a_scope_is_written_as_a_code_and_read_again(scope: Scope) -> None:
    assert Scope.of(scope.code) == scope


@pytest.mark.parametrize("code", ["", "everywhere:KEN", "country", "country:", "town:Nairobi", ":"])
def test_what_is_no_scope_is_none(code: str) -> None:
    assert Scope.of(code) is None
