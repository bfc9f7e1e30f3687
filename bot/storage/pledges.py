"""What people have begun to promise: sealed until it is sent in, one for each of their organisations."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from bot.storage.engine import Transaction
from bot.storage.tables import insert, pledges

THIS = (pledges.c.person == bindparam("whose"), pledges.c.organisation == bindparam("which"))
FIND = select(pledges.c.step, pledges.c.body).where(*THIS)
BEGUN = select(pledges.c.organisation).where(pledges.c.person == bindparam("whose")).order_by(pledges.c.updated.desc())
VALUES = insert(pledges)
PUT = VALUES.on_conflict_do_update(
    index_elements=["person", "organisation"],
    set_={name: VALUES.excluded[name] for name in ("step", "body", "updated")},
)


@dataclass(frozen=True, slots=True)
class Sealed:
    step: str
    body: bytes


def find(tx: Transaction, person: str, organisation: str) -> Sealed | None:
    row = tx.execute(FIND, {"whose": person, "which": organisation}).first()
    return Sealed(row.step, row.body) if row else None


def begun(tx: Transaction, person: str) -> list[str]:
    """Organisations for which they have begun one."""
    return list(tx.execute(BEGUN, {"whose": person}).scalars())


def put(tx: Transaction, person: str, organisation: str, sealed: Sealed, now: datetime) -> None:
    row = {"person": person, "organisation": organisation, "step": sealed.step, "body": sealed.body, "updated": now}
    tx.execute(PUT, row)


def drop(tx: Transaction, person: str, organisation: str) -> None:
    tx.execute(delete(pledges).where(pledges.c.person == person, pledges.c.organisation == organisation))
