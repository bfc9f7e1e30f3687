"""Links that give a role; only their digests are kept, and who came in by them."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select, update

from bot.domain.directory import Invitation
from bot.domain.people import Grant, Reach, Role, Scope
from bot.storage.engine import Transaction
from bot.storage.tables import insert, invitations, joins

ID_BYTES = 8
PLAIN = ("id", "contact", "places", "joined", "opened", "made", "made_by", "expires", "revoked", "hands_over")
ONE = select(invitations)
BY_DIGEST = ONE.where(invitations.c.digest == bindparam("which"))
BY_ID = ONE.where(invitations.c.id == bindparam("which"))
OPEN = (
    invitations.c.revoked.is_(None),
    invitations.c.expires > bindparam("now"),
    invitations.c.joined < invitations.c.places,
)
TAKE = update(invitations).where(invitations.c.id == bindparam("which"), *OPEN).values(joined=invitations.c.joined + 1)
OPENED = update(invitations).where(invitations.c.id == bindparam("which")).values(opened=invitations.c.opened + 1)
JOINED = select(joins.c.at).where(joins.c.invitation == bindparam("which"), joins.c.person == bindparam("whom"))
END = update(invitations).where(*OPEN).values(revoked=bindparam("now"))
HERE = (invitations.c.reach == bindparam("how_far"), invitations.c.value == bindparam("of_what"))
COUNTS = (
    select(invitations.c.value, func.count(), func.sum(invitations.c.opened), func.sum(invitations.c.joined))
    .where(invitations.c.reach == Reach.ORGANISATION)
    .group_by(invitations.c.value)
)
KEPT = (invitations.c.reach == Reach.ORGANISATION, invitations.c.made_by.is_(None), *OPEN)
WITH_OPEN = select(invitations.c.value, invitations.c.contact).where(*KEPT)


def fresh_id() -> str:
    return secrets.token_hex(ID_BYTES)


def add(tx: Transaction, one: Invitation, digest: bytes) -> None:
    add_all(tx, [(one, digest)])


def add_all(tx: Transaction, those: Sequence[tuple[Invitation, bytes]]) -> None:
    if those:
        tx.execute(insert(invitations), [values(one, digest) for one, digest in those])


def values(one: Invitation, digest: bytes) -> dict[str, Any]:
    scope = one.grant.scope
    granted = {"role": one.grant.role, "reach": scope.reach, "value": scope.value}
    return {**{name: getattr(one, name) for name in PLAIN}, **granted, "digest": digest}


def find(tx: Transaction, id: str) -> Invitation | None:
    return one(tx.execute(BY_ID, {"which": id}).first())


def by_digest(tx: Transaction, digest: bytes) -> Invitation | None:
    return one(tx.execute(BY_DIGEST, {"which": digest}).first())


def take_place(tx: Transaction, id: str, person: str, now: datetime) -> bool:
    """Whether there was one left, in time."""
    taken = bool(tx.execute(TAKE, {"which": id, "now": now}).rowcount)
    if taken:
        tx.execute(insert(joins).values(invitation=id, person=person, at=now))
    return taken


def joined(tx: Transaction, id: str, person: str) -> bool:
    return tx.execute(JOINED, {"which": id, "whom": person}).first() is not None


def opened(tx: Transaction, id: str) -> None:
    """Counted without telling who."""
    tx.execute(OPENED, {"which": id})


def of_scope(tx: Transaction, scope: Scope) -> list[Invitation]:
    rows = tx.execute(ONE.where(*HERE).order_by(invitations.c.made.desc(), invitations.c.id), at(scope))
    return [found for row in rows if (found := one(row))]


def of_offices(tx: Transaction) -> list[Invitation]:
    """Links to every role that is not one of an organisation's people."""
    wanted = or_(invitations.c.reach != Reach.ORGANISATION, invitations.c.role.not_in([Role.PARTNER, Role.SIGNER]))
    rows = tx.execute(ONE.where(wanted).order_by(invitations.c.made.desc(), invitations.c.id))
    return [found for row in rows if (found := one(row))]


def made_by(tx: Transaction, person: str, now: datetime) -> list[Invitation]:
    """The open links somebody made."""
    rows = tx.execute(ONE.where(invitations.c.made_by == person, *OPEN), {"now": now})
    return [found for row in rows if (found := one(row))]


def expiring(tx: Transaction, now: datetime, until: datetime) -> list[Invitation]:
    rows = tx.execute(ONE.where(*OPEN, invitations.c.expires <= until).order_by(invitations.c.expires), {"now": now})
    return [found for row in rows if (found := one(row))]


def counts(tx: Transaction) -> dict[str, tuple[int, int, int]]:
    """By organisation: how many links, how often opened, how many joined."""
    return {row[0]: (row[1], row[2], row[3]) for row in tx.execute(COUNTS)}


def kept_open(tx: Transaction, now: datetime) -> list[Invitation]:
    """Open links to partners that nobody made but Kept itself, for all at once."""
    rows = tx.execute(ONE.where(*KEPT), {"now": now})
    return [found for row in rows if (found := one(row))]


def with_open_links(tx: Transaction, now: datetime) -> set[tuple[str, str | None]]:
    """Organisation and contact of every open link to partners."""
    rows = tx.execute(WITH_OPEN, {"now": now})
    return {(row[0], row[1]) for row in rows}


def revoke(tx: Transaction, id: str, now: datetime) -> bool:
    return bool(tx.execute(END.where(invitations.c.id == id), {"now": now}).rowcount)


def revoke_all(tx: Transaction, grant: Grant, now: datetime) -> None:
    """End the open links to a role there, because a new one takes their place."""
    tx.execute(END.where(invitations.c.role == grant.role, *HERE), {"now": now, **at(grant.scope)})


def at(scope: Scope) -> dict[str, str]:
    return {"how_far": scope.reach, "of_what": scope.value}


def one(row: Row[Any] | None) -> Invitation | None:
    if row is None:
        return None
    grant = Grant(Role(row.role), Scope(Reach(row.reach), row.value))
    return Invitation(grant=grant, **{name: getattr(row, name) for name in PLAIN})
