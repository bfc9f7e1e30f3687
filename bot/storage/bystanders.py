"""Beside a commitment: what it went through, who takes care of it, who follows it, who has raised a flag."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, delete, func, select, update

from bot.domain.register import Change
from bot.storage.engine import Transaction
from bot.storage.tables import OPEN_FLAG, flags, followers, history, holders, insert, takers

WHICH: BindParameter[str] = bindparam("which")
WHOSE: BindParameter[str] = bindparam("whose")
LINES = select(history).where(history.c.commitment == WHICH).order_by(history.c.id.desc()).limit(bindparam("most"))
FOLLOWS = select(followers.c.since).where(followers.c.commitment == WHICH, followers.c.person == WHOSE)
FOLLOWERS = select(followers.c.person).where(followers.c.commitment == WHICH).order_by(followers.c.person)
FOLLOWED = select(followers.c.commitment).where(followers.c.person == WHOSE).order_by(followers.c.since.desc())
TAKEN = select(takers.c.commitment).where(takers.c.person == WHOSE).order_by(takers.c.since)
TAKERS = select(takers.c.person).where(takers.c.commitment == WHICH).order_by(takers.c.since, takers.c.person)
HELD = (holders.c.commitment == takers.c.commitment, holders.c.organisation == bindparam("organisation"))
LET_GO = delete(takers).where(takers.c.person == WHOSE, select(holders.c.commitment).where(*HELD).exists())
RAISED = (
    select(flags.c.commitment, flags.c.reason, func.count().label("n"))
    .where(OPEN_FLAG)
    .group_by(flags.c.commitment, flags.c.reason)
    .order_by(func.min(flags.c.at))
    .limit(bindparam("most"))
)
MINE = select(flags.c.reason).where(flags.c.commitment == WHICH, flags.c.person == WHOSE)


def note(tx: Transaction, changes: Sequence[tuple[str, Change]]) -> None:
    """A line for each in the history of its commitment."""
    rows = [
        {"commitment": id, "at": one.at, "what": one.what, "detail": one.detail, "organisation": one.organisation}
        for id, one in changes
    ]
    if rows:
        tx.execute(insert(history), rows)


def lines(tx: Transaction, commitment: str, most: int) -> list[Change]:
    """The newest first."""
    rows = tx.execute(LINES, {"which": commitment, "most": most})
    return [Change(row.at, row.what, row.detail, row.organisation) for row in rows]


def follow(tx: Transaction, commitment: str, person: str, now: datetime) -> None:
    row = {"commitment": commitment, "person": person, "since": now}
    tx.execute(insert(followers).values(row).on_conflict_do_nothing())


def unfollow(tx: Transaction, commitment: str, person: str) -> None:
    tx.execute(delete(followers).where(followers.c.commitment == commitment, followers.c.person == person))


def follows(tx: Transaction, commitment: str, person: str) -> bool:
    return tx.execute(FOLLOWS, {"which": commitment, "whose": person}).first() is not None


def followers_of(tx: Transaction, commitment: str) -> list[str]:
    return list(tx.execute(FOLLOWERS, {"which": commitment}).scalars())


def followed_by(tx: Transaction, person: str) -> list[str]:
    return list(tx.execute(FOLLOWED, {"whose": person}).scalars())


def take(tx: Transaction, commitment: str, person: str, now: datetime) -> None:
    row = {"commitment": commitment, "person": person, "since": now}
    tx.execute(insert(takers).values(row).on_conflict_do_nothing())


def hand_over(tx: Transaction, commitment: str, person: str) -> bool:
    """Whether they had taken it."""
    this = (takers.c.commitment == commitment, takers.c.person == person)
    return bool(tx.execute(delete(takers).where(*this)).rowcount)


def let_go(tx: Transaction, person: str, organisation: str) -> None:
    """Whoever leaves an organisation takes care of none of its promises any more."""
    tx.execute(LET_GO, {"whose": person, "organisation": organisation})


def taken_by(tx: Transaction, person: str) -> list[str]:
    return list(tx.execute(TAKEN, {"whose": person}).scalars())


def takers_of(tx: Transaction, commitment: str) -> list[str]:
    return list(tx.execute(TAKERS, {"which": commitment}).scalars())


def flag(tx: Transaction, commitment: str, person: str, reason: str, now: datetime) -> None:
    """One a person; a second one takes the place of the first."""
    new = insert(flags).values(commitment=commitment, person=person, reason=reason, at=now, settled=False)
    put = {name: new.excluded[name] for name in ("reason", "at", "settled")}
    tx.execute(new.on_conflict_do_update(index_elements=["commitment", "person"], set_=put))


def flagged_by(tx: Transaction, commitment: str, person: str) -> str | None:
    found: str | None = tx.execute(MINE, {"which": commitment, "whose": person}).scalar()
    return found


def raised(tx: Transaction, most: int) -> list[tuple[str, str, int]]:
    """Commitment, reason, how many people; the oldest first."""
    return [(row.commitment, row.reason, row.n) for row in tx.execute(RAISED, {"most": most})]


def settle(tx: Transaction, commitment: str) -> int:
    """An organiser has looked at all that was raised about it."""
    this = (flags.c.commitment == commitment, OPEN_FLAG)
    return tx.execute(update(flags).where(*this).values(settled=True)).rowcount
