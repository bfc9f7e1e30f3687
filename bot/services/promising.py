"""What organisations and organisers do with a commitment: send in, withdraw, support, join, check, hide."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.authority import Act, Standing
from bot.domain.commitments import ORGANISERS, Kind, Verification, moves, public
from bot.domain.directory import Organisation
from bot.domain.people import Person, Role
from bot.domain.register import Change, Holder, Part, Record
from bot.domain.words import cleaned
from bot.services import register, telling
from bot.services.authority import allows, exercise
from bot.storage import bystanders, commitments, organisations
from bot.storage.engine import Transaction

REASON = 300  # characters of a public reason, or of a question
QUEUE = 50
SENT_BACK = "sent_back"
UNCHECKED = (Verification.SUBMITTED, Verification.UNDER_CHECK)


def moved(tx: Transaction, person: Person, id: str, after: Verification, now: datetime) -> bool:
    """By a holder's hand: sent in, taken back, or withdrawn; which needs a signature where one is wanted."""
    record = commitments.find(tx, id)
    if record is None:
        return False
    for one in _own(tx, person, record.makers):
        if after in moves(record.verification, hand(person, one.id), one.signed) and _acts(tx, person, one, id, now):
            _keep(tx, record.moved(after, now), Change(now, after, organisation=one.id))
            return True
    return False


def hand(person: Person, organisation: str) -> Role:
    """In which role they act for it."""
    return Role.SIGNER if person.has(Role.SIGNER, organisation) else Role.PARTNER


def checked(
    tx: Transaction, by: Person, id: str, after: Verification, now: datetime, question: str = ""
) -> Record | None:
    """By an organiser's hand: under check, confirmed, or back to its holder with a question."""
    record, role = commitments.find(tx, id), min(ORGANISERS)
    if record is None or after not in moves(record.verification, role):
        return None
    if not _by_organiser(tx, by, record, Act.CONFIRM_COMMITMENT, now):
        return None
    done = record.moved(after, now)
    _keep(tx, done, Change(now, SENT_BACK if after is Verification.SUBMITTED else after, one_line(question)))
    return done


def hide(tx: Transaction, by: Person, id: str, reason: str, now: datetime) -> bool:
    """With a reason everybody reads; an empty one shows the text again. It is never rewritten."""
    record, said = commitments.find(tx, id), one_line(reason)
    if record is None or not _by_organiser(tx, by, record, Act.HIDE_TEXT, now):
        return False
    _keep(tx, replace(record, hidden=said or None, updated=now), Change(now, "hidden" if said else "shown"))
    bystanders.settle(tx, id)
    return True


def leave_as_it_is(tx: Transaction, by: Person, id: str, now: datetime) -> bool:
    """What was flagged has been looked at."""
    record = commitments.find(tx, id)
    if record is None or not _by_organiser(tx, by, record, Act.HIDE_TEXT, now):
        return False
    return bool(bystanders.settle(tx, id))


def stand_by(tx: Transaction, person: Person, id: str, organisation: str, part: Part, now: datetime) -> bool:
    """Support is given at once; who would hold it too waits for a holder's yes."""
    record, one = commitments.find(tx, id), organisations.find(tx, organisation)
    if record is None or one is None or record.verification not in (*UNCHECKED, Verification.CONFIRMED):
        return False
    if part is Part.LEAD or any(held.organisation == organisation for held in record.holders):
        return False
    if not _acts(tx, person, one, id, now):
        return False
    agreed = part is Part.SUPPORTER
    with_them = replace(record, holders=(*record.holders, Holder(organisation, part, agreed)), updated=now)
    _keep(tx, with_them, Change(now, "supported" if agreed else "asked", organisation=organisation))
    return True


