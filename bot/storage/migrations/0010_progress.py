"""How far reporting is, in numbers that are kept; what was owed before is counted slice by slice."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

COLUMNS = (
    *("expected", "received", "progress", "unchanged", "on_time", "extended"),
    *("is_not_started", "is_on_track", "is_delayed", "is_done", "is_changed", "is_withdrawn"),
    *("is_nothing", "is_cannot_say", "is_elsewhere"),
)


def upgrade() -> None:
    op.create_table(
        "progress",
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COLUMNS),
        sa.ForeignKeyConstraint(["cycle"], ["cycles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cycle", "facet", "value", "organisation"),
    )
    op.create_index("progress_organisation", "progress", ["organisation", "facet", "cycle", "value"])
    op.create_index("progress_silent", "progress", ["cycle", "facet", "value", "received", "name", "organisation"])
    op.create_table(
        "counted",
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("facets", sa.JSON(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["cycle"], ["cycles.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cycle", "commitment"),
    )
    op.create_index("ix_counted_commitment", "counted", ["commitment"])
    # Going through a cycle's rows counts those that are not counted yet: what is under way begins again.
    op.execute("UPDATE cycles SET work = 'move', reached = '' WHERE opened IS NOT NULL AND work IS NULL")
    op.execute("UPDATE cycles SET reached = '' WHERE work IS NOT NULL")
