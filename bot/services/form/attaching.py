"""Files as answers: taken at once, fetched afterwards, and given up if they are not what was asked for."""

import secrets
from dataclasses import dataclass, replace

from bot.domain.forms import inputs
from bot.domain.forms.media import LARGEST, MEGABYTE, accepted
from bot.domain.forms.model import ATTACHING, Kind, Question
from bot.domain.forms.problems import Problem, problem
from bot.domain.forms.sheet import Sheet
from bot.services.form.answering import take
from bot.services.form.opening import Opened, Pen, opened_by
from bot.storage import files, forms
from bot.storage.cabinet import Kept
from bot.storage.files import File


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as Telegram tells of it: its kind, what it can be fetched by, how large it is, how it is called."""

    kind: str
    source: str
    size: int
    name: str = ""
    album: str = ""


def attach(pen: Pen, opened: Opened, sent: Sent, message: int | None) -> tuple[Opened, str | None]:
    """The draft with the file in it, and the file's id if it is now to be fetched; of an album the first one counts."""
    if sent.album and sent.album == opened.sheet.album:
        return opened, None
    if sent.size > LARGEST:
        return refused(pen, opened, too_large(sent.size)), None
    noted = replace(opened, sheet=replace(opened.sheet, album=sent.album))
    return _answered(pen, noted, sent.kind, sent, message)


def hand_in(pen: Pen, opened: Opened, kept: Kept, name: str) -> Opened:
    """The draft with a file in it that is here already."""
    return _answered(pen, opened, kept.kind.value, kept, name=name)[0]


def _answered(
    pen: Pen, opened: Opened, kind: str, file: Sent | Kept, message: int | None = None, name: str = ""
) -> tuple[Opened, str | None]:
    """What was the answer before is none any more."""
    id, place = secrets.token_hex(8), opened.sheet.draft.at
    taken = take(pen, opened, inputs.Attached(kind, id), message)
    if taken.sheet.draft.answers.get(place) != id:
        return taken, None
    files.drop(pen.tx, opened.sheet.draft.answers.get(place, ""))
    row = File(id, pen.person.id, opened.id, place, wanted(opened), None, None, None, None, None, pen.now)
    if isinstance(file, Sent):
        row = replace(row, source=_closed(pen, id, file.source), name=_closed(pen, id, file.name))
    else:
        row = replace(row, name=_closed(pen, id, name), digest=file.digest, type=file.type, size=file.size)
    files.add(pen.tx, row)
    return taken, id


def _closed(pen: Pen, id: str, words: str) -> bytes:
    return pen.seal.close(words.encode(), context(id))


def context(id: str) -> bytes:
    return f"files {id}".encode()


def wanted(opened: Opened) -> str:
    """The kind of file that is asked for; nothing, if none is."""
    item = opened.ask.item if opened.ask else None
    return item.kind.value if isinstance(item, Question) and item.kind in ATTACHING else ""


def refused(pen: Pen, opened: Opened, wrong: Problem) -> Opened:
    return opened.kept(pen, replace(opened.sheet, problem=wrong))


def too_large(size: int) -> Problem:
    return problem("file_too_large", size=-(-size // MEGABYTE))


def strange(wanted: str) -> Problem:
    return problem("file_refused", types=", ".join(accepted(Kind(wanted))))


def give_up(pen: Pen, file: File, wrong: Problem) -> bool:
    """The question is asked again, with the reason; whether anybody has to be told."""
    files.drop(pen.tx, file.id)
    filled = forms.draft(pen.tx, file.draft)
    if filled is None:
        return False
    opened = opened_by(pen, filled)
    draft = opened.sheet.draft
    place = next((place for place, answer in draft.answers.items() if answer == file.id), None)
    if place is None:
        return False
    emptied = replace(draft.answering({place: ""}).asking_again(place), at=place)
    opened.kept(pen, Sheet(emptied, wrong, told=opened.sheet.told))
    return True


def awaited(pen: Pen, opened: Opened) -> bool:
    """Whether a file that is an answer is still to be fetched."""
    return bool(files.owed(pen.tx, opened.id) & set(opened.sheet.draft.answers.values()))
