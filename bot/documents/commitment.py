"""The link to a commitment as a QR code."""

from bot.documents.document import Document, File, Order
from bot.documents.qr import drawn
from bot.services import commitments
from bot.storage.engine import Transaction

LINK = "commitment"


def load(tx: Transaction, order: Order) -> str | None:
    id = order.arguments.get("id", "")
    return order.house.link(f"{LINK}_{id}") if commitments.find(tx, order.reader, id) else None


def make(link: str) -> File:
    return File("commitment.png", drawn(link), picture=True)


DOCUMENT = Document(load, make)
