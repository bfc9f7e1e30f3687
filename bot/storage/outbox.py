"""Effects owed, claimed by a conditional update and gone once they are delivered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from bot.domain.effects import Effect, Lane, Owed
from bot.domain.screens import Screen
from bot.storage.engine import Transaction
from bot.storage.tables import insert, lanes, outbox

OWED, SENDING, FAILED, STALE = "owed", "sending", "failed", "stale"


@dataclass(frozen=True, slots=True)
class Claimed:
    """An effect this process is about to carry out."""

    id: int
    owed: Owed
    attempts: int


ADD = insert(outbox).on_conflict_do_nothing(index_elements=["key"])
NEXT = (
    select(outbox.c.id)
    .where(outbox.c.lane == bindparam("wanted"), outbox.c.state == OWED, outbox.c.due <= bindparam("now"))
    .order_by(outbox.c.due, outbox.c.id)
    .limit(bindparam("most"))
)
CLAIM = update(outbox).where(outbox.c.id.in_(NEXT), outbox.c.state == OWED).values(state=SENDING).returning(outbox)
THIS = outbox.c.id == bindparam("which")
SENT = delete(outbox).where(THIS)
LATER = update(outbox).where(THIS).values(state=OWED, attempts=bindparam("tries"), due=bindparam("at"))
PUT_OFF = update(outbox).where(THIS).values(state=OWED, due=bindparam("at"))
FAIL = update(outbox).where(THIS).values(state=FAILED, reason=bindparam("why"))
AGAIN = update(outbox).where(outbox.c.state == SENDING).values(state=OWED)
MIGRATE = update(outbox).where(outbox.c.chat == bindparam("old")).values(chat=bindparam("new"))
UNSENT = outbox.c.state.in_([OWED, SENDING])
LAST = "\U0010ffff"  # behind every letter
COUNT = select(outbox.c.lane, outbox.c.state, func.count(), func.min(outbox.c.due)).group_by(
    outbox.c.lane, outbox.c.state
)
PENDING = select(outbox.c.id).where(outbox.c.person == bindparam("whose"), outbox.c.effect == bindparam("what"), UNSENT)
FORGET = delete(outbox).where(outbox.c.state.in_([FAILED, STALE]), outbox.c.acted < bindparam("before"))
PAUSES = select(lanes.c.name, lanes.c.paused_until)


def add(tx: Transaction, owed: Owed) -> None:
    tx.execute(ADD, values(owed))


def values(owed: Owed) -> dict[str, Any]:
    return {
        "key": owed.key,
        "lane": owed.lane,
        "chat": owed.chat,
        "person": owed.person,
        "effect": owed.effect,
        "name": owed.screen.name,
        "arguments": dict(owed.screen.arguments),
        "edits": owed.edits,
        "strips": owed.strips,
        "revision": owed.revision,
        "acted": owed.acted,
        "due": owed.due or owed.acted,
        "state": OWED,
        "attempts": 0,
    }


def unsent(tx: Transaction, prefix: str) -> set[str]:
    """Persons to whom something under such a key is still to be sent."""
    asked = select(outbox.c.person).where(outbox.c.key >= prefix, outbox.c.key < prefix + LAST, UNSENT)
    return {row.person for row in tx.execute(asked) if row.person}


def claim(tx: Transaction, lane: Lane, now: datetime, most: int) -> list[Claimed]:
    rows = tx.execute(CLAIM, {"wanted": lane, "now": now, "most": most}).all()
    return sorted((claimed(row) for row in rows), key=lambda one: one.id)


def claimed(row: Row[Any]) -> Claimed:
    owed = Owed(
        key=row.key,
        chat=row.chat,
        person=row.person,
        screen=Screen(row.name, row.arguments),
        acted=row.acted,
        effect=Effect(row.effect),
        lane=Lane(row.lane),
        edits=row.edits,
        strips=row.strips,
        revision=row.revision,
        due=row.due,
    )
    return Claimed(row.id, owed, row.attempts)


def sent(tx: Transaction, ids: Sequence[int]) -> None:
    tx.execute(SENT, [{"which": id} for id in ids])


def later(tx: Transaction, id: int, attempts: int, due: datetime) -> None:
    tx.execute(LATER, {"which": id, "tries": attempts, "at": due})


def put_off(tx: Transaction, dues: Sequence[tuple[int, datetime]]) -> None:
    """Not their turn yet; that is no try."""
    tx.execute(PUT_OFF, [{"which": id, "at": due} for id, due in dues])


def fail(tx: Transaction, id: int, reason: str) -> None:
    tx.execute(FAIL, {"which": id, "why": reason})


def resume(tx: Transaction) -> int:
    """After a crash: what was in flight is owed again, so a reply may come twice and never not at all."""
    return tx.execute(AGAIN).rowcount


def pending(tx: Transaction, person: str, effect: Effect) -> bool:
    """Whether one of that kind is on its way to them, or waits for its day."""
    return tx.execute(PENDING, {"whose": person, "what": effect}).first() is not None


def go_stale(tx: Transaction) -> int:
    """What is owed of the past is not sent: an old backup's after a restore, for one."""
    return tx.execute(update(outbox).where(UNSENT).values(state=STALE)).rowcount


def migrate(tx: Transaction, old: int, new: int) -> None:
    """A group became a supergroup: what is owed to it goes to its new id."""
    tx.execute(MIGRATE, {"old": old, "new": new})


def depths(tx: Transaction) -> list[tuple[str, str, int, datetime]]:
    """Lane, state, how many, and since when the oldest is due."""
    return [(row[0], row[1], row[2], row[3]) for row in tx.execute(COUNT)]


def forget(tx: Transaction, before: datetime) -> int:
    return tx.execute(FORGET, {"before": before}).rowcount


def pause(tx: Transaction, lane: Lane, until: datetime) -> None:
    """A shorter wish never cuts a longer one."""
    new = insert(lanes).values(name=lane, paused_until=until)
    longer = new.excluded.paused_until > lanes.c.paused_until
    put = {"paused_until": new.excluded.paused_until}
    tx.execute(new.on_conflict_do_update(index_elements=["name"], set_=put, where=longer))


def pauses(tx: Transaction) -> dict[str, datetime]:
    return {name: until for name, until in tx.execute(PAUSES)}
