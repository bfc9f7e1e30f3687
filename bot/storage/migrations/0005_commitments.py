"""Commitments, what became of them, who stands by them, and the lists they are found in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    commitments()
    wordings()
    holders()
    alignments()
    places()
    benchmarks()
    history()
    takers()
    followers()
    flags()
    listings()
    tallies()
    pledges()


def commitments() -> None:
    op.create_table(
        "commitments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("by", sa.Boolean(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Text(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("partners", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("verification", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("made", sa.Date(), nullable=True),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("updated", sa.BigInteger(), nullable=False),
        sa.Column("hidden", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "source_id"),
    )
    op.create_index("commitments_verification", "commitments", ["verification", "updated"])


def wordings() -> None:
    op.create_table(
        "wordings",
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "language"),
    )


def holders() -> None:
    op.create_table(
        "holders",
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "organisation"),
    )
    op.create_index("ix_holders_organisation", "holders", ["organisation"])


def alignments() -> None:
    op.create_table(
        "alignments",
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "item"),
    )


def places() -> None:
    op.create_table(
        "places",
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "place"),
    )


def benchmarks() -> None:
    op.create_table(
        "benchmarks",
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "place"),
    )


def history() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_history_commitment", "history", ["commitment"])


def takers() -> None:
    op.create_table(
        "takers",
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "person"),
    )
    op.create_index("ix_takers_person", "takers", ["person"])


def followers() -> None:
    op.create_table(
        "followers",
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "person"),
    )
    op.create_index("ix_followers_person", "followers", ["person"])


def flags() -> None:
    op.create_table(
        "flags",
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "person"),
    )
    op.create_index("flags_open", "flags", ["at"], sqlite_where=sa.text("settled IS 0"))
    op.create_index("ix_flags_person", "flags", ["person"])


def listings() -> None:
    op.create_table(
        "listings",
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["commitment"], ["commitments.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("commitment", "facet", "value"),
    )
    op.create_index("listings_due", "listings", ["facet", "value", "due", "commitment"])
    op.create_index("listings_newest", "listings", ["facet", "value", "newest", "commitment"])


def tallies() -> None:
    op.create_table(
        "tallies",
        sa.Column("facet", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("awaiting", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("facet", "value"),
    )


def pledges() -> None:
    op.create_table(
        "pledges",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("updated", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "organisation"),
    )
    op.create_index("ix_pledges_organisation", "pledges", ["organisation"])
