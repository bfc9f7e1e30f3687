"""How far organisations have been reached by links, and links for all of them at once."""

from datetime import datetime

from bot.domain.authority import APPOINTS, Act, Standing
from bot.domain.directory import Invitation, Organisation, Reached, Reaching
from bot.domain.people import Grant, Person, Role
from bot.seal import Seal
from bot.services.authority import allows, exercise, matter_of, sight
from bot.services.invitations import SOON, digest, new, token
from bot.storage import facts, invitations, organisations
from bot.storage.engine import Transaction


def reaching(tx: Transaction, by: Person, only: Reached | None = None) -> list[Reaching]:
    """Every organisation that this organiser invites to, each counted once."""
    counts, sees = invitations.counts(tx), sight(tx, by, Act.SEE_INVITATIONS)
    active = (one for one in organisations.in_standing(tx, Standing.ACTIVE) if sees(one.matter))
    found = [Reaching(one, *counts.get(one.id, (0, 0, 0))) for one in active]
    return [one for one in found if only in (None, one.reached)]


def links(tx: Transaction, by: Person, organisation: str) -> list[Invitation]:
    found = organisations.find(tx, organisation)
    if found is None or not allows(tx, by, Act.SEE_INVITATIONS, found.matter):
        return []
    return invitations.of_scope(tx, found.scope)


def offices(tx: Transaction, by: Person) -> list[Invitation]:
    """Links to roles that are not an organisation's, as far as they could be made by this person."""
    return [one for one in invitations.of_offices(tx) if answers_for(tx, by, one)]


def seen(tx: Transaction, by: Person, id: str) -> Invitation | None:
    """One link, for whoever made it or could have made it."""
    one = invitations.find(tx, id)
    return one if one and (answers_for(tx, by, one) or (one.hands_over and one.made_by == by.id)) else None


def answers_for(tx: Transaction, by: Person, one: Invitation) -> bool:
    matter = matter_of(tx, one.grant.scope)
    act = Act.SEE_INVITATIONS if one.hands_over else APPOINTS[one.grant.role]
    return matter is not None and allows(tx, by, act, matter)


def revoke(tx: Transaction, by: Person, id: str, now: datetime) -> bool:
    """Taking back a link is taking back what it would give."""
    one = seen(tx, by, id)
    matter = matter_of(tx, one.grant.scope) if one else None
    if one is None or matter is None or not invitations.revoke(tx, id, now):
        return False
    act = Act.HAND_OVER if one.hands_over and one.made_by == by.id else APPOINTS[one.grant.role]
    return exercise(tx, by, act, matter, f"revoke {one.grant.code}", now)


def expiring(tx: Transaction, by: Person, now: datetime) -> list[Invitation]:
    return [one for one in invitations.expiring(tx, now, now + SOON) if answers_for(tx, by, one)]


def to_invite(tx: Transaction, by: Person, now: datetime) -> list[tuple[Organisation, str | None]]:
    """Contacts without an open link, and organisations without contacts that have none; for whom one may be made."""
    sees, open_ = sight(tx, by, Act.INVITE_IN_BULK), invitations.with_open_links(tx, now)
    found: list[tuple[Organisation, str | None]] = []
    people = organisations.contact_ids(tx)
    for one in organisations.in_standing(tx, Standing.ACTIVE):
        if sees(one.matter):
            wanted: list[str | None] = [*people.get(one.id, ())] or [None]
            found += [(one, contact) for contact in wanted if (one.id, contact) not in open_]
    return found


def invite_all(tx: Transaction, seal: Seal, by: Person, now: datetime) -> int:
    """A link for each of them; these are Kept's own, and outlast whoever had them made."""
    wanted = to_invite(tx, by, now)
    made = [new(Grant(Role.PARTNER, one.scope), now, contact=contact) for one, contact in wanted]
    if made:
        facts.record(tx, by.id, Act.INVITE_IN_BULK, f"{len(made)}", now)
    invitations.add_all(tx, [(one, digest(seal, token(seal, one.id))) for one in made])
    return len(made)


def take_out(tx: Transaction, by: Person, now: datetime) -> bool:
    """Whether there is a file for them; that they asked for it is on record."""
    sees = sight(tx, by, Act.EXPORT_CONTACTS)
    found = sum(sees(one.matter) for one, _ in open_links(tx, by, now))
    if found:
        facts.record(tx, by.id, Act.EXPORT_CONTACTS, f"{found}", now)
    return bool(found)


def open_links(tx: Transaction, by: Person, now: datetime) -> list[tuple[Organisation, Invitation]]:
    """Every open link that was made in bulk or for a contact, with its organisation, by name."""
    listed = {one.organisation.id: one.organisation for one in reaching(tx, by)}
    links_ = (one for one in invitations.kept_open(tx, now) if one.organisation in listed)
    found = [(listed[one.organisation], one) for one in links_]
    return sorted(found, key=lambda pair: (pair[0].names[pair[0].main], pair[1].id))
