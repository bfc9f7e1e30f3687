"""Forms begun, filled and sent: the version each was begun with, its sealed draft, and its answers as rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from bot.storage.engine import Transaction
from bot.storage.tables import answers, drafts, insert, submissions, versions


@dataclass(frozen=True, slots=True)
class Filled:
    """A draft as it is kept; the body is sealed."""

    id: str
    person: str
    form: str
    subject: str
    version: str
    body: bytes
    revision: int
    updated: datetime


@dataclass(frozen=True, slots=True)
class Submission:
    number: int
    person: str
    form: str
    version: str
    subject: str
    channel: str
    at: datetime


KEEP_VERSION = insert(versions).on_conflict_do_nothing(index_elements=["digest"])
VERSION = select(versions.c.form, versions.c.body).where(versions.c.digest == bindparam("which"))
BY_ID = select(drafts).where(drafts.c.id == bindparam("which"))
OF_FORM = select(drafts).where(
    drafts.c.person == bindparam("whose"), drafts.c.form == bindparam("form"), drafts.c.subject == bindparam("subject")
)
OF_PERSON = select(drafts).where(drafts.c.person == bindparam("whose")).order_by(drafts.c.updated.desc())
BY_LINK = select(drafts).where(drafts.c.link == bindparam("by"), drafts.c.open_until > bindparam("now"))
BEGIN = insert(drafts)
CHANGE = (
    update(drafts)
    .where(drafts.c.id == bindparam("which"))
    .values(body=bindparam("sealed"), updated=bindparam("now"), revision=drafts.c.revision + 1)
)
THIS = drafts.c.id == bindparam("which")
OPEN = update(drafts).where(THIS).values(link=bindparam("by"), open_until=bindparam("until"))
DROP = delete(drafts).where(drafts.c.id == bindparam("which"))
SEND = insert(submissions).on_conflict_do_nothing(index_elements=["draft"]).returning(submissions.c.number)
OF_DRAFT = select(submissions).where(submissions.c.draft == bindparam("which"))
BY_NUMBER = select(submissions).where(submissions.c.number == bindparam("which"))
ANSWERS = select(answers.c.path, answers.c.value).where(answers.c.submission == bindparam("which"))


def keep_version(tx: Transaction, digest: str, form: str, body: str, now: datetime) -> None:
    tx.execute(KEEP_VERSION, {"digest": digest, "form": form, "body": body, "since": now})


def version(tx: Transaction, digest: str) -> tuple[str, str]:
    """The form's name, and its body."""
    row = tx.execute(VERSION, {"which": digest}).one()
    return row.form, row.body


def begin(tx: Transaction, filled: Filled) -> None:
    tx.execute(BEGIN, {name: getattr(filled, name) for name in Filled.__slots__})


def draft(tx: Transaction, id: str) -> Filled | None:
    return _filled(tx.execute(BY_ID, {"which": id}).first())


def of_form(tx: Transaction, person: str, form: str, subject: str) -> Filled | None:
    return _filled(tx.execute(OF_FORM, {"whose": person, "form": form, "subject": subject}).first())


def of_person(tx: Transaction, person: str) -> list[Filled]:
    return [found for row in tx.execute(OF_PERSON, {"whose": person}) if (found := _filled(row))]


def by_link(tx: Transaction, link: bytes, now: datetime) -> Filled | None:
    return _filled(tx.execute(BY_LINK, {"by": link, "now": now}).first())


def change(tx: Transaction, id: str, body: bytes, now: datetime) -> None:
    tx.execute(CHANGE, {"which": id, "sealed": body, "now": now})


def open_link(tx: Transaction, id: str, link: bytes, until: datetime) -> None:
    tx.execute(OPEN, {"which": id, "by": link, "until": until})


def drop(tx: Transaction, id: str) -> None:
    tx.execute(DROP, {"which": id})


def send(tx: Transaction, filled: Filled, given: Mapping[str, str], channel: str, now: datetime) -> int | None:
    """Its number; nothing, if this draft was sent before."""
    values = {name: getattr(filled, name) for name in ("person", "form", "version", "subject")}
    number: int | None = tx.execute(SEND, {**values, "draft": filled.id, "channel": channel, "at": now}).scalar()
    rows = [
        {"submission": number, "path": path, "person": filled.person, "value": value} for path, value in given.items()
    ]
    if number is not None and rows:
        tx.execute(insert(answers), rows)
    return number


def of_draft(tx: Transaction, id: str) -> Submission | None:
    return _submission(tx.execute(OF_DRAFT, {"which": id}).first())


def submission(tx: Transaction, number: int) -> Submission | None:
    return _submission(tx.execute(BY_NUMBER, {"which": number}).first())


def answered(tx: Transaction, number: int) -> dict[str, str]:
    return {row.path: row.value for row in tx.execute(ANSWERS, {"which": number})}


def _filled(row: Row[Any] | None) -> Filled | None:
    return Filled(**{name: getattr(row, name) for name in Filled.__slots__}) if row else None


def _submission(row: Row[Any] | None) -> Submission | None:
    return Submission(**{name: getattr(row, name) for name in Submission.__slots__}) if row else None
