"""A filled form becomes a submission, once; and a draft that is not wanted goes."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.forms.review import answers
from bot.domain.forms.version import Version
from bot.services.form.attaching import awaited
from bot.services.form.opening import Opened, Pen, begin
from bot.storage import files, forms
from bot.storage.forms import Submission


class Channel(StrEnum):
    CHAT = "chat"
    WEB = "web"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Sent:
    number: int
    again: bool = False


def send(pen: Pen, opened: Opened, channel: Channel) -> Sent | None:
    """Its number; nothing, while something is still to be answered."""
    if opened.ask is not None or awaited(pen, opened):
        return None
    given = answers(opened.form, opened.sheet.draft, opened.reader)
    number = forms.send(pen.tx, opened.filled, given, channel, pen.now)
    if number is None:
        return sent_before(pen, opened.id)
    files.drop_others(pen.tx, opened.id, given.values())
    forms.drop(pen.tx, opened.id)
    return Sent(number)


def sent_before(pen: Pen, id: str) -> Sent | None:
    """What became of a draft that is no more."""
    found = forms.of_draft(pen.tx, id)
    return Sent(found.number, again=True) if found and found.person == pen.person.id else None


def submission(pen: Pen, number: int) -> Submission | None:
    found = forms.submission(pen.tx, number)
    return found if found and found.person == pen.person.id else None


def start_over(pen: Pen, opened: Opened, version: Version) -> Opened:
    files.drop_others(pen.tx, opened.id, ())
    forms.drop(pen.tx, opened.id)
    return begin(pen, version, opened.filled.subject)
