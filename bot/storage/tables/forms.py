"""Forms as they were when somebody began one, what is being filled, what was sent, and the files that belong to it."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint

from bot.storage.tables.base import HELD, NOBODY, Moment, Rights, person, table

SEALED = f"what somebody has begun to say, sealed until it is sent; {HELD}"

versions = table(
    "versions",
    Rights(None, "hidden", "kept", NOBODY),
    Column("digest", Text, primary_key=True),
    Column("form", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("since", Moment, nullable=False),
)

drafts = table(
    "drafts",
    Rights("person", "shown", "erased", SEALED),
    Column("id", Text, primary_key=True),
    person(nullable=False),
    Column("form", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("version", Text, ForeignKey("versions.digest", ondelete="RESTRICT"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("updated", Moment, nullable=False),
    Column("link", LargeBinary, unique=True),
    Column("open_until", Moment),
    UniqueConstraint("person", "form", "subject"),
)

submissions = table(
    "submissions",
    Rights("person", "shown", "erased", HELD),
    Column("number", Integer, primary_key=True),
    Column("draft", Text, nullable=False, unique=True),
    person(nullable=False, index=True),
    Column("form", Text, nullable=False),
    Column("version", Text, ForeignKey("versions.digest", ondelete="RESTRICT"), nullable=False),
    Column("subject", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,  # a number once given is nobody else's
)
Index("submissions_form", submissions.c.form, submissions.c.subject, submissions.c.at)

answers = table(
    "answers",
    Rights("person", "shown", "erased", HELD),
    Column("submission", Integer, ForeignKey("submissions.number", ondelete="CASCADE"), primary_key=True),
    Column("path", Text, primary_key=True),
    person(nullable=False, index=True),
    Column("value", Text, nullable=False),
)

files = table(
    "files",
    Rights("person", "shown", "erased", f"{HELD}; the file itself goes when nobody's row names it"),
    Column("id", Text, primary_key=True),
    person(nullable=False, index=True),
    Column("draft", Text, nullable=False, index=True),
    Column("place", Text, nullable=False),
    Column("wanted", Text, nullable=False),
    Column("source", LargeBinary),
    Column("name", LargeBinary),
    Column("digest", Text, index=True),
    Column("type", Text),
    Column("size", Integer),
    Column("at", Moment, nullable=False),
)
