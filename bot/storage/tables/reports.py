"""Reporting periods, what each expects of whom, and what organisations reported."""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, Text, UniqueConstraint

from bot.storage.tables.base import HELD, NOBODY, Moment, Rights, person, table
from bot.storage.tables.commitments import of_commitment, of_organisation

OURS = "a self-report belongs to the organisation and is public; who filled it in goes with the person"


def of_cycle(**options: Any) -> Column[str]:
    return Column("cycle", Text, ForeignKey("cycles.id", ondelete="CASCADE"), **options)


cycles = table(
    "cycles",
    Rights(None, "hidden", "kept", NOBODY),
    Column("id", Text, primary_key=True),
    Column("process", Text, nullable=False),
    Column("names", JSON, nullable=False),
    Column("opens", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("locks", Date, nullable=False),
    Column("opened", Moment),
    Column("work", Text),
    Column("reached", Text, nullable=False),
)

owed = table(
    "owed",
    Rights(None, "hidden", "kept", "what an organisation owes, and whether it came; says nothing of any person"),
    of_cycle(primary_key=True),
    of_commitment(primary_key=True),
    of_organisation(nullable=False),
    Column("stage", Text, nullable=False),
    Column("until", Date, nullable=False),
    Column("since", Moment, nullable=False),
    Column("extended", Date),
    Column("because", Text, nullable=False),
    Column("received", Moment),
    Column("on_time", Boolean),
    Column("report", Integer),
    Column("waiting", Integer),
    Column("question", Text, nullable=False),
    Column("note", Text, nullable=False),
)
Index("owed_commitment", owed.c.commitment, owed.c.cycle)
Index("owed_organisation", owed.c.organisation, owed.c.cycle, owed.c.stage, owed.c.until, owed.c.commitment)
Index("owed_stage", owed.c.cycle, owed.c.stage, owed.c.since, owed.c.commitment)

rounds = table(
    "rounds",
    Rights(None, "hidden", "kept", NOBODY),
    of_cycle(primary_key=True),
    Column("day", Date, primary_key=True),
    Column("reached", Text, nullable=False),
    Column("done", Boolean, nullable=False),
)

nudges = table(
    "nudges",
    Rights("person", "shown", "erased", HELD),
    of_cycle(primary_key=True),
    Column("day", Date, primary_key=True),
    person(primary_key=True),
    Column("at", Moment),  # nothing, where others of that day or week were enough
)
Index("nudges_person", nudges.c.person, nudges.c.at)

reports = table(
    "reports",
    Rights("person", "shown", "unnamed", OURS),
    Column("number", Integer, primary_key=True),
    Column("draft", Text, nullable=False, unique=True),
    of_cycle(nullable=False),
    of_commitment(nullable=False),
    of_organisation(nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("figure", Text),
    Column("unchanged", Boolean, nullable=False),
    Column("language", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("signed", Moment),
    Column("accepted", Moment),
    Column("person", Text, ForeignKey("people.id", ondelete="SET NULL"), index=True),
    UniqueConstraint("cycle", "commitment", "revision"),
    sqlite_autoincrement=True,  # a receipt once given is nobody else's
)
Index("reports_commitment", reports.c.commitment, reports.c.number)

said = table(
    "said",
    Rights(None, "hidden", "kept", "what an organisation reported; what is for the organiser alone is never public"),
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("private", Boolean, nullable=False),
)
