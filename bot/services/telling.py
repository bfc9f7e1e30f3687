"""Word to people about something that happened without them, each in their own chat and once."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.effects import Lane, Owed
from bot.domain.register import Change
from bot.domain.screens import Screen
from bot.storage import bystanders, outbox, people
from bot.storage.engine import Transaction


def followers(tx: Transaction, commitment: str, change: Change) -> None:
    """Whoever follows it hears of it, in the lane that waits for its turn."""
    screen = Screen("commitments.moved", {"id": commitment, "what": change.what})
    key = f"moved:{commitment}:{change.what}:{change.at.timestamp()}"
    tell(tx, bystanders.followers_of(tx, commitment), screen, key, change.at, Lane.BULK)


def tell(tx: Transaction, ids: Iterable[str], screen: Screen, key: str, now: datetime, lane: Lane = Lane.REPLY) -> None:
    """Where they have a chat; the key says which once it is."""
    for id in ids:
        chat = people.account(tx, id)
        if chat is not None:
            outbox.add(tx, Owed(f"{key}:{id}", chat, id, screen, now, lane=lane))
