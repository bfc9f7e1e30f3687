"""Whoever does whatever to a commitment, in any order: only what their role allows happens, and it is on record."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.commitments import Verification
from bot.domain.people import Person, Role, Scope
from bot.domain.register import Facet, Listing, Part, Record, Tally, weight
from bot.services import promising, register
from bot.storage import bystanders, commitments, listings, people, tables
from bot.storage.engine import connect
from bot.storage.migration import transaction
from tests.ground import lay
from tests.promises import organisation, promised

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
ID = "we222222"
OF = {"nobody": None, "partner": "alpha", "signer": "alpha", "other": "beta", "organiser": None}
ROLES = {"partner": (Role.PARTNER,), "signer": (Role.PARTNER, Role.SIGNER), "other": (Role.PARTNER,)}
# By hand: who can bring a commitment from where to where. Alpha wants a signature.
SIGNER_MAY = (
    {("draft", "submitted"), ("withdrawn", "submitted"), ("under_check", "submitted")}
    | {(before, "withdrawn") for before in ("submitted", "under_check", "confirmed")}
    | {("confirmed", "submitted")}
)
ORGANISER_MAY = {
    ("submitted", "under_check"),
    ("under_check", "submitted"),
    ("under_check", "confirmed"),
    ("confirmed", "under_check"),
    *((before, "withdrawn") for before in ("submitted", "under_check", "confirmed")),
}
WHO, STATES = st.sampled_from(list(OF)), st.sampled_from(list(Verification))


class Acting(RuleBasedStateMachine):
    """One commitment of alpha, five people, and everything that can be done to it."""

    @initialize(state=STATES)
    def open(self, state: Verification) -> None:
        self.closing = self._opened(state)
        self.tx = next(self.closing)
        self.demoted: set[str] = set()

    def _opened(self, state: Verification) -> Iterator[Any]:
        with TemporaryDirectory() as folder:
            path, keys = Path(folder) / "kept.db", lay(Path(folder))
            with closing(connect(path, keys.database)) as raw, transaction(raw) as tx:
                organisation(tx, "alpha"), organisation(tx, "beta")
                register.keep(tx, [promised(ID, "alpha", verification=state)], [])
                self.people = {name: self._person(tx, n, name) for n, name in enumerate(OF, 1)}
                yield tx

    def _person(self, tx: Any, account: int, name: str) -> Person:
        person = people.add(tx, account, "en", "UTC", date(2026, 1, 1))
        for role in ROLES.get(name, ()):
            people.give_role(tx, person.id, role, NOW, Scope.within(str(OF[name])))
        if name == "organiser":
            people.give_role(tx, person.id, Role.ORGANISER, NOW)
        found = people.find(tx, person.id)
        assert found
        return found

    @property
    def record(self) -> Record:
        found = commitments.find(self.tx, ID)
        assert found
        return found

    def holds(self, who: str, organisation: str) -> bool:
        return OF[who] == organisation and who not in self.demoted

    @rule(who=WHO, after=STATES)
    def a_holder_moves_it(self, who: str, after: Verification) -> None:
        before = self.record
        signs = who == "signer" and who not in self.demoted
        joined = self.holds(who, "beta") and "beta" in before.makers
        done = promising.moved(self.tx, self.people[who], ID, after, NOW)
        assert not done or signs or joined
        assert not signs or done == ((before.verification, after) in SIGNER_MAY)
        assert self.record.verification == (after if done else before.verification)

    @rule(who=WHO, after=STATES)
    def an_organiser_moves_it(self, who: str, after: Verification) -> None:
        before = self.record.verification
        done = promising.checked(self.tx, self.people[who], ID, after, NOW, "Which?")
        may = who == "organiser" and who not in self.demoted
        assert (done is not None) == (may and (before, after) in ORGANISER_MAY)

    @rule(who=WHO, reason=st.sampled_from(["", "It names somebody."]))
    def somebody_hides_it(self, who: str, reason: str) -> None:
        wordings, before = self.record.wordings, self.record.hidden
        done = promising.hide(self.tx, self.people[who], ID, reason, NOW)
        assert done == (who == "organiser" and who not in self.demoted)
        assert self.record.hidden == ((reason or None) if done else before)
        assert self.record.wordings == wordings

    @rule(who=WHO, part=st.sampled_from(list(Part)), organisation=st.sampled_from(["alpha", "beta"]))
    def somebody_stands_by_it(self, who: str, part: Part, organisation: str) -> None:
        before = self.record
        done = promising.stand_by(self.tx, self.people[who], ID, organisation, part, NOW)
        assert not done or (self.holds(who, organisation) and part is not Part.LEAD)
        if done and part is Part.HOLDER:
            assert self.record.makers == before.makers

    @rule(who=WHO)
    def somebody_lets_beta_join(self, who: str) -> None:
        asked = any(one.organisation == "beta" and not one.agreed for one in self.record.holders)
        done = promising.agree(self.tx, self.people[who], ID, "beta", NOW)
        assert done == (asked and self.holds(who, "alpha"))

    @rule(who=WHO, organisation=st.sampled_from(["alpha", "beta"]))
    def somebody_ends_it(self, who: str, organisation: str) -> None:
        promising.stand_back(self.tx, self.people[who], ID, organisation, NOW)

    @rule(who=WHO)
    def somebody_takes_it(self, who: str) -> None:
        held = {one.organisation for one in self.record.holders}
        may = OF[who] in held and who not in self.demoted
        assert promising.take(self.tx, self.people[who], ID, NOW) == may

    @rule(who=st.sampled_from(["signer", "organiser", "other"]))
    def somebody_is_demoted(self, who: str) -> None:
        """What they hold in their hands still says otherwise."""
        for grant in self.people[who].grants:
            people.take_role(self.tx, self.people[who].id, grant.role, grant.scope)
        self.demoted.add(who)

    @invariant()
    def alpha_leads_and_nobody_holds_it_twice(self) -> None:
        if hasattr(self, "tx"):
            held = [one.organisation for one in self.record.holders]
            assert held[0] == "alpha"
            assert len(held) == len(set(held))

    @invariant()
    def its_lists_say_what_it_is(self) -> None:
        if hasattr(self, "tx"):
            one = self.record
            drafted = one.verification is Verification.DRAFT
            assert listings.tally(self.tx, Listing(Facet.ALL, "")) == (Tally() if drafted else weight(one))

    @invariant()
    def every_change_is_on_record(self) -> None:
        if hasattr(self, "tx"):
            changes = len(bystanders.lines(self.tx, ID, 1000))
            assert len(self.tx.execute(tables.audit.select()).all()) >= changes

    def teardown(self) -> None:
        if hasattr(self, "closing"):
            self.closing.close()


Acting.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestActing = Acting.TestCase
