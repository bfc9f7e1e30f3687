"""Kept as `kept run` runs it, with one more conversation that writes down what it is told; ended where asked to."""

import gc
import logging
import os
import sys
from contextlib import closing
from pathlib import Path

from markupsafe import Markup
from sqlalchemy import text

import handlers
from bot import app, log, views
from bot.domain.screens import Press, Screen
from bot.i18n import Translator, mark
from bot.pipeline import machine
from bot.pipeline.conversation import Command, Conversation, Turn
from bot.pipeline.limiter import Chats
from bot.seal import Keys
from bot.settings import Settings
from bot.storage.engine import connect
from bot.views.page import Choice, Page, Reading
from bot.views.view import View
from tests.kills import points

ANY_PACE = (10**6, 1e6)
TABLE = (
    "CREATE TABLE IF NOT EXISTS steps (id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER, kind TEXT, number INTEGER)"
)
STEP = text("INSERT INTO steps (chat, kind, number) VALUES (:chat, :kind, :number) RETURNING id")


def count(_: Turn) -> Screen:
    return Screen("steps.row", {"row": 0})


def typed(turn: Turn) -> Screen:
    return written(turn, "text", int(turn.input.text.split()[-1]))


def tapped(turn: Turn) -> Screen:
    return written(turn, "tap", int(turn.input.text))


def written(turn: Turn, kind: str, number: int) -> Screen:
    row = turn.tx.execute(STEP, {"chat": turn.chat, "kind": kind, "number": number}).scalar_one()
    return Screen("steps.row", {"row": row})


def shown(reading: Reading, _: Translator) -> Page:
    row = reading.arguments["row"]
    return Page(Markup("row {}").format(row), (Choice("More", Press("steps", "tap", str(row))),))


steps = Conversation("steps", (Command("count", count, mark("Count")),), {"tap": tapped}, typed)


def with_steps() -> None:
    """The conversation, its screen and its table, beside the product's own."""
    handlers.CONVERSATIONS = (*handlers.CONVERSATIONS, steps)
    views.SCREENS = {**views.SCREENS, "steps.row": View(shown)}
    upgrade = app.upgrade

    def upgraded(database: Path, keys: Keys) -> bool:
        done = upgrade(database, keys)
        with closing(connect(database, keys.database)) as raw:
            raw.execute(TABLE)
        return done

    app.upgrade = upgraded
    machine.Chats = lambda: Chats(ANY_PACE, ANY_PACE)  # the more is in flight at once, the better


if __name__ == "__main__":
    gc.disable()
    settings = Settings.read(os.environ)
    log.setup(settings, logging.INFO)
    with_steps()
    if len(sys.argv) > 1:
        points.end_at(sys.argv[1], int(sys.argv[2]))
    app.run(settings, standby=False, announce=lambda _: None)
