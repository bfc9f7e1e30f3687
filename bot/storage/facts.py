"""What Kept remembers about itself, and who used authority for what."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.storage.engine import Transaction
from bot.storage.tables import audit, facts, insert

TRAIL = select(audit).order_by(audit.c.id.desc()).offset(bindparam("first")).limit(bindparam("most"))
FIND = select(facts.c.value).where(facts.c.name == bindparam("which"))
NEW = insert(facts)
PUT = NEW.on_conflict_do_update(index_elements=["name"], set_={"value": NEW.excluded.value})


def find(tx: Transaction, name: str) -> str | None:
    value: str | None = tx.execute(FIND, {"which": name}).scalar()
    return value


def put(tx: Transaction, name: str, value: str) -> None:
    tx.execute(PUT, {"name": name, "value": value})


def record(tx: Transaction, actor: str, act: str, subject: str, now: datetime) -> None:
    """An audit row: who did what to whom, in codes."""
    tx.execute(insert(audit).values(at=now, actor=actor, act=act, subject=subject))


def trail(tx: Transaction, first: int, most: int) -> list[tuple[datetime, str, str, str]]:
    """When, who, what, to whom; the newest first."""
    rows = tx.execute(TRAIL, {"first": first, "most": most})
    return [(row.at, row.actor, row.act, row.subject) for row in rows]
