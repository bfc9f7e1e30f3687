"""Updates that were set aside because working them failed: list, retry or drop them."""

import argparse
import asyncio
import os
from collections.abc import Callable

from bot.faults import StorageRefused
from bot.seal import Keys
from bot.settings import Settings
from bot.storage import inbox
from bot.storage.engine import Store, Transaction
from bot.storage.inbox import Letter
from bot.storage.refusals import told

MOST = 1_000_000
OUTCOME = {"retry": "to be worked again by the running Kept, or when it starts", "drop": "erased"}
Change = Callable[[Transaction, int], bool]


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="list|retry|drop")
    verbs.add_parser("list", help="show what is set aside: number, since when, after how many tries, why")
    for verb, sentence in (("retry", "have it worked again"), ("drop", "erase it unworked")):
        one = verbs.add_parser(verb, help=sentence)
        one.add_argument("which", metavar="ID|all", help="a number that `list` shows, or all")


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ, "store")
    if not settings.database.exists():
        raise StorageRefused(f"There is no database at {settings.database}.")
    keys = Keys.open(settings.keys, fresh_allowed=False)
    with told(settings.database):
        return asyncio.run(_run(settings, keys, arguments))


async def _run(settings: Settings, keys: Keys, arguments: argparse.Namespace) -> int:
    store = await Store.open(settings.database, keys.database, readers=1)
    try:
        if arguments.verb == "list":
            return _show(await store.read(lambda tx: inbox.aside(tx, most=MOST)))
        change = inbox.retry if arguments.verb == "retry" else inbox.drop
        return await _change(store, change, arguments)
    finally:
        await store.close()


def _show(letters: list[Letter]) -> int:
    for letter in letters:
        print(f"{letter.id:>8}  {letter.received:%Y-%m-%d %H:%M} UTC  {letter.attempts} tries  {letter.reason or ''}")
    print(f"{len(letters)} set aside.")
    return 0


async def _change(store: Store, change: Change, arguments: argparse.Namespace) -> int:
    done = await store.write(lambda tx: _changed(tx, change, arguments.which))
    if not done and arguments.which != "all":
        print(f"There is no letter {arguments.which}; `kept letters list` shows those there are.")
        return 1
    print(f"{len(done)} {OUTCOME[arguments.verb]}.")
    return 0


def _changed(tx: Transaction, change: Change, which: str) -> list[int]:
    aside = [letter.id for letter in inbox.aside(tx, most=MOST)]
    return [id for id in aside if which in ("all", str(id)) and change(tx, id)]
