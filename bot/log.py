"""The log: internal ids only, one JSON object a line (plain text on a terminal), and no secret, whoever logs."""

import json
import logging
import sys
import traceback
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO
from urllib.parse import quote

from bot.faults import Stop
from bot.settings import Settings
from bot.values import TOKEN

REDACTED = "[redacted]"

# They print addresses with the token, bound values or whole updates below warning.
TALKATIVE = (
    "aiohttp", "aiosqlite", "alembic", "apscheduler", "asyncio",
    "httpcore", "httpx", "sqlalchemy", "telegram", "uvicorn",
)  # fmt: skip

KNOWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def setup(settings: Settings, level: int = logging.INFO) -> None:
    """Send everything that is logged to standard error, through the redactor."""
    redactor = Redactor(settings.secrets)
    handler = Stream(sys.stderr)
    handler.setFormatter(Text(redactor) if sys.stderr.isatty() else Lines(redactor))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    logging.captureWarnings(True)
    sys.excepthook = _uncaught


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Python's own report would go round the redactor."""
    logging.getLogger(__name__).critical("Kept ended by an error", exc_info=(kind, error, trace))


class Stream(logging.StreamHandler[TextIO]):
    """Standard error."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """The library's own report would show the arguments, redacted by nobody."""
        self.stream.write(f"A log line was lost: {record.pathname}, line {record.lineno}.\n")


class Redactor:
    """Takes out every secret, as it was set and as addresses and JSON spell it."""

    def __init__(self, secrets: Iterable[str]) -> None:
        spellings = {spelling for secret in secrets if secret for spelling in _spellings(secret)}
        self._spellings = sorted(spellings, key=len, reverse=True)

    def __call__(self, text: str) -> str:
        for spelling in self._spellings:
            text = text.replace(spelling, REDACTED)
        return TOKEN.sub(REDACTED, text)


def _spellings(secret: str) -> set[str]:
    return {secret, quote(secret), quote(secret, safe=""), json.dumps(secret)[1:-1], repr(secret)[1:-1]}


class Lines(logging.Formatter):
    """One JSON object a line."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor(json.dumps(dict(self.entry(record)), ensure_ascii=False, default=str))

    def entry(self, record: logging.LogRecord) -> Iterator[tuple[str, object]]:
        yield "time", datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        yield "level", record.levelname.lower()
        yield "logger", record.name
        yield "message", _message(record)
        yield from ((name, value) for name, value in vars(record).items() if name not in KNOWN)
        if record.exc_info and record.exc_info[1] is not None:
            yield "exception", "".join(_told(record.exc_info[1]))
        if record.stack_info:
            yield "stack", record.stack_info


class Text(Lines):
    """For a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        entry = dict(self.entry(record))
        head = [str(entry.pop(name)) for name in ("time", "level", "message")]
        tail = [str(entry.pop(name)) for name in ("exception", "stack") if name in entry]
        details = [f"{name}={value}" for name, value in entry.items()]
        return self._redactor("\n".join([" ".join(head + details), *tail]).rstrip())


def _message(record: logging.LogRecord) -> str:
    """Of libraries the first line: below it asyncio, for one, shows the error with its words."""
    message = record.getMessage()
    return message.partition("\n")[0] if record.name.partition(".")[0] in TALKATIVE else message


def _told(error: BaseException) -> Iterator[str]:
    """The traceback without the words of errors, which may quote what a person typed."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _told(cause)
        yield "and then:\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__qualname__}{_words(error)}\n"
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _told(part)


def _words(error: BaseException) -> str:
    """Only those of the system, the database driver and our own, which quote paths, tables and settings."""
    speaks = isinstance(error, OSError | Stop) or type(error).__module__.startswith("sqlcipher3")
    return f": {error}" if speaks else ""
