"""What comes in, what goes out, and where each conversation stands."""

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, LargeBinary, Text

from bot.storage.tables.base import NOBODY, PASSING, Moment, Rights, person, table

focus = table(
    "focus",
    Rights("person", "hidden", "erased", "where a conversation stands, nothing that was said"),
    person(primary_key=True),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("screen", Text, nullable=False),
    Column("arguments", JSON, nullable=False),
    Column("under", JSON),
    Column("message", BigInteger),
    Column("revision", Integer, nullable=False),
    Column("changed", Moment, nullable=False),
)

inbox = table(
    "inbox",
    Rights(None, "hidden", "kept", f"sealed, and {PASSING}; a keyed digest stays 72 hours against repeats"),
    Column("id", Integer, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("chat", BigInteger, nullable=False),
    Column("body", LargeBinary),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reason", Text),
    Column("received", Moment, nullable=False),
)
OPEN = inbox.c.body.is_not(None)  # said in the statements too, else SQLite does not use these indexes
Index("inbox_open", inbox.c.state, inbox.c.id, sqlite_where=OPEN)
Index("inbox_chat", inbox.c.chat, sqlite_where=OPEN)
Index("inbox_received", inbox.c.received)

outbox = table(
    "outbox",
    Rights("person", "hidden", "erased", f"names of screens and ids, never words; {PASSING}"),
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("lane", Text, nullable=False),
    Column("chat", BigInteger, nullable=False),
    person(),
    Column("effect", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("arguments", JSON, nullable=False),
    Column("edits", BigInteger),
    Column("strips", BigInteger),
    Column("revision", Integer),
    Column("acted", Moment, nullable=False),
    Column("due", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reason", Text),
)
Index("outbox_due", outbox.c.lane, outbox.c.state, outbox.c.due)
Index("outbox_person", outbox.c.person)

lanes = table(
    "lanes",
    Rights(None, "hidden", "kept", NOBODY),
    Column("name", Text, primary_key=True),
    Column("paused_until", Moment, nullable=False),
)
