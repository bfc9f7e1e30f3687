"""People, the accounts that lead to them, and their roles."""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, Text, true

from bot.storage.tables.base import HELD, Moment, Rights, person, table

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
    Column("called", Text),
    Column("reminded", Boolean, nullable=False, server_default=true()),
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
    Column("reach", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("given", Moment, nullable=False),
)
Index("roles_scope", roles.c.reach, roles.c.value)
