"""Acts of authority, and what Kept remembers of itself."""

from sqlalchemy import Column, Integer, Text

from bot.storage.tables.base import NOBODY, Moment, Rights, table

audit = table(
    "audit",
    Rights("actor", "shown", "kept", "acts of authority stay on record; the random id no longer leads to anybody"),
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
)

facts = table(
    "facts",
    Rights(None, "hidden", "kept", NOBODY),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
