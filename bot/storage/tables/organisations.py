"""Organisations, how they are called, whom one writes to there, who waits to sign for them, and who has left them."""

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Text, UniqueConstraint

from bot.storage.tables.base import HELD, NOBODY, Moment, Rights, person, table

organisations = table(
    "organisations",
    Rights("proposed_by", "shown", "unnamed", "an organisation is public; who registered it goes with the person"),
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("country", Text),
    Column("language", Text),
    Column("standing", Text, nullable=False),
    Column("signed", Boolean, nullable=False),
    Column("source", Text),
    Column("source_id", Text),
    Column("proposed_by", Text, ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("since", Moment, nullable=False),
    UniqueConstraint("source", "source_id"),
)
Index("organisations_standing", organisations.c.standing, organisations.c.since)


def of_organisation(**options: Any) -> Column[str]:
    return Column("organisation", Text, ForeignKey("organisations.id", ondelete="CASCADE"), **options)


names = table(
    "names",
    Rights(None, "hidden", "kept", NOBODY),
    of_organisation(primary_key=True),
    Column("language", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("main", Boolean, nullable=False),
)

contacts = table(
    "contacts",
    Rights(None, "hidden", "kept", "an organiser's address book, of people who are nobody to Kept; never public"),
    Column("id", Text, primary_key=True),
    of_organisation(nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("language", Text),
    Column("function", Text, nullable=False),
)

signings = table(
    "signings",
    Rights("person", "shown", "erased", HELD),
    person(primary_key=True),
    of_organisation(primary_key=True, index=True),
    Column("since", Moment, nullable=False),
)

departures = table(
    "departures",
    Rights("person", "shown", "erased", HELD),
    person(primary_key=True),
    of_organisation(primary_key=True, index=True),
    Column("at", Moment, nullable=False),
)
