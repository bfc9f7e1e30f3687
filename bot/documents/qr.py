"""A link as a QR code; its library is loaded only when one is wanted."""

from io import BytesIO

from bot.documents.document import Document, File, Order
from bot.services import invitations, reaching
from bot.storage.engine import Transaction

SCALE, BORDER = 10, 4  # pixels of a square, and squares of white around it, which readers of such codes need


def load(tx: Transaction, order: Order) -> str | None:
    """The link, for whoever could have made it, as long as it admits somebody."""
    one = reaching.seen(tx, order.reader, order.arguments.get("invitation", ""))
    if one is None or one.ended(order.now):
        return None
    return order.house.link(invitations.payload(order.seal, one.id))


def make(link: str) -> File:
    return File("link.png", drawn(link), picture=True)


def drawn(text: str, scale: int = SCALE) -> bytes:
    import segno

    drawing = BytesIO()
    segno.make(text, error="m", micro=False).save(drawing, kind="png", scale=scale, border=BORDER)
    return drawing.getvalue()


DOCUMENT = Document(load, make)
