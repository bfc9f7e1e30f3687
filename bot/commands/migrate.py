"""Bring the database up to date, after a backup; `kept run` does it by itself."""

import argparse
import os

from bot.seal import Keys
from bot.settings import Settings
from bot.storage import schema
from bot.storage.lock import Lock
from bot.storage.migration import upgrade
from bot.storage.refusals import told


def add(_parser: argparse.ArgumentParser) -> None:
    """It has no arguments."""


def run(_arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ, "store")
    with told(settings.data):
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with told(settings.database), Lock(settings.database):
        keys = Keys.open(settings.keys, fresh_allowed=not settings.database.exists())
        done = upgrade(settings.database, keys)
    print(f"The database is {'now' if done else 'already'} at schema {schema.head()}.")
    return 0
