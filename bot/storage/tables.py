"""Every table, and beside each how /mydata and /forget treat it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects.sqlite import insert  # conflicts are said per dialect; every statement takes it from here

__all__ = ["accounts", "audit", "facts", "focus", "inbox", "insert", "invitations", "lanes", "metadata", "outbox"]
__all__ += ["people", "roles"]

metadata = MetaData()

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """A UTC instant, kept as microseconds so that both databases compare it alike; naive ones are refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any | None, _: Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MICROSECOND


@dataclass(frozen=True)
class Rights:
    """What a person may see of their rows, and what becomes of the rows when they ask to be forgotten."""

    person: str | None  # the column that says whose row it is; None: nobody's
    mydata: Literal["shown", "hidden"]
    forget: Literal["erased", "kept"]
    because: str


def table(name: str, rights: Rights, *columns: Any) -> Table:
    return Table(name, metadata, *columns, info={"rights": rights})


def person(**options: Any) -> Column[str]:
    return Column("person", Text, ForeignKey("people.id", ondelete="CASCADE"), **options)


HELD = "what Kept holds about a person is theirs to see and to erase"
PASSING = "gone by itself when delivered or handled"
NOBODY = "says nothing about anybody"

people = table(
    "people",
    Rights("id", "shown", "erased", HELD),
    Column("id", Text, primary_key=True),
    Column("language", Text),
    Column("hint", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("quiet_from", Integer, nullable=False),
    Column("quiet_until", Integer, nullable=False),
    Column("plain", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("blocked", Boolean, nullable=False),
    Column("since", Date, nullable=False),
)

Index("people_blocked", people.c.id, sqlite_where=people.c.blocked)

accounts = table(
    "accounts",
    Rights("person", "shown", "erased", HELD),
    Column("telegram", BigInteger, primary_key=True, autoincrement=False),
    person(nullable=False, unique=True),
)

roles = table(
    "roles",
    Rights("person", "shown", "erased", HELD),
    person(primary_key=True),
    Column("role", Text, primary_key=True),
    Column("given", Moment, nullable=False),
)

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

invitations = table(
    "invitations",
    Rights("used_by", "hidden", "kept", "that a link was used stays; by whom goes with the person"),
    Column("digest", LargeBinary, primary_key=True),
    Column("role", Text, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("used", Moment),
    Column("used_by", Text, ForeignKey("people.id", ondelete="SET NULL")),
)

audit = table(
    "audit",
    Rights("actor", "shown", "kept", "acts of authority stay on record; the random id no longer leads to anybody"),
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
)

facts = table(
    "facts",
    Rights(None, "hidden", "kept", NOBODY),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
