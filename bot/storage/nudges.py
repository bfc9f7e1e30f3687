"""Rounds of reminders, a row for each day of a cycle, and whom each has reached: nobody twice."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, select, update

from bot.domain.reports import OWED
from bot.storage.engine import Transaction
from bot.storage.tables import Moment, insert, nudges, owed, rounds

WHICH: BindParameter[str] = bindparam("which")
AFTER: BindParameter[str] = bindparam("after")
MOST: BindParameter[int] = bindparam("most")
STAGES: BindParameter[Any] = bindparam("stages", expanding=True)

NEWEST = select(rounds.c.day).where(rounds.c.cycle == WHICH).order_by(rounds.c.day.desc()).limit(1)
OPEN = select(rounds).where(rounds.c.cycle == WHICH, ~rounds.c.done).order_by(rounds.c.day)
GO_ON = (
    update(rounds)
    .where(rounds.c.cycle == WHICH, rounds.c.day == bindparam("on"))
    .values(reached=bindparam("upto"), done=bindparam("over"))
)
OWING = (
    select(owed.c.organisation)
    .where(owed.c.cycle == WHICH, owed.c.stage.in_(STAGES), owed.c.organisation > AFTER)
    .distinct()
    .order_by(owed.c.organisation)
    .limit(MOST)
)
SENT = select(nudges.c.at).where(nudges.c.person == WHICH, nudges.c.at > bindparam("since", type_=Moment())).distinct()
PLANNED = (
    update(nudges)
    .where(nudges.c.person == WHICH, nudges.c.at == bindparam("planned", type_=Moment()))
    .values(at=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Round:
    """A day on which those are reminded who still owe; `reached` is the organisation it has come to."""

    cycle: str
    day: date
    reached: str = ""
    done: bool = False


def begin(tx: Transaction, cycle: str, day: date) -> None:
    """Once a day, whoever comes first."""
    row = {"cycle": cycle, "day": day, "reached": "", "done": False}
    tx.execute(insert(rounds).values(row).on_conflict_do_nothing())


def newest(tx: Transaction, cycle: str) -> date | None:
    found: date | None = tx.execute(NEWEST, {"which": cycle}).scalar()
    return found


def under_way(tx: Transaction, cycle: str) -> Round | None:
    row = tx.execute(OPEN, {"which": cycle}).first()
    return Round(row.cycle, row.day, row.reached, row.done) if row else None


def go_on(tx: Transaction, one: Round, reached: str) -> None:
    """It has come so far; to nothing, when it is over."""
    tx.execute(GO_ON, {"which": one.cycle, "on": one.day, "upto": reached, "over": not reached})


def owing(tx: Transaction, cycle: str, after: str, most: int) -> list[str]:
    """Organisations that still have something to do."""
    found = {"which": cycle, "after": after, "most": most, "stages": list(OWED)}
    return list(tx.execute(OWING, found).scalars())


def add(tx: Transaction, one: Round, person: str, at: datetime | None) -> bool:
    """Whether they had not been reached on that day of the cycle."""
    row = {"cycle": one.cycle, "day": one.day, "person": person, "at": at}
    return bool(tx.execute(insert(nudges).values(row).on_conflict_do_nothing()).rowcount)


def sent(tx: Transaction, person: str, since: datetime) -> list[datetime]:
    return list(tx.execute(SENT, {"which": person, "since": since}).scalars())


def came(tx: Transaction, person: str, planned: datetime, now: datetime) -> None:
    """Later than it was planned, it may be: that is when the others of its day and week are counted from."""
    tx.execute(PLANNED, {"which": person, "planned": planned, "now": now})
