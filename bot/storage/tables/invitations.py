"""Links that give a role, and who came in by them."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Text

from bot.storage.tables.base import HELD, Moment, Rights, person, table

invitations = table(
    "invitations",
    Rights("made_by", "hidden", "unnamed", "that a link was made stays; by whom goes with the person"),
    Column("id", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("reach", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("contact", Text, ForeignKey("contacts.id", ondelete="SET NULL")),
    Column("places", Integer, nullable=False),
    Column("joined", Integer, nullable=False),
    Column("opened", Integer, nullable=False),
    Column("made", Moment, nullable=False),
    Column("made_by", Text, ForeignKey("people.id", ondelete="SET NULL"), index=True),
    Column("expires", Moment, nullable=False),
    Column("revoked", Moment),
    Column("hands_over", Boolean, nullable=False),
)
Index("invitations_scope", invitations.c.reach, invitations.c.value)
Index("invitations_contact", invitations.c.contact)

joins = table(
    "joins",
    Rights("person", "shown", "erased", f"{HELD}; that a place was taken stays as a number"),
    Column("invitation", Text, ForeignKey("invitations.id", ondelete="CASCADE"), primary_key=True),
    person(primary_key=True, index=True),
    Column("at", Moment, nullable=False),
)
