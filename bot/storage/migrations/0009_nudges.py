"""Reminders of what is owed, and who wants none."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("people", sa.Column("reminded", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "rounds",
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reached", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["cycle"], ["cycles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cycle", "day"),
    )
    op.create_table(
        "nudges",
        sa.Column("cycle", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["cycle"], ["cycles.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cycle", "day", "person"),
    )
    op.create_index("nudges_person", "nudges", ["person", "at"])
