"""Links that give a role, acts of authority, and what Kept remembers of itself."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Text

from bot.storage.tables.base import NOBODY, Moment, Rights, table

invitations = table(
    "invitations",
    Rights("used_by", "hidden", "kept", "that a link was used stays; by whom goes with the person"),
    Column("digest", LargeBinary, primary_key=True),
    Column("role", Text, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("used", Moment),
    Column("used_by", Text, ForeignKey("people.id", ondelete="SET NULL")),
)

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
