"""Organisations, roles that reach so far and no further, and links that admit several people."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("people", sa.Column("called", sa.Text(), nullable=True))
    roles()
    organisations()
    names()
    contacts()
    signings()
    departures()
    invitations()
    joins()


def roles() -> None:
    op.rename_table("roles", "roles_before")
    op.create_table(
        "roles",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("given", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "role", "reach", "value"),
    )
    op.create_index("roles_scope", "roles", ["reach", "value"])
    op.execute("INSERT INTO roles SELECT person, role, 'everywhere', '', given FROM roles_before")
    op.drop_table("roles_before")


def organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("proposed_by", sa.Text(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["proposed_by"], ["people.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "source_id"),
    )
    op.create_index("ix_organisations_proposed_by", "organisations", ["proposed_by"])
    op.create_index("organisations_standing", "organisations", ["standing", "since"])


def names() -> None:
    op.create_table(
        "names",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("organisation", "language"),
    )
    op.create_index("ix_names_folded", "names", ["folded"])


def contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("function", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_contacts_organisation", "contacts", ["organisation"])


def signings() -> None:
    of_somebody("signings", "since")


def departures() -> None:
    of_somebody("departures", "at")


def of_somebody(table: str, moment: str) -> None:
    op.create_table(
        table,
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column(moment, sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "organisation"),
    )
    op.create_index(f"ix_{table}_organisation", table, ["organisation"])


def invitations() -> None:
    """Links that nobody has used are not taken over: the only ones there were are made anew at every start."""
    op.rename_table("invitations", "invitations_before")
    op.create_table(
        "invitations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("joined", sa.Integer(), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=True),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.Column("revoked", sa.BigInteger(), nullable=True),
        sa.Column("hands_over", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contacts.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index("ix_invitations_made_by", "invitations", ["made_by"])
    op.create_index("invitations_scope", "invitations", ["reach", "value"])
    op.create_index("invitations_contact", "invitations", ["contact"])
    op.execute(
        "INSERT INTO invitations SELECT lower(hex(randomblob(5))), digest, role, 'everywhere', '', NULL, 1, 1, 1, "
        "used, NULL, expires, NULL, 0 FROM invitations_before WHERE used IS NOT NULL"
    )


def joins() -> None:
    op.create_table(
        "joins",
        sa.Column("invitation", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["invitation"], ["invitations.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("invitation", "person"),
    )
    op.create_index("ix_joins_person", "joins", ["person"])
    op.execute(
        "INSERT INTO joins SELECT new.id, old.used_by, old.used FROM invitations_before AS old "
        "JOIN invitations AS new ON new.digest = old.digest WHERE old.used_by IS NOT NULL"
    )
    op.drop_table("invitations_before")
