"""Beginning a form, and opening a draft where it stands: with the version it was begun with, for whoever fills it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.forms.asking import Ask
from bot.domain.forms.draft import END
from bot.domain.forms.model import Form
from bot.domain.forms.problems import Problem
from bot.domain.forms.sheet import Sheet, packed, unpacked
from bot.domain.forms.step import Reader, Step, resume
from bot.domain.forms.step import begin as first_step
from bot.domain.forms.version import Version, read
from bot.domain.people import Person
from bot.seal import Seal
from bot.services.habits import habits
from bot.storage import forms
from bot.storage.engine import Transaction
from bot.storage.forms import Filled

SEED = 1 << 32


@dataclass(frozen=True, slots=True)
class Pen:
    """Who fills a form in, in which language and when, and what opens what they wrote."""

    tx: Transaction
    seal: Seal
    person: Person
    now: datetime

    @property
    def reader(self) -> Reader:
        language = self.person.reads
        return Reader(self.now.astimezone(ZoneInfo(self.person.zone)), language, habits(language))

    def close(self, id: str, sheet: Sheet) -> bytes:
        return self.seal.close(packed(sheet), context(id))

    def open(self, filled: Filled) -> Sheet:
        return unpacked(self.seal.open(filled.body, context(filled.id)))


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft where it stands now."""

    filled: Filled
    form: Form
    sheet: Sheet
    reader: Reader
    ask: Ask | None  # nothing: it may be looked over and sent

    @property
    def id(self) -> str:
        return self.filled.id

    @property
    def problem(self) -> Problem | None:
        return self.sheet.problem

    @property
    def mark(self) -> str:
        """By which a button says which draft it belongs to, and how far that was."""
        return f"{self.filled.id}.{self.filled.revision}"

    def kept(self, pen: Pen, sheet: Sheet) -> "Opened":
        """After something was done: on its way to disk, and what is asked next."""
        standing = resume(self.form, sheet.draft, self.reader)
        sheet = sheet if sheet.problem else replace(sheet, problem=standing.problem)
        sheet = replace(sheet, draft=standing.draft)
        body = pen.close(self.id, sheet)
        forms.change(pen.tx, self.id, body, pen.now)
        filled = replace(self.filled, body=body, revision=self.filled.revision + 1, updated=pen.now)
        return replace(self, filled=filled, sheet=sheet, ask=standing.ask)


@dataclass(frozen=True, slots=True)
class Given:
    """What a form begins with: answers that are known, and places that need not be asked."""

    answers: Mapping[str, str] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()


def context(id: str) -> bytes:
    return f"drafts {id}".encode()


def begin(pen: Pen, version: Version, subject: str = "", given: Given = Given()) -> Opened:
    forms.keep_version(pen.tx, version.digest, version.slug, version.body, pen.now)
    id = secrets.token_hex(6)
    now: Step = first_step(version.form, pen.reader, secrets.randbelow(SEED))
    if given.answers or given.seen:
        known = now.draft.answering(given.answers).passing(*given.seen)
        now = resume(version.form, replace(known, at=END), pen.reader)
    sheet = Sheet(now.draft)
    body = pen.close(id, sheet)
    filled = Filled(id, pen.person.id, version.slug, subject, version.digest, body, 1, pen.now)
    forms.begin(pen.tx, filled)
    return Opened(filled, version.form, sheet, pen.reader, now.ask)


def find(pen: Pen, slug: str, subject: str = "") -> Opened | None:
    """The draft that somebody has of a form."""
    filled = forms.of_form(pen.tx, pen.person.id, slug, subject)
    return opened_by(pen, filled) if filled else None


def opened(pen: Pen, id: str) -> Opened | None:
    """Their own only."""
    filled = forms.draft(pen.tx, id)
    return opened_by(pen, filled) if filled and filled.person == pen.person.id else None


def opened_by(pen: Pen, filled: Filled) -> Opened:
    version = read(*forms.version(pen.tx, filled.version))
    sheet, reader = pen.open(filled), pen.reader
    now = resume(version.form, sheet.draft, reader)
    return Opened(filled, version.form, replace(sheet, draft=now.draft), reader, now.ask)


def title(form: Form, language: str) -> str:
    return "".join(piece for piece in form.title.pieces(language, form.language) if isinstance(piece, str))


def begun(tx: Transaction, person: Person, language: str) -> Mapping[str, str]:
    """Titles of the forms that somebody has begun, by their drafts, the latest first."""
    found = {one.id: read(*forms.version(tx, one.version)) for one in forms.of_person(tx, person.id)}
    return {id: title(version.form, language) for id, version in found.items()}
