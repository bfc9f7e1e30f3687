"""The same draft in a browser: a link that nobody can guess, for an hour."""

import secrets
from datetime import datetime, timedelta

from bot.seal import Seal
from bot.services.form.opening import Opened, Pen
from bot.storage import forms, people
from bot.storage.engine import Transaction
from bot.storage.forms import Filled

LINK = "link"
OPEN_FOR = timedelta(hours=1)
TOKEN_BYTES = 16
PURPOSE = "form link"


def share(pen: Pen, opened: Opened) -> str:
    """A new link takes the place of the one before."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    forms.open_link(pen.tx, opened.id, pen.seal.digest(token.encode(), PURPOSE), pen.now + OPEN_FOR)
    return token


def shared(tx: Transaction, seal: Seal, token: str, now: datetime) -> Filled | None:
    """What a link leads to, while it leads anywhere; to somebody who is kept out it leads nowhere."""
    found = forms.by_link(tx, seal.digest(token.encode(), PURPOSE), now)
    person = people.find(tx, found.person) if found else None
    return found if person and not person.blocked else None
