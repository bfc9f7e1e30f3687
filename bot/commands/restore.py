"""Bring a backup back; what was there is moved aside, and nothing old is sent."""

import argparse
import os
from pathlib import Path

from bot.commands.progress import Bar
from bot.seal import Keys
from bot.settings import Settings
from bot.storage.lock import Lock
from bot.storage.refusals import told
from bot.storage.restore import restore


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a backup made by `kept backup`")


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ, "store")
    keys = Keys.open(settings.keys, fresh_allowed=False)
    with told(settings.data):
        settings.database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with told(settings.database), Lock(settings.database), Bar("Restoring") as bar:
        aside = restore(arguments.file, settings.database, keys, bar.show)
    print(f"{arguments.file} is back in {settings.database.parent}.")
    print(f"What was there before is in {aside}." if aside else "There was nothing there before.")
    return 0
