"""What was promised and by whom, what became of it, and who stands by it; and the lists it is found in."""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint

from bot.storage.tables.base import HELD, NOBODY, Moment, Rights, person, table

PUBLIC = Rights(None, "hidden", "kept", "promises are public; nothing here says who typed them")
MINE = Rights("person", "shown", "erased", HELD)


def of_commitment(**options: Any) -> Column[str]:
    return Column("commitment", Text, ForeignKey("commitments.id", ondelete="CASCADE"), **options)


def of_organisation(**options: Any) -> Column[str]:
    return Column("organisation", Text, ForeignKey("organisations.id", ondelete="CASCADE"), **options)


commitments = table(
    "commitments",
    PUBLIC,
    Column("id", Text, primary_key=True),
    Column("process", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("by", Boolean, nullable=False),
    Column("target", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("baseline", Text, nullable=False),
    Column("groups", JSON, nullable=False),
    Column("partners", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("verification", Text, nullable=False),
    Column("source", Text),
    Column("source_id", Text),
    Column("digest", Text),
    Column("made", Date),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("hidden", Text),
    UniqueConstraint("source", "source_id"),
)
Index("commitments_verification", commitments.c.verification, commitments.c.updated)
Index("commitments_process", commitments.c.process, commitments.c.id)

wordings = table(
    "wordings",
    PUBLIC,
    of_commitment(primary_key=True),
    Column("language", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("due", Text, nullable=False),
)

holders = table(
    "holders",
    PUBLIC,
    of_commitment(primary_key=True),
    of_organisation(primary_key=True, index=True),
    Column("part", Text, nullable=False),
    Column("agreed", Boolean, nullable=False),
    Column("place", Integer, nullable=False),
)

alignments = table(
    "alignments",
    PUBLIC,
    of_commitment(primary_key=True),
    Column("item", Text, primary_key=True),
)

places = table(
    "places",
    PUBLIC,
    of_commitment(primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("country", Text),
)

benchmarks = table(
    "benchmarks",
    PUBLIC,
    of_commitment(primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)

history = table(
    "history",
    Rights(None, "hidden", "kept", "what changed and by which organisation, never by whom"),
    Column("id", Integer, primary_key=True),
    of_commitment(nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("what", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("organisation", Text),
)

takers = table(
    "takers",
    MINE,
    of_commitment(primary_key=True),
    person(primary_key=True, index=True),
    Column("since", Moment, nullable=False),
)

followers = table(
    "followers",
    MINE,
    of_commitment(primary_key=True),
    person(primary_key=True, index=True),
    Column("since", Moment, nullable=False),
)

flags = table(
    "flags",
    MINE,
    of_commitment(primary_key=True),
    person(primary_key=True, index=True),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("settled", Boolean, nullable=False),
)
OPEN_FLAG = flags.c.settled.is_(False)
Index("flags_open", flags.c.at, sqlite_where=OPEN_FLAG)

listings = table(
    "listings",
    Rights(None, "hidden", "kept", NOBODY),
    of_commitment(primary_key=True),
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("newest", Integer, nullable=False),
    Column("due", Text, nullable=False),
)
Index("listings_newest", listings.c.facet, listings.c.value, listings.c.newest, listings.c.commitment)
Index("listings_due", listings.c.facet, listings.c.value, listings.c.due, listings.c.commitment)

tallies = table(
    "tallies",
    Rights(None, "hidden", "kept", NOBODY),
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("listed", Integer, nullable=False),
    Column("counted", Integer, nullable=False),
    Column("awaiting", Integer, nullable=False),
)

pledges = table(
    "pledges",
    Rights("person", "shown", "erased", f"what somebody has begun to promise, sealed until it is sent; {HELD}"),
    person(primary_key=True),
    of_organisation(primary_key=True, index=True),
    Column("step", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("updated", Moment, nullable=False),
)
