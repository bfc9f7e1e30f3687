"""One-time links to a role; only their digests are kept."""

from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.domain.people import Role
from bot.storage.engine import Transaction
from bot.storage.tables import insert, invitations

OPEN = (invitations.c.used.is_(None), invitations.c.expires > bindparam("now"))
USE = (
    update(invitations)
    .where(invitations.c.digest == bindparam("which"), *OPEN)
    .values(used=bindparam("now"), used_by=bindparam("whom"))
    .returning(invitations.c.role)
)

USED = select(invitations.c.role).where(
    invitations.c.digest == bindparam("which"), invitations.c.used_by == bindparam("whom")
)


def add(tx: Transaction, digest: bytes, role: Role, expires: datetime) -> None:
    tx.execute(insert(invitations).values(digest=digest, role=role, expires=expires))


def use(tx: Transaction, digest: bytes, person: str, now: datetime) -> Role | None:
    """The role it gives, once and in time; None for every other link."""
    role = tx.execute(USE, {"which": digest, "now": now, "whom": person}).scalar()
    return Role(role) if role else None


def used(tx: Transaction, digest: bytes, person: str) -> Role | None:
    """The role that this person has got by it."""
    role = tx.execute(USED, {"which": digest, "whom": person}).scalar()
    return Role(role) if role else None


def revoke(tx: Transaction, role: Role, now: datetime) -> None:
    """End the open links to a role, because a new one takes their place."""
    tx.execute(
        update(invitations).where(invitations.c.role == role, *OPEN).values(expires=bindparam("now")), {"now": now}
    )