def agree(tx: Transaction, person: Person, id: str, organisation: str, now: datetime) -> bool:
    """A holder's yes to another one; from then on it is a joint commitment."""
    record = commitments.find(tx, id)
    asked = Holder(organisation, Part.HOLDER, False)
    if record is None or asked not in record.holders or not _any_acts(tx, person, record, now):
        return False
    held = tuple(replace(one, agreed=True) if one == asked else one for one in record.holders)
    kind = Kind.JOINT if record.kind is Kind.INDIVIDUAL else record.kind
    joined = replace(record, kind=kind, holders=held, updated=now)
    _keep(tx, joined, Change(now, "joined", organisation=organisation))
    return True


def stand_back(tx: Transaction, person: Person, id: str, organisation: str, now: datetime) -> bool:
    """Whoever supports it, or asked to join, may end that; a holder may say no to who asked."""
    record, one = commitments.find(tx, id), organisations.find(tx, organisation)
    held = next((held for held in record.holders if held.organisation == organisation), None) if record else None
    if record is None or one is None or held is None or (held.part is not Part.SUPPORTER and held.agreed):
        return False
    by_holder = not held.agreed and _any_acts(tx, person, record, now)
    if not by_holder and not _acts(tx, person, one, id, now):
        return False
    left = tuple(other for other in record.holders if other != held)
    _keep(tx, replace(record, holders=left, updated=now), Change(now, "left", organisation=organisation))
    return True


def take(tx: Transaction, person: Person, id: str, now: datetime) -> bool:
    """Who takes care of it; one tap takes it, one hands it over."""
    record = commitments.find(tx, id)
    held = _own(tx, person, (one.organisation for one in record.holders)) if record else []
    mine = any(allows(tx, person, Act.COMMIT, one.matter) for one in held)
    if mine:
        bystanders.take(tx, id, person.id, now)
    return mine


def hand_over(tx: Transaction, person: Person, id: str) -> bool:
    return bystanders.hand_over(tx, id, person.id)


def queue(tx: Transaction, by: Person) -> list[Record]:
    """What waits for this organiser, the longest waiting first."""
    records = commitments.find_all(tx, commitments.in_states(tx, UNCHECKED, QUEUE))
    return [record for record in records if checks(tx, by, record)]


def flagged(tx: Transaction, by: Person) -> list[tuple[Record, str, int]]:
    """Commitment, reason, how many people."""
    raised = bystanders.raised(tx, QUEUE)
    records = {one.id: one for one in commitments.find_all(tx, {id for id, _, _ in raised})}
    return [(records[id], reason, n) for id, reason, n in raised if id in records and checks(tx, by, records[id])]


def checks(tx: Transaction, by: Person, record: Record) -> bool:
    return any(allows(tx, by, Act.CONFIRM_COMMITMENT, one.matter) for one in _found(tx, record.makers))


def _own(tx: Transaction, person: Person, ids: Iterable[str]) -> list[Organisation]:
    return [one for one in _found(tx, ids) if one.id in person.organisations and one.standing is Standing.ACTIVE]


def _found(tx: Transaction, ids: Iterable[str]) -> list[Organisation]:
    return [found for id in ids if (found := organisations.find(tx, id))]


def _acts(tx: Transaction, person: Person, one: Organisation, id: str, now: datetime) -> bool:
    return exercise(tx, person, Act.COMMIT, one.matter, f"{id} {one.scope.code}", now)


def _any_acts(tx: Transaction, person: Person, record: Record, now: datetime) -> bool:
    return any(_acts(tx, person, one, record.id, now) for one in _own(tx, person, record.makers))


def _by_organiser(tx: Transaction, by: Person, record: Record, act: Act, now: datetime) -> bool:
    return any(exercise(tx, by, act, one.matter, record.id, now) for one in _found(tx, record.makers))


def _keep(tx: Transaction, record: Record, change: Change) -> None:
    register.keep(tx, [record], [(record.id, change)])
    if public(record.verification):
        telling.followers(tx, record.id, change)


def one_line(typed: str) -> str:
    return " ".join(cleaned(typed).split())[:REASON]
