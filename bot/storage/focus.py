"""One row per person and chat: the conversation that awaits input."""

from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.domain.focus import Focus
from bot.domain.screens import Screen
from bot.storage.engine import Transaction
from bot.storage.tables import focus, insert

HERE = (focus.c.person == bindparam("whose"), focus.c.chat == bindparam("where"))
FIND = select(focus).where(*HERE)
VALUES = insert(focus)
PUT = VALUES.on_conflict_do_update(
    index_elements=["person", "chat"],
    set_={name: VALUES.excluded[name] for name in ("screen", "arguments", "under", "message", "revision", "changed")},
)
SHOWN = update(focus).where(*HERE, focus.c.revision == bindparam("shown")).values(message=bindparam("at"))


def find(tx: Transaction, person: str, chat: int) -> Focus | None:
    row = tx.execute(FIND, {"whose": person, "where": chat}).first()
    if row is None:
        return None
    under = Screen(*row.under) if row.under else None
    return Focus(Screen(row.screen, row.arguments), under, row.message, row.revision)


def put(tx: Transaction, person: str, chat: int, focus: Focus, now: datetime) -> None:
    values = {
        "person": person,
        "chat": chat,
        "screen": focus.screen.name,
        "arguments": dict(focus.screen.arguments),
        "under": focus.under and [focus.under.name, dict(focus.under.arguments)],
        "message": focus.message,
        "revision": focus.revision,
        "changed": now,
    }
    tx.execute(PUT, values)


def shown(tx: Transaction, person: str, chat: int, revision: int, message: int) -> None:
    """The screen of that revision stands in that message; a later one is left alone."""
    tx.execute(SHOWN, {"whose": person, "where": chat, "shown": revision, "at": message})
