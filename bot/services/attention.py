"""What anybody may do about a public commitment: follow it, and raise a flag."""

from datetime import datetime

from bot.domain.people import Person
from bot.services import commitments
from bot.storage import bystanders
from bot.storage.engine import Transaction

REASONS = frozenset({"person", "abuse", "false", "twice", "other"})


def follow(tx: Transaction, person: Person, id: str, now: datetime) -> bool:
    there = commitments.find(tx, person, id) is not None
    if there:
        bystanders.follow(tx, id, person.id, now)
    return there


def unfollow(tx: Transaction, person: Person, id: str) -> None:
    bystanders.unfollow(tx, id, person.id)


def flag(tx: Transaction, person: Person, id: str, reason: str, now: datetime) -> bool:
    there = reason in REASONS and commitments.find(tx, person, id) is not None
    if there:
        bystanders.flag(tx, id, person.id, reason, now)
    return there
