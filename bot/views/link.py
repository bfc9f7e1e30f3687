"""A link to a role: what it gives, how many it admits, until when, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.domain.directory import Ended, Invitation, Organisation
from bot.domain.screens import Press
from bot.i18n import Translator, mark
from bot.services import invitations, reaching
from bot.storage import organisations
from bot.storage.engine import Transaction
from bot.views import directory
from bot.views.page import Choice, Page, Reading
from bot.views.view import Said, View, lines, paragraphs, title

ENDED = {
    Ended.UNKNOWN: mark("This link is not valid any more. Please ask for a new one."),
    Ended.REVOKED: mark("This link is not valid any more: it was taken back. Please ask for a new one."),
    Ended.EXPIRED: mark("This link is not valid any more: its time is over. Please ask for a new one."),
    Ended.FULL: mark("This link is not valid any more: as many have used it as it admits. Please ask for a new one."),
    Ended.LEFT: mark("This link is not valid any more for you: your role has ended since. Please ask for a new one."),
    Ended.GONE: mark("This link is not valid any more: the organisation is no longer followed here."),
}
STATES = {
    Ended.REVOKED: mark("It was taken back."),
    Ended.EXPIRED: mark("Its time is over."),
    Ended.FULL: mark("All its places are taken."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    invitation: Invitation
    organisation: Organisation | None


def load(tx: Transaction, reading: Reading) -> Shown | None:
    """For those only who could have made it."""
    one = reaching.seen(tx, reading.person, reading.arguments.get("invitation", ""))
    return Shown(one, organisations.find(tx, one.organisation) if one.organisation else None) if one else None


def link(reading: Reading, t: Translator) -> Page:
    shown: Shown | None = reading.data
    back = Choice(t("Back"), way_back(reading))
    if shown is None:
        return Page(t("This link is not yours to see."), controls=(back,))
    one = shown.invitation
    parts = [title(directory.grant_of(one.grant, shown.organisation, reading, t)), counted(one, reading.now, t)]
    if one.ended(reading.now):
        return Page(paragraphs(*parts), controls=(back,))
    parts += [
        t("Whoever opens this link first gets the role. Give it only to those it is meant for:"),
        address(one, reading),
    ]
    if one.hands_over:
        parts.append(t("As soon as your successor has opened it, you no longer work for this organisation here."))
    choices = (
        Choice(t("As a QR code"), here(reading, "qr", one.id)),
        Choice(t("Take it back"), here(reading, "revoke", one.id)),
    )
    return Page(paragraphs(*parts), choices, (back,))


def address(one: Invitation, reading: Reading) -> Markup:
    return Markup("<code>{}</code>").format(reading.house.link(invitations.payload(reading.here.seal, one.id)))


def counted(one: Invitation, now: datetime, t: Translator) -> Markup:
    ended = one.ended(now)
    state = t(STATES[ended]) if ended else t("Valid until {day}.", day=t.date(one.expires.date()))
    return lines(
        state,
        t(
            "Opened: {opened}. Joined: {joined} of {places}.",
            opened=t.number(one.opened),
            joined=t.number(one.joined),
            places=t.number(one.places),
        ),
    )


def here(reading: Reading, verb: str, id: str) -> Press:
    """Each conversation shows its links on a screen of its own."""
    return Press(reading.arguments.get("of", "organisation"), verb, id)


def way_back(reading: Reading) -> Press:
    id = reading.arguments.get("id", "")
    return here(reading, "own" if id else "links", id)


def caption(reading: Reading, t: Translator) -> Page:
    """Under the picture."""
    shown: Shown | None = reading.data
    if shown is None:
        return Page(t("This link is not yours to see."))
    name = directory.grant_of(shown.invitation.grant, shown.organisation, reading, t)
    return Page(paragraphs(title(name), address(shown.invitation, reading)))


def link_ended(reading: Reading, t: Translator) -> Markup:
    return t(ENDED[Ended(reading.arguments["why"])])


SCREENS = {
    "organisation.link": View(link, load),
    "invitations.link": View(link, load),
    "roles.link": View(link, load),
    "organisation.qr": View(caption, load),
}
SAID: dict[str, Said] = {
    "link_ended": link_ended,
    "link_revoked": mark("This link admits nobody any more."),
    "link_kept": mark("This link was not changed: it has ended already, or is not yours to take back."),
    "qr_coming": mark("The picture is coming below."),
}
