"""Where people stopped reading, and the processes they follow."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select

from bot.storage.engine import Transaction
from bot.storage.tables import bookmarks, follows, insert

NEW = insert(bookmarks)
PUT = NEW.on_conflict_do_update(
    index_elements=["person", "report"], set_={name: NEW.excluded[name] for name in ("place", "at")}
)
BOOKMARKS = select(bookmarks.c.place).where(bookmarks.c.person == bindparam("whose")).order_by(bookmarks.c.at.desc())
FOLLOW = insert(follows).on_conflict_do_nothing()
THIS = (follows.c.person == bindparam("whose"), follows.c.process == bindparam("which"))
UNFOLLOW = delete(follows).where(*THIS)
FOLLOWED = select(follows.c.process).where(follows.c.person == bindparam("whose"))


def put(tx: Transaction, person: str, report: str, place: str, now: datetime) -> None:
    """One bookmark a report."""
    tx.execute(PUT, {"person": person, "report": report, "place": place, "at": now})


def places(tx: Transaction, person: str) -> tuple[str, ...]:
    """Where somebody stopped, the latest first."""
    return tuple(tx.execute(BOOKMARKS, {"whose": person}).scalars())


def follow(tx: Transaction, person: str, process: str, now: datetime) -> None:
    tx.execute(FOLLOW, {"person": person, "process": process, "since": now})


def unfollow(tx: Transaction, person: str, process: str) -> None:
    tx.execute(UNFOLLOW, {"whose": person, "which": process})


def followed(tx: Transaction, person: str) -> frozenset[str]:
    return frozenset(tx.execute(FOLLOWED, {"whose": person}).scalars())
