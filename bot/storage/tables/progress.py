"""How many reports each cycle expects and has received, kept in the unit that changes it and not counted by reading."""

from sqlalchemy import JSON, Column, Index, Integer, PrimaryKeyConstraint, Text

from bot.domain.progress import What
from bot.domain.reports import Reported
from bot.storage.tables.base import NOBODY, Rights, table
from bot.storage.tables.commitments import of_commitment
from bot.storage.tables.reports import of_cycle

COLUMNS = (*(str(one) for one in What), *(f"is_{one}" for one in Reported))

progress = table(
    "progress",
    Rights(None, "hidden", "kept", NOBODY),
    of_cycle(nullable=False),
    Column("facet", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("organisation", Text, nullable=False),  # empty: of all of them
    Column("name", Text, nullable=False),  # by which it is sorted
    *(Column(name, Integer, nullable=False) for name in COLUMNS),
    PrimaryKeyConstraint("cycle", "facet", "value", "organisation"),
)
Index("progress_organisation", progress.c.organisation, progress.c.facet, progress.c.cycle, progress.c.value)
Index(
    "progress_silent",
    *(progress.c.cycle, progress.c.facet, progress.c.value, progress.c.received, progress.c.name),
    progress.c.organisation,
)

counted = table(
    "counted",
    Rights(None, "hidden", "kept", NOBODY),
    of_cycle(primary_key=True),
    of_commitment(primary_key=True, index=True),
    Column("facets", JSON, nullable=False),  # in which it is counted, as they were when the cycle opened
    Column("columns", JSON, nullable=False),  # to which it has added one
)
