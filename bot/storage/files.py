"""Rows of the files that belong to answers: owed by Telegram first, then kept under a digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from bot.storage.engine import Transaction
from bot.storage.tables import files, insert


@dataclass(frozen=True, slots=True)
class File:
    id: str
    person: str
    draft: str
    place: str
    wanted: str
    source: bytes | None  # what Telegram knows it by, sealed, until it is fetched
    name: bytes | None  # as its sender called it, sealed
    digest: str | None
    type: str | None
    size: int | None
    at: datetime


THIS = files.c.id == bindparam("which")
BY_ID = select(files).where(THIS)
OWED = select(files.c.id).where(files.c.draft == bindparam("which"), files.c.source.is_not(None))
KEPT = (
    update(files)
    .where(THIS)
    .values(source=None, digest=bindparam("by"), type=bindparam("what"), size=bindparam("bytes"))
)
DROP = delete(files).where(THIS)
DROP_OTHERS = delete(files).where(
    files.c.draft == bindparam("which"), files.c.id.not_in(bindparam("these", expanding=True))
)
NAMED = select(files.c.digest).where(files.c.digest.is_not(None)).distinct()


def add(tx: Transaction, file: File) -> None:
    tx.execute(insert(files), {name: getattr(file, name) for name in File.__slots__})


def find(tx: Transaction, id: str) -> File | None:
    row: Any = tx.execute(BY_ID, {"which": id}).first()
    return File(**{name: getattr(row, name) for name in File.__slots__}) if row else None


def owed(tx: Transaction, draft: str) -> frozenset[str]:
    """Those of a draft that are not fetched yet."""
    return frozenset(tx.execute(OWED, {"which": draft}).scalars())


def kept(tx: Transaction, id: str, digest: str, type: str, size: int) -> None:
    tx.execute(KEPT, {"which": id, "by": digest, "what": type, "bytes": size})


def drop(tx: Transaction, id: str) -> None:
    tx.execute(DROP, {"which": id})


def drop_others(tx: Transaction, draft: str, these: Iterable[str]) -> None:
    """What was sent in place of something else is all that stays."""
    tx.execute(DROP_OTHERS, {"which": draft, "these": list(these)})


def named(tx: Transaction) -> frozenset[str]:
    """Every digest that some row names."""
    return frozenset(tx.execute(NAMED).scalars())
