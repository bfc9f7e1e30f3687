"""Run the bot."""

import argparse
import gc
import os
from functools import partial

from bot.settings import Settings
from bot.storage.engine import Unavailable
from bot.storage.refusals import told


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--standby", action="store_true", help="wait until no other copy runs, instead of ending")


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    gc.disable()  # until it runs: whatever a start loads and reads is there to stay
    from bot import app, log  # most of a start: faults in the settings are told before it

    log.setup(settings)
    try:
        return app.run(settings, standby=arguments.standby, announce=partial(print, flush=True))
    except Unavailable:
        with told(settings.database):
            raise
