"""Links that give a role: made by those who may, followed by those who are meant, and listed with what came of them."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.authority import APPOINTS, Act, Standing
from bot.domain.directory import Ended, Invitation
from bot.domain.people import Grant, Person, Role, Scope
from bot.seal import Seal
from bot.services import members, roles
from bot.services.authority import allows, exercise, matter_of
from bot.services.people import arrive
from bot.storage import facts, invitations, organisations, people
from bot.storage.engine import Transaction

LINK = "join"
VALID = timedelta(days=7)
PARTNERS_VALID = timedelta(days=60)
SOON = timedelta(days=7)  # within which a link that ends is worth a look
PLACES = 5
PURPOSE = "invitation"
DERIVED = "link"


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of following a link."""

    ended: Ended | None = None
    grant: Grant | None = None
    waits: bool = False  # to sign
    again: bool = False


def token(seal: Seal, id: str) -> str:
    """Made from the id with the key, so that it can be shown again and stands nowhere."""
    return urlsafe_b64encode(seal.digest(id.encode(), DERIVED)).decode().rstrip("=")


def payload(seal: Seal, id: str) -> str:
    """What the link carries."""
    return f"{LINK}_{token(seal, id)}"


def digest(seal: Seal, token: str) -> bytes:
    return seal.digest(token.encode(), PURPOSE)


def new(grant: Grant, now: datetime, by: str | None = None, contact: str | None = None) -> Invitation:
    partners = grant.role is Role.PARTNER
    expires = now + (PARTNERS_VALID if partners else VALID)
    return Invitation(invitations.fresh_id(), grant, PLACES if partners else 1, expires, now, by, contact)


def put(tx: Transaction, seal: Seal, one: Invitation) -> Invitation:
    invitations.add(tx, one, digest(seal, token(seal, one.id)))
    return one


def issue(tx: Transaction, seal: Seal, role: Role, now: datetime) -> str:
    """A link that nobody made but Kept itself; earlier open ones to the same role end."""
    invitations.revoke_all(tx, Grant(role), now)
    return payload(seal, put(tx, seal, new(Grant(role), now)).id)


def first(tx: Transaction, seal: Seal, now: datetime) -> str | None:
    """The way in for the first admin; None once there is one."""
    return None if people.with_role(tx, Role.ADMIN) else issue(tx, seal, Role.ADMIN, now)


def appoint(tx: Transaction, accounts: Iterable[int], hint: str, zone: str, now: datetime) -> None:
    """Those whom the operator named are admins, whether they have written yet or not."""
    for account in accounts:
        person = arrive(tx, account, hint, zone, now)
        if Role.ADMIN not in person.roles:
            people.give_role(tx, person.id, Role.ADMIN, now)
            facts.record(tx, person.id, "appoint", Role.ADMIN, now)


def make(tx: Transaction, seal: Seal, by: Person, grant: Grant, now: datetime) -> Invitation | None:
    """One more link to a role, by somebody who may appoint to it."""
    matter = matter_of(tx, grant.scope)
    if matter is None or not grant.sound or grant.role not in APPOINTS:
        return None
    if not exercise(tx, by, APPOINTS[grant.role], matter, f"link {grant.code}", now):
        return None
    return put(tx, seal, new(grant, now, by.id))


def hand_over(tx: Transaction, seal: Seal, by: Person, organisation: str, now: datetime) -> Invitation | None:
    """A link for one successor, who becomes what its maker is until then."""
    matter = matter_of(tx, Scope.within(organisation))
    if matter is None or not exercise(tx, by, Act.HAND_OVER, matter, f"link {Scope.within(organisation).code}", now):
        return None
    made = replace(new(Grant(Role.PARTNER, Scope.within(organisation)), now, by.id), places=1, hands_over=True)
    return put(tx, seal, replace(made, expires=now + VALID))


def glimpsed(tx: Transaction, seal: Seal, token: str, now: datetime) -> None:
    """Somebody has opened the link, and will be asked their language first."""
    found = invitations.by_digest(tx, digest(seal, token))
    if found and not found.ended(now):
        invitations.opened(tx, found.id)


def accept(tx: Transaction, seal: Seal, person: Person, token: str, now: datetime) -> Joined:
    """Whoever follows it twice is one; who came by it and is gone again does not come back by it."""
    found = invitations.by_digest(tx, digest(seal, token))
    if found is None:
        return Joined(Ended.UNKNOWN)
    if already(tx, found, person):
        return Joined(grant=found.grant, again=True)
    ended = barred(tx, found, person) or found.ended(now)
    if ended or not invitations.take_place(tx, found.id, person.id, now):
        return Joined(ended or Ended.FULL)
    return admitted(tx, found, person, now)


def already(tx: Transaction, found: Invitation, person: Person) -> bool:
    """Whether it can make nothing of them that they are not; a successor may be a colleague."""
    mine = found.made_by == person.id or invitations.joined(tx, found.id, person.id)
    return found.grant in person.grants and (mine or not found.hands_over)


def barred(tx: Transaction, found: Invitation, person: Person) -> Ended | None:
    """Whatever else may stand in the way of this person, or of everybody by now."""
    if invitations.joined(tx, found.id, person.id):
        return Ended.LEFT
    if found.organisation:
        left = organisations.departed(tx, person.id, found.organisation)
        one = organisations.find(tx, found.organisation)
        if one is None or one.standing is not Standing.ACTIVE:
            return Ended.GONE
        if left and left >= found.made:
            return Ended.LEFT
    return None if upheld(tx, found) else Ended.REVOKED


def upheld(tx: Transaction, found: Invitation) -> bool:
    """Whether whoever made it could still make it; those made in bulk are Kept's own."""
    if found.made_by is None:
        return not found.hands_over
    maker, matter = people.find(tx, found.made_by), matter_of(tx, found.grant.scope)
    act = Act.HAND_OVER if found.hands_over else APPOINTS[found.grant.role]
    return maker is not None and matter is not None and allows(tx, maker, act, matter)


def admitted(tx: Transaction, found: Invitation, person: Person, now: datetime) -> Joined:
    facts.record(tx, person.id, "accept", found.grant.code, now)
    if found.hands_over and found.made_by:
        return succeeded(tx, found, found.made_by, person, now)
    roles.give(tx, person.id, found.grant, now)
    waits = found.contact is not None and found.joined == 0 and waits_to_sign(tx, person, found.organisation)
    if waits:
        organisations.wait_to_sign(tx, person.id, found.organisation, now)
    return Joined(grant=found.grant, waits=waits)


def waits_to_sign(tx: Transaction, person: Person, organisation: str) -> bool:
    one = organisations.find(tx, organisation)
    return one is not None and one.signed and not person.has(Role.SIGNER, organisation)


def succeeded(tx: Transaction, found: Invitation, before: str, person: Person, now: datetime) -> Joined:
    """The successor becomes what the other was there, and the other is it no longer."""
    maker = people.find(tx, before)
    signs = maker is not None and maker.has(Role.SIGNER, found.organisation)
    waits = organisations.no_longer_waits(tx, before, found.organisation)
    members.end(tx, before, found.organisation, now)
    members.join(tx, person.id, found.organisation, now, signs=signs)
    if waits:
        organisations.wait_to_sign(tx, person.id, found.organisation, now)
    grant = Grant(Role.SIGNER, found.grant.scope) if signs else found.grant
    return Joined(grant=grant, waits=waits)
