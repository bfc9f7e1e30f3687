"""The processes that are measured: Kept itself with its reply lane unbound, and two bots that only echo."""

import gc
import os
import sys
from functools import partial
from typing import Any

from bot.commands.bench.wire import TOKEN

UNBOUND = 1e6  # sends a second: what the machine can do is asked, not what Telegram allows
SIDE_BY_SIDE = 256


def kept(_: str) -> None:
    """As `kept run` does it."""
    gc.disable()
    from bot import app, log
    from bot.domain.effects import Lane
    from bot.pipeline.machine import Machine
    from bot.settings import Settings

    settings = Settings.read(os.environ)
    log.setup(settings)
    rates = {Lane.REPLY: UNBOUND, Lane.BULK: float(os.environ.get("BENCH_BULK", "30"))}
    vars(app)["Machine"] = partial(Machine, rates=rates)
    app.run(settings, standby=False, announce=lambda _: None)
    (settings.data / "modules").write_text(" ".join(sorted(sys.modules)))


def echo(url: str) -> None:
    """Bare python-telegram-bot, with the HTTP client that Kept has."""
    from telegram.ext import ApplicationBuilder

    from bot.pipeline.request import Request

    builder = ApplicationBuilder().request(Request()).get_updates_request(Request(1)).concurrent_updates(SIDE_BY_SIDE)
    run(builder, url)


def defaults(url: str) -> None:
    """python-telegram-bot as it comes: one update after another."""
    from telegram.ext import ApplicationBuilder

    run(ApplicationBuilder(), url)


def run(builder: Any, url: str) -> None:
    from telegram.ext import MessageHandler, filters

    application = builder.token(TOKEN).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, said))
    application.run_polling(bootstrap_retries=3, stop_signals=None)


async def said(update: Any, _: Any) -> None:
    await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    {"kept": kept, "echo": echo, "defaults": defaults}[sys.argv[1]](sys.argv[2])
