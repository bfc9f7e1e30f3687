"""Milestones that organisers make, what they have begun to write, and how often those of the content have changed."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, LargeBinary, Text

from bot.storage.tables.base import HELD, NOBODY, Moment, Rights, person, table

PUBLIC = Rights(None, "hidden", "kept", "milestones are public; who made one is on record as an act, and not here")

milestones = table(
    "milestones",
    PUBLIC,
    Column("id", Text, primary_key=True),
    Column("process", Text, nullable=False, index=True),
    Column("country", Text),
    Column("language", Text, nullable=False),
    Column("titles", JSON, nullable=False),
    Column("said", Text, nullable=False),
    Column("said_in", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("by", Boolean, nullable=False),
    Column("season", Text, nullable=False),
    Column("every", Integer, nullable=False),
    Column("audience", JSON, nullable=False),
    Column("source", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
)

tellings = table(
    "tellings",
    Rights(None, "hidden", "kept", f"how far a change was told, by the random id of whoever came last; {NOBODY}"),
    Column("milestone", Text, ForeignKey("milestones.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("before", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("told", Text, nullable=False),
    Column("done", Boolean, nullable=False),
)
UNTOLD = tellings.c.done.is_(False)
Index("tellings_untold", tellings.c.at, sqlite_where=UNTOLD)

sketches = table(
    "sketches",
    Rights("person", "shown", "erased", f"a milestone that somebody has begun to write, sealed; {HELD}"),
    person(primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("updated", Moment, nullable=False),
)

editions = table(
    "editions",
    Rights(None, "hidden", "kept", NOBODY),
    Column("milestone", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed", Moment, nullable=False),
)
