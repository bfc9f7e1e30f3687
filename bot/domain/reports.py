"""Self-reports: what an organisation says of a commitment in a cycle, how far that is, and who may take it further."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.domain.cycles import Cycle, Phase
from bot.domain.people import Role

FORM = "self-report"  # the file in content/forms that asks for one


class Reported(StrEnum):
    """How far a promise is, as its holder says."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    DELAYED = "delayed"
    DONE = "done"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    NOTHING = "nothing"  # nothing to report
    CANNOT_SAY = "cannot_say"
    ELSEWHERE = "elsewhere"  # reported already, under a link


class Stage(StrEnum):
    """How far the report that is owed has come."""

    OPEN = "open"
    SIGNING = "signing"  # waits for a signature, and is not public
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"  # with a question
    ACCEPTED = "accepted"


class Status(StrEnum):
    """The stage as it stands on a day."""

    NOT_YET_DUE = "not_yet_due"
    DUE = "due"
    OVERDUE = "overdue"
    SIGNING = "signing"
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    ACCEPTED = "accepted"
    SILENT = "silent"  # locked, and nothing was received


class Channel(StrEnum):
    CHAT = "chat"
    WEB = "web"
    LINK = "link"
    EMAIL = "email"


class Move(StrEnum):
    FILE = "file"
    SIGN = "sign"
    GIVE_BACK = "give_back"  # unsigned, to whoever filled it
    SEND_BACK = "send_back"  # with a question
    ACCEPT = "accept"
    EXTEND = "extend"


MAKERS = frozenset({Role.PARTNER, Role.SIGNER})  # of the organisation that owes it
SIGNERS = frozenset({Role.SIGNER})
ORGANISERS = frozenset({Role.ORGANISER, Role.ADMIN})
LATEST = (Stage.SUBMITTED, Stage.SENT_BACK, Stage.ACCEPTED)
OWED = (Stage.OPEN, Stage.SIGNING, Stage.SENT_BACK)  # somebody at the organisation has something to do

MOVES: Mapping[Move, tuple[frozenset[Role], frozenset[Stage]]] = {
    Move.FILE: (MAKERS, frozenset(Stage)),  # a correction too, whatever became of what was said before
    Move.SIGN: (SIGNERS, frozenset({Stage.SIGNING})),
    Move.GIVE_BACK: (SIGNERS, frozenset({Stage.SIGNING})),
    Move.SEND_BACK: (ORGANISERS, frozenset({Stage.SUBMITTED, Stage.ACCEPTED})),
    Move.ACCEPT: (ORGANISERS, frozenset({Stage.SUBMITTED, Stage.SENT_BACK})),
    Move.EXTEND: (ORGANISERS, frozenset({Stage.OPEN, Stage.SIGNING})),
}


def fits(move: Move, role: Role, stage: Stage) -> bool:
    roles, stages = MOVES[move]
    return role in roles and stage in stages


def filed(role: Role, *, signed: bool) -> Stage:
    """What a report becomes that was just sent; `signed`: whether the organisation wants signatures."""
    return Stage.SIGNING if signed and role is not Role.SIGNER else Stage.SUBMITTED


@dataclass(frozen=True, slots=True)
class Owing:
    """One report that is owed: in a cycle, on a commitment, by the organisation that leads it."""

    cycle: str
    commitment: str
    organisation: str
    stage: Stage
    until: date  # on time until then, with the extension where there is one
    since: datetime  # in this stage
    extended: date | None = None
    because: str = ""  # of the extension; public
    received: datetime | None = None  # first
    on_time: bool | None = None  # settled when it was first received
    report: int | None = None  # the newest one that counts
    waiting: int | None = None  # the one that waits for a signature
    question: str = ""  # with which an organiser sent it back
    note: str = ""  # with which a signer gave it back

    @property
    def subject(self) -> str:
        """By which drafts and buttons name it."""
        return f"{self.cycle}.{self.commitment}"


def status(owing: Owing, cycle: Cycle, today: date) -> Status:
    if owing.stage is not Stage.OPEN:
        locked = cycle.phase(today) is Phase.LOCKED
        unsigned = owing.stage is Stage.SIGNING and owing.report is None
        return Status.SILENT if locked and unsigned else Status(owing.stage)
    phase = cycle.phase(today)
    if phase is Phase.PLANNED:
        return Status.NOT_YET_DUE
    if phase is Phase.LOCKED:
        return Status.SILENT
    return Status.DUE if today <= owing.until else Status.OVERDUE


@dataclass(frozen=True, slots=True)
class Report:
    """One revision; its number is the receipt."""

    number: int
    cycle: str
    commitment: str
    organisation: str
    revision: int
    state: Reported
    figure: str | None
    unchanged: bool  # what was said before still holds
    language: str
    channel: Channel
    at: datetime
    signed: datetime | None = None  # from then on it counts
    accepted: datetime | None = None
    person: str | None = None  # who filled it in, until they ask to be forgotten
    said: Mapping[str, str] = field(default_factory=dict)  # what everybody may read
    private: Mapping[str, str] = field(default_factory=dict)  # for the organiser alone


def changed(before: Report, after: Report) -> list[str]:
    """Names of the public answers that two revisions give differently; "state" and "figure" are among them."""
    told = [{"state": one.state, "figure": one.figure, **one.said} for one in (before, after)]
    return [name for name in {**told[0], **told[1]} if told[0].get(name) != told[1].get(name)]


def stage_of(report: Report | None, question: str = "") -> Stage:
    """Where it stands when nothing waits for a signature any more."""
    if report is None:
        return Stage.OPEN
    if question:
        return Stage.SENT_BACK
    return Stage.ACCEPTED if report.accepted else Stage.SUBMITTED


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody hands in as a report; the key says which once it is."""

    key: str
    answers: Mapping[str, str]
    language: str
    channel: Channel
    base: int = 0  # the revision that was there when it was begun
    unchanged: bool = False


class Refusal(StrEnum):
    """Why nothing was done."""

    NOT_OWED = "not_owed"  # there is no such report to make
    NOT_YOURS = "not_yours"
    NOT_OPEN = "not_open"
    LOCKED = "locked"
    NEWER = "newer"  # somebody else sent one meanwhile
    NOT_WHOLE = "not_whole"  # something is still to be answered
    NOTHING_BEFORE = "nothing_before"  # of which there could be no change
    NOT_NOW = "not_now"  # its stage does not allow it
    TOO_LATE = "too_late"  # an extension beyond the lock


def refused_by(cycle: Cycle, today: date) -> Refusal | None:
    """Whether the cycle takes anything on that day."""
    if cycle.takes(today):
        return None
    return Refusal.LOCKED if cycle.phase(today) is Phase.LOCKED else Refusal.NOT_OPEN
