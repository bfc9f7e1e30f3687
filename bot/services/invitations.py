"""Links that give a role once: the token goes to one person, and only its digest stays."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.people import Person, Role
from bot.seal import Seal
from bot.services.people import arrive
from bot.storage import facts, invitations, people
from bot.storage.engine import Transaction

LINK = "join"
VALID = timedelta(days=7)
PURPOSE = "invitation"
TOKEN_BYTES = 24  # 32 characters of a link


def issue(tx: Transaction, seal: Seal, role: Role, now: datetime) -> str:
    """What a new link carries; earlier open ones to the same role end."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitations.revoke(tx, role, now)
    invitations.add(tx, seal.digest(token.encode(), PURPOSE), role, now + VALID)
    return f"{LINK}_{token}"


def accept(tx: Transaction, seal: Seal, person: Person, token: str, now: datetime) -> Role | None:
    """The role that the link gives, also to whoever has used it already and opens it again."""
    digest = seal.digest(token.encode(), PURPOSE)
    role = invitations.use(tx, digest, person.id, now)
    if role is None:
        return invitations.used(tx, digest, person.id)
    people.give_role(tx, person.id, role, now)
    facts.record(tx, person.id, "accept", role, now)
    return role


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
