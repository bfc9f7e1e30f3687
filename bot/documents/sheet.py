"""Links for an organiser's own mail programme: one line for each contact, with a text in its language."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from bot.documents import table
from bot.documents.document import Document, File, Order
from bot.documents.qr import drawn
from bot.domain.authority import Act
from bot.domain.directory import Contact, Invitation, Organisation
from bot.i18n import LANGUAGES, Translator, mark
from bot.services import countries, invitations, reaching
from bot.services.authority import sight
from bot.storage import organisations
from bot.storage.engine import Transaction

HEADS = (
    mark("Organisation"),
    mark("Country"),
    mark("Contact"),
    mark("E-mail"),
    mark("Function"),
    mark("Language"),
    mark("Link for Telegram"),
    mark("Link for the web"),
    mark("QR code"),
    mark("Subject"),
    mark("Text"),
    mark("Places"),
    mark("Valid until"),
)
WIDTHS = (30, 15, 20, 25, 20, 10, 45, 45, 16, 30, 60, 8, 12)
SMALL = 2  # pixels of a square of a code in a cell


@dataclass(frozen=True, slots=True)
class Line:
    organisation: Organisation
    contact: Contact | None
    invitation: Invitation


@dataclass(frozen=True, slots=True)
class Sheet:
    lines: tuple[Line, ...]
    order: Order


def load(tx: Transaction, order: Order) -> Sheet | None:
    """Open links of organisations whose contacts this reader may take out at this moment; None if there are none."""
    sees = sight(tx, order.reader, Act.EXPORT_CONTACTS)
    contacts = {one.id: one for one in organisations.all_contacts(tx)}
    lines = tuple(
        Line(one, contacts.get(link.contact or ""), link)
        for one, link in reaching.open_links(tx, order.reader, order.now)
        if sees(one.matter)
    )
    return Sheet(lines, order) if lines else None


def make(sheet: Sheet) -> File:
    t = Translator(sheet.order.reader.reads)
    file = BytesIO()
    table.write(file, [str(t(head)) for head in HEADS], WIDTHS, (row(line, sheet.order, t) for line in sheet.lines))
    return File("kept-invitations.xlsx", file.getvalue())


def row(line: Line, order: Order, t: Translator) -> Iterator[str | bytes]:
    one, contact = line.organisation, line.contact
    its = Translator(written(line, order))
    carried = invitations.payload(order.seal, line.invitation.id)
    link = order.house.link(carried)
    yield one.name(its.language)
    yield countries.name(one.country, t.language) if one.country else ""
    yield from (contact.name, contact.email, contact.function) if contact else ("", "", "")
    yield its.name
    yield link
    yield order.house.page(carried)
    yield drawn(link, SMALL)
    yield subject(one, its)
    yield letter(line, link, its)
    yield str(line.invitation.places - line.invitation.joined)
    yield line.invitation.expires.date().isoformat()


def written(line: Line, order: Order) -> str:
    """The language to write to them in: the contact's, the organisation's, or the house's."""
    asked = (line.contact.language if line.contact else None, line.organisation.language)
    return next((one for one in asked if one and one in LANGUAGES), order.house.language)


def subject(one: Organisation, t: Translator) -> str:
    return t("{organisation}: promises followed up", organisation=one.name(t.language)).unescape()


def letter(line: Line, link: str, t: Translator) -> str:
    """What can be sent as it stands; nothing in it is a promise of Kept's own."""
    places = line.invitation.places - line.invitation.joined
    parts = (
        t(
            "What {organisation} has promised is followed up in Telegram.",
            organisation=line.organisation.name(t.language),
        ),
        t("To see it and to report what was done, open this link where Telegram is installed and press Start:"),
        t.value(link),
        t.plural("The link admits {n} person.", "The link admits {n} people.", n=places),
        t(
            "It is valid until {day}. Please give it to nobody outside your organisation.",
            day=t.date(line.invitation.expires.date()),
        ),
    )
    return "\n".join(part.unescape() for part in parts)


DOCUMENT = Document(load, make)
