"""Commitments for tests: somebody promised something, and only what matters to the test is said."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.domain.authority import Standing
from bot.domain.commitments import Channel, Kind, Verification
from bot.domain.directory import Organisation
from bot.domain.register import Holder, Part, Record, Wording
from bot.storage import organisations
from bot.storage.engine import Transaction

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def organisation(tx: Transaction, id: str, *, type: str = "ngo_national", country: str | None = "KEN") -> str:
    one = Organisation(id, type, {"en": f"Example {id}"}, "en", country, "en", Standing.ACTIVE)
    organisations.add(tx, one, NOON)
    return id


def promised(id: str, by: str, *others: str, title: str = "Wells for all", **said: Any) -> Record:
    record = Record(
        id=id,
        kind=Kind.JOINT if others else Kind.INDIVIDUAL,
        language="en",
        wordings={"en": Wording(title, f"{title}, in every village.", "By 2027")},
        holders=(Holder(by), *(Holder(one, Part.HOLDER) for one in others)),
        channel=Channel.IMPORT,
        verification=Verification.SUBMITTED,
        created=NOON,
        updated=NOON,
    )
    return replace(record, **said)
