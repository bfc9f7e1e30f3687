"""Files made for one reader: what is loaded for them, and how they become bytes; nothing here knows Telegram."""

from collections.abc import Callable, Mapping

from bot.documents import commitment, ics, qr, sheet
from bot.documents.document import Document, File, Order
from bot.storage.engine import Transaction

DOCUMENTS: Mapping[str, Document] = {
    "organisation.qr": qr.DOCUMENT,
    "invitations.sheet": sheet.DOCUMENT,
    "commitments.qr": commitment.DOCUMENT,
    "calendar.file": ics.DOCUMENT,
}


def ordered(tx: Transaction, name: str, order: Order) -> Callable[[], File] | None:
    """What makes the file, outside the transaction; None where its reader may not have it, or not any more."""
    document = DOCUMENTS[name]
    data = document.load(tx, order)
    return None if data is None else lambda: document.make(data)
