"""A town of organisers, partners and links, in which anything may happen: nothing does that the table forbids."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from bot.domain.authority import Act, Standing
from bot.domain.directory import Contact, Organisation
from bot.domain.people import Grant, Person, Reach, Role, Scope
from bot.seal import Seal
from bot.services import invitations, members, organisations, people, reaching, roles, signers
from bot.storage import organisations as rows
from bot.storage import people as person_rows
from bot.storage import tables
from bot.storage.engine import connect
from bot.storage.migration import transaction
from tests.ground import lay
from tests.storage.conftest import NOON

TABLE = Path(__file__).parent.parent / "domain" / "authority.csv"
with TABLE.open(encoding="utf-8") as file:
    ANSWERS = {(row["action"], row["state"]): row for row in csv.DictReader(file)}
COUNTRIES = {"wells": "KEN", "ponts": "FRA"}
BEGINNING = {
    "chief": "admin", "deputy": "admin", "kenya": "organiser@country:KEN", "france": "organiser@country:FRA",
    "signer": "signer@organisation:wells", "partner": "partner@organisation:wells",
    "anna": "partner@organisation:wells", "bruno": "",
}  # fmt: skip
GRANTS = [
    *(Grant(role) for role in (Role.ADMIN, Role.ORGANISER, Role.HANDLER, Role.SENSITIVE)),
    *(Grant(role, Scope.within(id)) for role in (Role.PARTNER, Role.SIGNER) for id in COUNTRIES),
    *(Grant(Role.ORGANISER, Scope(Reach.COUNTRY, code)) for code in COUNTRIES.values()),
]
WHO, WHERE = st.sampled_from(sorted(BEGINNING)), st.sampled_from(["wells", "wells", "ponts"])
WHICH = st.integers(0, 30)


class Undone(Exception):
    """Everything is rolled back after each story."""


def column(grant: Grant) -> str:
    """What the table calls somebody with it."""
    part = grant.role is Role.ORGANISER and grant.scope.reach is not Reach.EVERYWHERE
    return f"organiser_of_{grant.scope.reach}" if part else str(grant.role)


def state(grant: Grant, scope: Scope, standing: Standing) -> str:
    """Where the matter lies from there: within its reach, outside, or about no part at all."""
    if standing is not Standing.ACTIVE:
        inside = reaches(grant, scope)
        return str(standing) if inside else "outside"
    if scope.reach is Reach.EVERYWHERE:
        return "whole"
    return "within" if reaches(grant, scope) else "outside"


def reaches(grant: Grant, scope: Scope) -> bool:
    country = COUNTRIES.get(scope.value, "") if scope.reach is Reach.ORGANISATION else scope.value
    own = grant.scope.value
    return grant.scope.reach is Reach.EVERYWHERE or own in (scope.value, country)


class Town(RuleBasedStateMachine):
    raw: Any

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.tx = self.stack.enter_context(transaction(self.raw))
        self.seal, self.now, self.links = Seal(bytes(32)), NOON, list[str]()
        for id, country in COUNTRIES.items():
            name = {"en": f"{id} for all"}
            rows.add(self.tx, Organisation(id, "ngo_national", name, "en", country), self.now)
            rows.add_contact(self.tx, Contact(f"at {id}", id, "Somebody"))
        self.ids = {}
        for n, (name, code) in enumerate(BEGINNING.items(), 1):
            self.ids[name] = person_rows.add(self.tx, n, "en", "UTC", self.now.date()).id
            role, _, scope = code.partition("@")
            if role:
                roles.give(self.tx, self.ids[name], Grant(Role(role), Scope.of(scope) or Scope()), self.now)

    def teardown(self) -> None:
        self.stack.__exit__(Undone, Undone(), None)

    def person(self, name: str) -> Person:
        found = person_rows.find(self.tx, self.ids[name])
        assert found
        return found

    def recorded(self) -> list[Any]:
        return list(self.tx.execute(tables.audit.select().order_by(tables.audit.c.id)).all())

    def watched(self, by: str) -> Iterator[None]:
        """What is on record after an act: nothing that the table forbids to whoever acted, as they were before."""
        actor, before = self.person(by), len(self.recorded())
        standings = {id: self.organisation(id).standing for id in COUNTRIES}
        yield
        for row in self.recorded()[before:]:
            if row.act in list(Act):
                assert self.allowed(actor, row, standings), (row, actor.grants)

    def allowed(self, actor: Person, row: Any, standings: dict[str, Standing]) -> bool:
        scopes = [scope for word in row.subject.replace("@", " ").split() if (scope := Scope.of(word))]
        scope = scopes[-1] if scopes else Scope()
        if row.act == Act.INVITE_IN_BULK:
            return any(grant.role in (Role.ORGANISER, Role.ADMIN) for grant in actor.grants)
        standing = standings.get(scope.value, Standing.ACTIVE)
        return not actor.blocked and any(
            ANSWERS[row.act, state(grant, scope, standing)][column(grant)] == "yes" for grant in actor.grants
        )

    def organisation(self, id: str) -> Organisation:
        found = rows.find(self.tx, id)
        assert found
        return found

    def keep(self, made: Any) -> None:
        if made:
            self.links.append(made.id)

    @rule(by=WHO, grant=st.sampled_from(GRANTS))
    def makes_a_link(self, by: str, grant: Grant) -> None:
        for _ in self.watched(by):
            self.keep(invitations.make(self.tx, self.seal, self.person(by), grant, self.now))

    @rule(by=WHO)
    def makes_links_for_all(self, by: str) -> None:
        for _ in self.watched(by):
            reaching.invite_all(self.tx, self.seal, self.person(by), self.now)
        self.links = [row.id for row in self.tx.execute(tables.invitations.select()).all()]

    @rule(by=WHO, organisation=WHERE)
    def would_hand_over(self, by: str, organisation: str) -> None:
        for _ in self.watched(by):
            self.keep(invitations.hand_over(self.tx, self.seal, self.person(by), organisation, self.now))

    @precondition(lambda self: self.links)
    @rule(who=WHO, which=WHICH)
    def follows_a_link(self, who: str, which: int) -> None:
        """Their own, a forwarded one, one that is over, or the same once more."""
        id, person = self.links[which % len(self.links)], self.person(who)
        link = self.tx.execute(tables.invitations.select().where(tables.invitations.c.id == id)).one()
        came = invitations.accept(self.tx, self.seal, person, invitations.token(self.seal, id), self.now)
        after = self.person(who).grants
        open_ = link.revoked is None and link.expires > self.now and link.joined < link.places
        if after - person.grants:
            assert open_
            assert came.grant in after
        if came.grant is None:
            assert after == person.grants

    @precondition(lambda self: self.links)
    @rule(by=WHO, which=WHICH)
    def takes_a_link_back(self, by: str, which: int) -> None:
        for _ in self.watched(by):
            reaching.revoke(self.tx, self.person(by), self.links[which % len(self.links)], self.now)

    @rule(by=WHO, whom=WHO, grant=st.sampled_from(GRANTS))
    def appoints(self, by: str, whom: str, grant: Grant) -> None:
        for _ in self.watched(by):
            roles.appoint(self.tx, self.person(by), self.ids[whom], grant, self.now)

    @rule(by=WHO, whom=WHO, which=WHICH)
    def demotes(self, by: str, whom: str, which: int) -> None:
        held = sorted(self.person(whom).grants)
        for _ in self.watched(by):
            if held:
                roles.remove(self.tx, self.person(by), self.ids[whom], held[which % len(held)], self.now)

    @rule(by=WHO, whom=WHO, organisation=WHERE)
    def says_that_somebody_left(self, by: str, whom: str, organisation: str) -> None:
        for _ in self.watched(by):
            if members.remove(self.tx, self.person(by), self.ids[whom], organisation, self.now):
                assert organisation not in self.person(whom).organisations

    @rule(by=WHO, organisation=WHERE)
    def leaves(self, by: str, organisation: str) -> None:
        for _ in self.watched(by):
            members.leave(self.tx, self.person(by), organisation, self.now)

    @rule(by=WHO)
    def says_yes_to_all(self, by: str) -> None:
        for _ in self.watched(by):
            signers.accept_all(self.tx, self.person(by), self.now, 9)

    @rule(by=WHO, whom=WHO, organisation=WHERE)
    def says_no(self, by: str, whom: str, organisation: str) -> None:
        for _ in self.watched(by):
            signers.refuse(self.tx, self.person(by), self.ids[whom], organisation, self.now)

    @rule(by=WHO, organisation=WHERE, signed=st.booleans())
    def says_whether_it_is_signed(self, by: str, organisation: str, signed: bool) -> None:
        for _ in self.watched(by):
            organisations.say_whether_signed(self.tx, self.person(by), organisation, self.now, signed=signed)

    @rule(by=WHO, whom=WHO, out=st.booleans())
    def blocks_or_lets_in(self, by: str, whom: str, out: bool) -> None:
        for _ in self.watched(by):
            (people.block if out else people.unblock)(self.tx, self.ids[whom], self.person(by), self.now)

    @rule(days=st.integers(1, 40))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    @invariant()
    def nobody_is_in_two_minds(self) -> None:
        waiting = set(rows.waiting_to_sign(self.tx))
        for name in BEGINNING:
            person = self.person(name)
            for id in COUNTRIES:
                signs, works = person.has(Role.SIGNER, id), person.has(Role.PARTNER, id)
                assert works or not signs
                assert (person.id, id) not in waiting or (works and not signs)

    @invariant()
    def no_link_admits_more_than_its_places(self) -> None:
        joins = [row.invitation for row in self.tx.execute(tables.joins.select()).all()]
        for link in self.tx.execute(tables.invitations.select()).all():
            assert joins.count(link.id) == link.joined <= link.places

    @invariant()
    def somebody_is_always_an_admin(self) -> None:
        assert person_rows.with_role(self.tx, Role.ADMIN)


@pytest.mark.parametrize(
    "stories", [pytest.param(25, id="a few"), pytest.param(150, id="many", marks=pytest.mark.slow)]
)
def test_whatever_happens_the_table_holds(tmp_path: Path, stories: int) -> None:
    keys = lay(tmp_path)
    bounds = settings(
        max_examples=stories,
        stateful_step_count=50,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    with closing(connect(tmp_path / "kept.db", keys.database)) as raw:
        run_state_machine_as_test(type("Town", (Town,), {"raw": raw}), settings=bounds)
