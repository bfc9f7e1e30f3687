"""Files as answers: taken at once, fetched afterwards, and given up if they are not what was asked for."""

import secrets
from dataclasses import dataclass, replace

from bot.domain.forms import inputs
from bot.domain.forms.media import LARGEST, MEGABYTE
from bot.domain.forms.model import Question
from bot.domain.forms.problems import problem
from bot.domain.forms.sheet import Sheet
from bot.services.form.answering import take
from bot.services.form.opening import Opened, Pen, opened_by
from bot.storage import files, forms
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
        wrong = problem("file_too_large", size=-(-sent.size // MEGABYTE))
        return opened.kept(pen, replace(opened.sheet, problem=wrong)), None
    id, place = secrets.token_hex(8), opened.sheet.draft.at
    noted = replace(opened, sheet=replace(opened.sheet, album=sent.album))
    taken = take(pen, noted, inputs.Attached(sent.kind, id), message)
    if taken.sheet.draft.answers.get(place) != id or opened.ask is None:
        return taken, None
    wanted = opened.ask.item.kind.value if isinstance(opened.ask.item, Question) else ""
    source, name = (pen.seal.close(words.encode(), context(id)) for words in (sent.source, sent.name))
    files.add(pen.tx, File(id, pen.person.id, opened.id, place, wanted, source, name, None, None, None, pen.now))
    return taken, id


def context(id: str) -> bytes:
    return f"files {id}".encode()


def give_up(pen: Pen, file: File, why: str) -> bool:
    """The question is asked again, with the reason; whether anybody has to be told."""
    files.drop(pen.tx, file.id)
    filled = forms.draft(pen.tx, file.draft)
    if filled is None:
        return False
    opened = opened_by(pen, filled)
    draft = opened.sheet.draft
    if draft.answers.get(file.place) != file.id:
        return False
    emptied = replace(draft.answering({file.place: ""}).asking_again(file.place), at=file.place)
    opened.kept(pen, Sheet(emptied, problem(why), told=opened.sheet.told))
    return True


def awaited(pen: Pen, opened: Opened) -> bool:
    """Whether a file that is an answer is still to be fetched."""
    return bool(files.owed(pen.tx, opened.id) & set(opened.sheet.draft.answers.values()))
