"""A commitment as it stands in the register, and the lists in which it is found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from bot.domain.commitments import AWAITING, Channel, Commitment, Kind, Verification, counted, public
from bot.domain.dues import UNKNOWN, Due, Precision
from bot.domain.dues.due import ENDLESS
from bot.domain.words import folded

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another one when read aloud or copied by hand
LENGTH = 8
NEVER = "9999-12-31"  # what has no last day comes after all that has one
PLACE_LENGTH = 40
UNANSWERED = "none"  # nothing was received on it in the newest cycle that expects a report
SHARED = ("good_practice", "needs", "offers")


class Part(StrEnum):
    LEAD = "lead"
    HOLDER = "holder"
    SUPPORTER = "supporter"


class Facet(StrEnum):
    """What a list has in common; one letter, because a button carries it."""

    ALL = "a"
    PROCESS = "p"
    ITEM = "i"
    TYPE = "t"
    ORGANISATION = "o"
    VERIFICATION = "v"
    KIND = "k"
    COUNTRY = "c"
    PLACE = "l"
    DUE = "d"
    REPORTED = "r"
    SHARED = "s"  # what the newest report shares besides: good practice, needs, offers
    END = "e"  # by last day, from which what is overdue is counted


@dataclass(frozen=True, slots=True)
class Wording:
    """What it says in one language; the due text is as published."""

    title: str
    text: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    organisation: str
    part: Part = Part.LEAD
    agreed: bool = True  # who was named by another has a say in it


@dataclass(frozen=True, slots=True)
class Place:
    text: str
    country: str | None = None  # ISO 3166, only where it is certain


@dataclass(frozen=True, slots=True)
class Record:
    id: str
    kind: Kind
    language: str
    wordings: Mapping[str, Wording]
    holders: tuple[Holder, ...]
    channel: Channel
    verification: Verification
    created: datetime
    updated: datetime
    process: str = ""
    due: Due = UNKNOWN
    target: str = ""
    unit: str = ""
    baseline: str = ""
    groups: tuple[str, ...] = ()
    partners: str = ""
    items: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    benchmarks: tuple[str, ...] = ()
    source: str | None = None
    source_id: str | None = None
    digest: str | None = None  # of what was imported, by which a row that says nothing new is known
    made: date | None = None
    hidden: str | None = None  # the reason everybody may read

    @property
    def main(self) -> Wording:
        return self.wordings[self.language]

    def wording(self, language: str) -> tuple[str, Wording]:
        """In that language where it exists, else in its own."""
        return (language, self.wordings[language]) if language in self.wordings else (self.language, self.main)

    @property
    def makers(self) -> tuple[str, ...]:
        """Who promised: supporters stand behind it and owe nothing."""
        return tuple(one.organisation for one in self.holders if one.part is not Part.SUPPORTER and one.agreed)

    @property
    def rules(self) -> Commitment:
        """The parts that rules look at."""
        texts = {language: f"{one.title}\n{one.text}".strip() for language, one in self.wordings.items()}
        return Commitment(
            kind=self.kind,
            texts=texts,
            holders=tuple(one.organisation for one in self.holders if one.part is not Part.SUPPORTER),
            items=frozenset(self.items),
            due=self.due,
            target=self.target,
            benchmarks=self.benchmarks,
            groups=frozenset(self.groups),
            partners=self.partners,
        )

    def moved(self, verification: Verification, now: datetime) -> "Record":
        return replace(self, verification=verification, updated=now)


@dataclass(frozen=True, slots=True)
class About:
    """What a list needs to know of a holder."""

    type: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One place of a commitment in one list."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many a list shows, how many of them count, and how many of these are still to be checked."""

    listed: int = 0
    counted: int = 0
    awaiting: int = 0

    def plus(self, other: "Tally", sign: int = 1) -> "Tally":
        return Tally(
            self.listed + sign * other.listed,
            self.counted + sign * other.counted,
            self.awaiting + sign * other.awaiting,
        )


def weight(record: Record) -> Tally:
    counts = counted(record.channel, record.verification)
    return Tally(1, int(counts), int(counts and record.verification in AWAITING))


def listings(record: Record, organisations: Mapping[str, About]) -> frozenset[Listing]:
    """Every list in which it is found; a draft is found in none."""
    return frozenset(_listings(record, organisations)) if public(record.verification) else frozenset()


def _listings(record: Record, organisations: Mapping[str, About]) -> Iterator[Listing]:
    yield Listing(Facet.ALL, "")
    yield Listing(Facet.KIND, record.kind)
    yield Listing(Facet.VERIFICATION, record.verification)
    if record.process:
        yield Listing(Facet.PROCESS, record.process)
    yield from (Listing(Facet.ITEM, item) for item in record.items)
    yield from (Listing(Facet.ORGANISATION, one.organisation) for one in record.holders if one.agreed)
    yield from (Listing(Facet.TYPE, organisations[one].type) for one in record.makers if one in organisations)
    yield from (Listing(Facet.COUNTRY, country) for country in countries(record, organisations))
    yield from (Listing(Facet.PLACE, place_key(place.text)) for place in record.places if place_key(place.text))
    yield from (Listing(Facet.DUE, value) for value in due_values(record.due))
    if ends(record):
        yield Listing(Facet.END, str(record.due.last))


def countries(record: Record, organisations: Mapping[str, About]) -> set[str]:
    """Where it is to be kept; where nothing is said of that, where those are at home who promised it."""
    said = {place.country for place in record.places if place.country}
    home = {organisations[one].country for one in record.makers if one in organisations}
    return said or ({one for one in home if one} if not record.places else set())


def place_key(text: str) -> str:
    return folded(text)[:PLACE_LENGTH]


def due_values(due: Due) -> tuple[str, ...]:
    """Years in which it may fall due; what has no last day is listed by its precision."""
    if due.precision in ENDLESS or due.last is None:
        return (str(due.precision),)
    return (str(due.last.year),)


def ends(record: Record) -> bool:
    """Whether it can ever be overdue: what was withdrawn, or has no last day, cannot."""
    return record.due.last is not None and record.due.precision not in ENDLESS and weight(record).counted == 1


def newest_key(record: Record) -> int:
    """By the day it was made where that is known, else by the day it came in."""
    day = datetime(record.made.year, record.made.month, record.made.day, tzinfo=UTC) if record.made else record.created
    return int(day.timestamp())


def due_key(due: Due) -> str:
    return NEVER if due.precision is Precision.UNKNOWN or due.last is None else str(due.last)


@dataclass(frozen=True, slots=True)
class Change:
    """A line of a commitment's history: what, when, by which organisation."""

    at: datetime
    what: str
    detail: str = ""
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment as a line of a list."""

    id: str
    language: str
    titles: Mapping[str, str]
    verification: Verification
    due: Due = UNKNOWN
    due_text: str = ""
    lead: str = ""
    hidden: bool = False
