"""Where a commitment stands: its kind, how it came in, how far it is checked, what is counted, what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.dues import UNKNOWN, Due, Precision
from bot.domain.people import Role

TEXT_LENGTH = 20_000


class Kind(StrEnum):
    INDIVIDUAL = "individual"
    JOINT = "joint"
    ALIGNMENT = "alignment"
    INITIATIVE = "initiative"


class Channel(StrEnum):
    BOT = "bot"
    IMPORT = "import"
    EMAIL = "email"
    ORAL = "oral"  # kept, never counted


class Verification(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNDER_CHECK = "under_check"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


HOLDERS = frozenset({Role.PARTNER, Role.SIGNER})  # of an organisation that holds it
ORGANISERS = frozenset({Role.ORGANISER, Role.ADMIN})

Move = tuple[Verification, Verification]
MOVES: Mapping[Move, frozenset[Role]] = {  # none leads back to a draft: what was public once stays so
    (Verification.DRAFT, Verification.SUBMITTED): HOLDERS,
    (Verification.SUBMITTED, Verification.UNDER_CHECK): ORGANISERS,
    (Verification.SUBMITTED, Verification.WITHDRAWN): HOLDERS | ORGANISERS,
    (Verification.UNDER_CHECK, Verification.SUBMITTED): HOLDERS | ORGANISERS,  # worded anew, or the check put off
    (Verification.UNDER_CHECK, Verification.CONFIRMED): ORGANISERS,
    (Verification.UNDER_CHECK, Verification.WITHDRAWN): HOLDERS | ORGANISERS,
    (Verification.CONFIRMED, Verification.SUBMITTED): HOLDERS,
    (Verification.CONFIRMED, Verification.UNDER_CHECK): ORGANISERS,
    (Verification.CONFIRMED, Verification.WITHDRAWN): HOLDERS | ORGANISERS,
    (Verification.WITHDRAWN, Verification.SUBMITTED): HOLDERS,
}
SIGNED = frozenset({Verification.SUBMITTED, Verification.WITHDRAWN})
AWAITING = frozenset({Verification.SUBMITTED, Verification.UNDER_CHECK})
STANDING = AWAITING | {Verification.CONFIRMED}


def moves(before: Verification, role: Role, signature: bool = False) -> frozenset[Verification]:
    """Where somebody may move it; what an organisation wants signed, only its signer submits or withdraws."""
    after = {to for (origin, to), roles in MOVES.items() if origin is before and role in roles}
    return frozenset(after - SIGNED if signature and role is Role.PARTNER else after)


def arrives_as(channel: Channel) -> Verification:
    """What others sent in is still to be checked with its holder."""
    return Verification.DRAFT if channel is Channel.BOT else Verification.SUBMITTED


def public(verification: Verification) -> bool:
    """A withdrawn commitment stays to be seen as withdrawn."""
    return verification is not Verification.DRAFT


def counted(channel: Channel, verification: Verification) -> bool:
    return channel is not Channel.ORAL and verification in STANDING


def reports(kind: Kind, verification: Verification) -> bool:
    """Whether a self-report is owed: an alignment owes nothing."""
    return kind is not Kind.ALIGNMENT and verification in STANDING


@dataclass(frozen=True, slots=True)
class Registered:
    channel: Channel
    verification: Verification
    on: date


@dataclass(frozen=True, slots=True)
class Total:
    """A figure as it may be shown: never without its day, and how much of it is unchecked."""

    counted: int
    awaiting: int
    as_of: date


def total(registered: Iterable[Registered], as_of: date) -> Total:
    standing = [one for one in registered if one.on <= as_of and counted(one.channel, one.verification)]
    return Total(len(standing), sum(one.verification in AWAITING for one in standing), as_of)


class Missing(StrEnum):
    """What a good commitment says and this one does not: a warning, no refusal."""

    BY_WHEN = "by_when"
    MEASURED_HOW = "measured_how"
    FOR_WHOM = "for_whom"
    WITH_WHOM = "with_whom"


class Fault(StrEnum):
    """What keeps it from being a commitment of its kind at all."""

    NO_TEXT = "no_text"
    TEXT_TOO_LONG = "text_too_long"
    NO_HOLDER = "no_holder"
    NO_ITEM = "no_item"
    ONE_HOLDER = "one_holder"
    MANY_HOLDERS = "many_holders"


@dataclass(frozen=True, slots=True)
class Commitment:
    """The parts of a commitment that rules look at; the first holder is the lead."""

    kind: Kind
    texts: Mapping[str, str]  # by language
    holders: tuple[str, ...]
    items: frozenset[str] = frozenset()
    due: Due = UNKNOWN
    target: str = ""
    benchmarks: tuple[str, ...] = ()
    groups: frozenset[str] = frozenset()  # whom it is for
    partners: str = ""


def missing(commitment: Commitment) -> list[Missing]:
    """In the order in which they are asked."""
    if commitment.kind is Kind.ALIGNMENT:
        return []
    said = {
        Missing.BY_WHEN: commitment.due.precision is not Precision.UNKNOWN,
        Missing.MEASURED_HOW: bool(commitment.target.strip() or commitment.benchmarks),
        Missing.FOR_WHOM: bool(commitment.groups),
        Missing.WITH_WHOM: bool(commitment.partners.strip()) or len(commitment.holders) > 1,
    }
    return [one for one, there in said.items() if not there]


def faults(commitment: Commitment) -> list[Fault]:
    texts, holders = [text.strip() for text in commitment.texts.values()], len(set(commitment.holders))
    aligned, joint = commitment.kind is Kind.ALIGNMENT, commitment.kind is Kind.JOINT
    found = {
        Fault.NO_TEXT: not aligned and not any(texts),
        Fault.TEXT_TOO_LONG: any(len(text) > TEXT_LENGTH for text in texts),
        Fault.NO_HOLDER: not holders,
        Fault.NO_ITEM: aligned and not commitment.items,
        Fault.ONE_HOLDER: joint and holders == 1,
        Fault.MANY_HOLDERS: commitment.kind is Kind.INDIVIDUAL and holders > 1,
    }
    return [fault for fault, there in found.items() if there]
