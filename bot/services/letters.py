"""Updates set aside because they could not be handled."""

from bot.storage import inbox
from bot.storage.engine import Transaction


def waiting(tx: Transaction) -> int:
    return inbox.depths(tx).get(inbox.ASIDE, 0)
