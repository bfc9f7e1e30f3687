"""A town in which reports are owed: an organisation that signs, one that does not, their people, an open cycle."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.commitments import Verification
from bot.domain.cycles import Cycle, When
from bot.domain.people import Person, Role, Scope
from bot.domain.reports import Channel, Given, Owing
from bot.services import cycles as services
from bot.services import register, reports
from bot.services.reports import Filed
from bot.storage import cycles, organisations, owed, people
from bot.storage.engine import Transaction
from tests.promises import organisation, promised

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
PROCESS = "agenda-for-humanity"
CYCLE = Cycle("c23456", PROCESS, {"en": "2026"}, date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 30))
WELLS, ROADS = "we222222", "rd222222"


@dataclass
class Town:
    """`wells` wants a signature, `roads` does not; whatever is done is done on the town's day."""

    tx: Transaction
    when: When = field(default_factory=lambda: When(NOON, "UTC"))
    people: dict[str, Person] = field(default_factory=dict)

    @classmethod
    def open(cls, tx: Transaction) -> "Town":
        town = cls(tx)
        organisation(tx, "wells"), organisation(tx, "roads", country="FRA")
        organisations.change(tx, "roads", signed=False)
        for id, by in ((WELLS, "wells"), (ROADS, "roads")):
            town.promises(id, by)
        for name, works in (("partner", "wells"), ("colleague", "wells"), ("signer", "wells"), ("builder", "roads")):
            town.arrives(name, Role.PARTNER, Scope.within(works))
        town.grants("signer", Role.SIGNER, Scope.within("wells"))
        town.arrives("organiser", Role.ORGANISER, Scope())
        town.arrives("nobody")
        cycles.put(tx, CYCLE)
        town.works()
        return town

    def promises(self, id: str, by: str, *others: str, **said: Any) -> None:
        values = {"process": PROCESS, "verification": Verification.CONFIRMED, "created": NOON - timedelta(days=9)}
        register.keep(self.tx, [promised(id, by, *others, **{**values, **said})], [])

    def arrives(self, name: str, role: Role | None = None, scope: Scope | None = None) -> None:
        self.people[name] = people.add(self.tx, 100 + len(self.people), "en", "UTC", date(2026, 1, 1))
        if role and scope:
            self.grants(name, role, scope)

    def grants(self, name: str, role: Role, scope: Scope) -> None:
        people.give_role(self.tx, self.people[name].id, role, NOON, scope)
        found = people.find(self.tx, self.people[name].id)
        assert found
        self.people[name] = found

    def works(self) -> None:
        while services.work(self.tx, self.when):
            pass

    def later(self, **parts: float) -> None:
        self.when = When(self.when.now + timedelta(**parts), self.when.zone)

    def owing(self, commitment: str = WELLS) -> Owing:
        found = owed.find(self.tx, CYCLE.id, commitment)
        assert found
        return found

    def given(self, key: str = "d1", base: int = 0, **answers: str) -> Given:
        return Given(key, {"state": "on_track", **answers}, "en", Channel.CHAT, base)

    def files(self, who: str, given: Given | None = None, commitment: str = WELLS) -> Any:
        return reports.file(
            self.tx, self.people[who], CYCLE.id, commitment, given or self.given(f"{who}.{commitment}"), self.when
        )

    def filed(self, who: str, given: Given | None = None, commitment: str = WELLS) -> Filed:
        done = self.files(who, given, commitment)
        assert isinstance(done, Filed), done
        return done
