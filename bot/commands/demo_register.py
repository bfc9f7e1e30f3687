"""What stands in the demo's register before anybody says a word: the organisations and promises of `life/*.yaml`."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.domain import dues
from bot.domain.authority import Standing
from bot.domain.commitments import Channel, Kind, Verification
from bot.domain.directory import Contact, Organisation, Reached
from bot.domain.register import LENGTH, LETTERS, Change, Holder, Part, Place, Record, Wording

LIFE = Path(__file__).parent / "life"
TO_CHECK = timedelta(days=30)  # between what was sent in and what an organiser said to it
LINES = {  # what the history says after the first line
    Verification.UNDER_CHECK: "under_check",
    Verification.CONFIRMED: "confirmed",
    Verification.WITHDRAWN: "withdrawn",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """A commitment as its file says it; a wording for each language, the rest in the organisation's own."""

    key: str
    title: Mapping[str, str]
    state: str
    process: str
    items: Sequence[str]
    text: Mapping[str, str] = field(default_factory=dict)
    due: Mapping[str, str] = field(default_factory=dict)
    made: date | None = None
    ago: int = 0  # days, where it is to stay new whenever the demo is opened
    moved: date | None = None  # into the state it is in; a month after it was made, if nothing is said
    kind: str = Kind.INDIVIDUAL
    channel: str = ""
    source: str | None = None
    target: str = ""
    unit: str = ""
    baseline: str = ""
    benchmarks: Sequence[str] = ()
    places: Sequence[Mapping[str, str]] = ()
    groups: Sequence[str] = ()
    partners: str = ""
    holders: Sequence[str] = ()  # besides the organisation whose file it stands in
    supporters: Sequence[str] = ()
    followed: Sequence[str] = ()  # by whom of those who have a phone
    flagged: str = ""

    @property
    def id(self) -> str:
        return id_of(self.key)

    def begun(self, now: datetime) -> datetime:
        return noon(self.made) if self.made else now - timedelta(days=self.ago)

    def changes(self, organisation: str, now: datetime) -> Iterator[Change]:
        begun = self.begun(now)
        yield Change(begun, "imported" if self.source else "made", organisation=organisation)
        if said := LINES.get(Verification(self.state)):
            by = organisation if said == "withdrawn" else None
            yield Change(noon(self.moved) if self.moved else min(begun + TO_CHECK, now), said, organisation=by)


def id_of(key: str) -> str:
    """Always the same, so that whatever is told of it later finds it."""
    digest = hashlib.blake2b(key.encode(), digest_size=LENGTH).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Maker:
    """An organisation as its file says it; the file's name is its id."""

    id: str
    type: str
    names: Mapping[str, str]
    main: str
    country: str | None = None
    standing: str = Standing.ACTIVE
    contacts: Sequence[Mapping[str, str]] = ()
    reached: str | None = None  # how far by its links; without a word of it there are none
    since: int = 20  # days; its links were made then, and people joined
    waits_to_sign: bool = False
    link_ends_soon: bool = False
    commitments: Sequence[Mapping[str, Any]] = ()

    @property
    def promises(self) -> list[Promise]:
        return [Promise(**one) for one in self.commitments]

    def begun(self, now: datetime) -> datetime:
        return now - timedelta(days=self.since)

    @property
    def joined(self) -> bool:
        return self.reached == Reached.JOINED

    @property
    def opened(self) -> bool:
        return self.reached in (Reached.JOINED, Reached.OPENED)

    @property
    def proposed(self) -> bool:
        return self.standing == Standing.PROPOSED

    def organisation(self, proposed_by: str | None = None) -> Organisation:
        standing = Standing(self.standing)
        return Organisation(
            self.id, self.type, self.names, self.main, self.country, self.main, standing, proposed_by=proposed_by
        )

    def people(self) -> list[Contact]:
        return [Contact(f"{self.id}-{n}", self.id, **one) for n, one in enumerate(self.contacts)]


def makers() -> list[Maker]:
    """In the order of their files."""
    files = sorted(LIFE.glob("*.yaml"))
    return [Maker(id=one.stem, **yaml.load(one.read_text("utf-8"), yaml.CSafeLoader)) for one in files]


def record(promise: Promise, maker: Maker, now: datetime) -> Record:
    """As it stands in the register."""
    *_, last = promise.changes(maker.id, now)
    begun = promise.begun(now)
    return Record(
        id=promise.id,
        kind=Kind(promise.kind),
        language=maker.main,
        wordings=dict(wordings(promise)),
        holders=tuple(holders(promise, maker.id)),
        channel=Channel(promise.channel or (Channel.IMPORT if promise.source else Channel.BOT)),
        verification=Verification(promise.state),
        created=begun,
        updated=last.at,
        process=promise.process,
        due=dues.understood(promise.due.get(maker.main, ""), maker.main),
        target=promise.target,
        unit=promise.unit,
        baseline=promise.baseline,
        groups=tuple(promise.groups),
        partners=promise.partners,
        items=tuple(promise.items),
        places=tuple(Place(**one) for one in promise.places),
        benchmarks=tuple(promise.benchmarks),
        source=promise.source,
        source_id=promise.key if promise.source else None,
        made=begun.date(),
    )


def wordings(promise: Promise) -> Iterator[tuple[str, Wording]]:
    for language, title in promise.title.items():
        yield language, Wording(title, promise.text.get(language, ""), promise.due.get(language, ""))


def holders(promise: Promise, lead: str) -> Iterator[Holder]:
    yield Holder(lead)
    yield from (Holder(one, Part.HOLDER) for one in promise.holders)
    yield from (Holder(one, Part.SUPPORTER) for one in promise.supporters)
