"""Where people stopped reading, and the processes they follow."""

from sqlalchemy import Column, Text

from bot.storage.tables.base import HELD, Moment, Rights, person, table

bookmarks = table(
    "bookmarks",
    Rights("person", "shown", "erased", HELD),
    person(primary_key=True),
    Column("report", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

follows = table(
    "follows",
    Rights("person", "shown", "erased", HELD),
    person(primary_key=True),
    Column("process", Text, primary_key=True, index=True),
    Column("since", Moment, nullable=False),
)
