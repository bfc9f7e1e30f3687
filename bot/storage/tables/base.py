"""What a table is made of, and what it says of people's rights."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

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
    forget: Literal["erased", "unnamed", "kept"]  # unnamed: the row stays, and says no longer whose it is
    because: str


def table(name: str, rights: Rights, *columns: Any, **options: Any) -> Table:
    return Table(name, metadata, *columns, info={"rights": rights}, **options)


def person(**options: Any) -> Column[str]:
    return Column("person", Text, ForeignKey("people.id", ondelete="CASCADE"), **options)


HELD = "what Kept holds about a person is theirs to see and to erase"
PASSING = "gone by itself when delivered or handled"
NOBODY = "says nothing about anybody"
