"""Statements that run often look things up; none walks through all that was ever received."""

import pytest
from sqlalchemy import Executable, text
from sqlalchemy.dialects import sqlite

from bot.storage import focus, inbox, outbox, people
from bot.storage.engine import Transaction

OFTEN = {
    "take up": inbox.TAKE_UP,
    "waiting": inbox.IN_STATE,
    "depths": inbox.COUNT,
    "drop all of a chat": inbox.DROP_ALL,
    "old digests": inbox.OLD,
    "finish": inbox.FINISH,
    "claim": outbox.CLAIM,
    "sent": outbox.SENT,
    "who wrote": people.BY_ACCOUNT,
    "blocked": people.BLOCKED,
    "focus": focus.FIND,
}


def plan(tx: Transaction, statement: Executable) -> list[str]:
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))  # type: ignore[attr-defined]
    explained = text(f"EXPLAIN QUERY PLAN {compiled.string}")
    return [str(row[3]) for row in tx.execute(explained, dict.fromkeys(compiled.params, 1))]


@pytest.mark.parametrize("name", OFTEN)
def test_it_is_looked_up(tx: Transaction, name: str) -> None:
    steps = plan(tx, OFTEN[name])
    assert steps
    assert not [step for step in steps if step.startswith("SCAN") and "INDEX" not in step], steps


def test_a_walk_through_everything_would_be_seen(tx: Transaction) -> None:
    steps = plan(tx, text("SELECT * FROM inbox WHERE reason = 'x'"))
    assert any(step.startswith("SCAN") for step in steps)
