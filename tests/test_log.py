"""No secret and no person's words reach the log, at any level, through any library."""

import asyncio
import io
import json
import logging
import sys

import aiohttp
import aiosqlite
import pytest
import sqlalchemy
import telegram
from alembic.migration import MigrationContext

from bot import log
from bot.settings import Settings
from bot.values import Secret

TOKEN = "123456789:AAEhBP0av28nbRcnfWqIbSx3Y2Oq0ZkM5aA"
SHORT_TOKEN = "42:odd"
WEBHOOK_SECRET = "hook-secret"
WORDS = "the chief took the pump"


@pytest.fixture
def settings(tmp_path):
    privacy = tmp_path / "privacy.md"
    privacy.write_text("We keep what you write for two years.")
    environ = {
        "KEPT_BOT_TOKEN": SHORT_TOKEN,
        "KEPT_OPERATOR": "Example Trust, privacy@example.org",
        "KEPT_PRIVACY": str(privacy),
        "KEPT_WEBHOOK_SECRET": WEBHOOK_SECRET,
    }
    return Settings.read(environ)


@pytest.fixture
def logged(settings, monkeypatch):
    """What the log says at its most talkative; called, it gives the text so far."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    root = logging.getLogger()
    before = root.handlers[:], root.level
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log.setup(settings, logging.DEBUG)
    yield stream.getvalue
    root.handlers[:], level = before
    root.setLevel(level)
    logging.captureWarnings(False)
    for name in log.TALKATIVE:
        logging.getLogger(name).setLevel(logging.NOTSET)


def raised(error):
    try:
        raise error
    except type(error):
        logging.getLogger("kept").exception("it went wrong")


def test_a_line_is_one_object_with_what_was_given(logged):
    logging.getLogger("kept.outbox").info("sent in %d ms", 12, extra={"row": 5})
    line = json.loads(logged())
    assert line["message"] == "sent in 12 ms"
    assert (line["level"], line["logger"], line["row"]) == ("info", "kept.outbox", 5)
    assert line["time"].endswith("+00:00")


@pytest.mark.parametrize("secret", [TOKEN, SHORT_TOKEN, WEBHOOK_SECRET, TOKEN.replace(":", "%3A"), "42%3Aodd"])
def test_a_secret_is_taken_out_wherever_it_stands(logged, secret):
    logger = logging.getLogger("kept")
    logger.debug("https://api.telegram.org/bot%s/getMe", secret)
    logger.debug("calling /bot" + secret, extra={"url": f"/bot{secret}"})
    logger.error("failed", stack_info=True, extra={"nested": {"headers": [secret]}})
    raised(OSError(f"cannot reach /bot{secret}"))
    assert logged().count("\n") == 4
    assert logged().count(log.REDACTED) >= 4
    assert secret not in logged()


def test_a_traceback_is_shown_without_the_words_of_foreign_errors(logged):
    raised(ValueError(WORDS))
    raised(ExceptionGroup(WORDS, [ValueError(WORDS)]))
    assert WORDS not in logged()
    assert "in raised" in logged()
    assert logged().count("ValueError") == 2


def test_the_words_of_the_system_and_the_chain_of_causes_are_shown(logged):
    error = OSError(28, "No space left on device")
    error.__cause__ = ValueError(WORDS)
    raised(error)
    line = json.loads(logged())
    assert line["exception"].index("ValueError") < line["exception"].index("No space left on device")
    assert WORDS not in logged()


def test_an_error_that_ends_the_program_is_redacted_too(logged):
    error = OSError(f"cannot reach /bot{TOKEN}")
    error.__cause__ = ValueError(WORDS)
    sys.excepthook(OSError, error, None)
    assert json.loads(logged())["level"] == "critical"
    assert "cannot reach" in logged()
    assert TOKEN not in logged()
    assert WORDS not in logged()


def test_a_line_that_cannot_be_made_shows_no_arguments(logged):
    record = logging.LogRecord("kept", logging.INFO, __file__, 1, "%d of %d", (TOKEN, WORDS), None)
    logging.getLogger().handlers[0].handle(record)
    assert "A log line was lost" in logged()
    assert TOKEN not in logged()
    assert WORDS not in logged()


def test_a_terminal_gets_plain_text():
    record = logging.makeLogRecord({"msg": "sent", "levelname": "INFO", "name": "kept", "row": 5})
    text = log.Text(log.Redactor([WEBHOOK_SECRET])).format(record)
    assert text.endswith("info sent logger=kept row=5")


async def talk_through_every_library(tmp_path):
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientError):
            await session.get(f"http://127.0.0.1:9/bot{TOKEN}/sendMessage", params={"text": WORDS})
    async with aiosqlite.connect(tmp_path / "a.db") as database:
        await database.execute("SELECT ?, ?", (TOKEN, WORDS))
    bot = telegram.Bot(TOKEN, base_url="http://127.0.0.1:9/bot")
    with pytest.raises(telegram.error.NetworkError):
        await bot.send_message(1, WORDS)
    asyncio.get_running_loop().call_exception_handler({"message": "lost", "exception": ValueError(WORDS)})
    forgotten = asyncio.get_running_loop().create_future()
    forgotten.set_exception(ValueError(WORDS))
    del forgotten


def query():
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.connect() as tx:
        MigrationContext.configure(tx)
        statement = sqlalchemy.text("SELECT :token, :words")
        tx.execute(statement, {"token": TOKEN, "words": WORDS})
        with pytest.raises(sqlalchemy.exc.OperationalError):
            tx.execute(sqlalchemy.text("SELECT :words FROM nowhere"), {"words": WORDS})
    engine.dispose()


async def test_every_library_keeps_silent_about_token_and_words(logged, tmp_path):
    await talk_through_every_library(tmp_path)
    query()
    assert logged()
    assert TOKEN not in logged()
    assert WORDS not in logged()


def test_a_secret_shows_itself_only_when_asked():
    assert TOKEN not in f"{Secret(TOKEN)} {Secret(TOKEN)!r}"
    assert Secret(TOKEN).reveal() == TOKEN
