"""Take commitments over from a spreadsheet (CSV or XLSX): what would come of it is shown first."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

import yaml

from bot import clock, content
from bot.commands import imported as report
from bot.commands.progress import Bar
from bot.faults import Stop, StorageRefused
from bot.i18n import LANGUAGES
from bot.pipeline.importing import stored
from bot.seal import Keys
from bot.services import importing
from bot.services.importing import Done, Options, Plan, Sheet
from bot.services.importing.corrections import Uncorrected, corrected
from bot.settings import Settings
from bot.storage.engine import Store, Transaction
from bot.storage.refusals import told
from bot.views.importing import FAULTS

SLICE = 500  # ids that are looked up at once


def add(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="what", required=True, metavar="commitments")
    one = kinds.add_parser("commitments", help="what was promised, by whom, by when")
    one.add_argument("file", type=Path, metavar="FILE", help="CSV or XLSX, with or without a row of HXL tags")
    one.add_argument("--map", type=Path, metavar="FILE", help="which column is what: lines such as `due: Deadline`")
    one.add_argument("--dry-run", action="store_true", help="show what would come of it, and store nothing")
    one.add_argument("--yes", action="store_true", help="ask nothing")
    one.add_argument("--process", default="", metavar="ID", help="the process the commitments belong to")
    one.add_argument("--source", default="", metavar="NAME", help="where they come from; by it they are known again")
    one.add_argument("--language", default="en", choices=sorted(LANGUAGES), help="of rows that do not say theirs")


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ, "store")
    if not settings.database.exists():
        raise StorageRefused(f"There is no database at {settings.database}: `kept migrate` makes one.")
    keys = Keys.open(settings.keys, fresh_allowed=False)
    with told(arguments.file):
        data = arguments.file.read_bytes()
    try:
        sheet = importing.sheet(data)
        plan = planned(settings, arguments, sheet)
    except importing.Unreadable as unreadable:
        raise Stop(f"{arguments.file}: {FAULTS[unreadable.code]}") from unreadable
    except Uncorrected as wrong:
        raise Stop(f"{arguments.map}: {wrong.name} is neither a field nor a column.") from wrong
    with told(settings.database):
        return asyncio.run(_run(settings, keys, arguments, plan))


def planned(settings: Settings, arguments: argparse.Namespace, sheet: Sheet) -> Plan:
    pack = content.load(settings.content)
    if arguments.process and arguments.process not in pack.processes:
        raise Stop(f"There is no process {arguments.process}; there are {', '.join(pack.processes)}.")
    options = Options(arguments.file.name, arguments.language, arguments.process, arguments.source)
    plan = importing.plan(sheet, pack, options)
    if arguments.map is None:
        return plan
    said = corrected(plan.columns, mapped(arguments.map), plan.headers)
    columns = Options(options.name, options.language, options.process, options.source, said)
    return importing.plan(sheet, pack, columns)


def mapped(path: Path) -> dict[str, str]:
    with told(path):
        text = path.read_text(encoding="utf-8")
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise Stop(f"{path} is not a list of lines such as `due: Deadline`.") from error
    if not isinstance(said, dict):
        raise Stop(f"{path} is not a list of lines such as `due: Deadline`.")
    return {str(name): str(header) for name, header in said.items()}


async def _run(settings: Settings, keys: Keys, arguments: argparse.Namespace, plan: Plan) -> int:
    store = await Store.open(settings.database, keys.database, readers=1)
    try:
        news = await store.read(lambda tx: importing.newcomers(tx, plan))
        report.show(plan, news)
        if plan.missing:
            print(f"No column says: {', '.join(plan.missing)}. Name one with --map; nothing was stored.")
            return 1
        if arguments.dry_run:
            report.end(plan, await store.read(lambda tx: compared(tx, plan)), "dry run: ")
            return 0
        if not (arguments.yes or agreed()):
            print("Nothing was stored.")
            return 1
        with Bar("Storing") as bar:
            done = await stored(store, plan.drafts, plan.source, clock.now(), bar.show)
        report.hand_back(arguments.file, plan)
        report.end(plan, done)
        return 0
    finally:
        await store.close()


def compared(tx: Transaction, plan: Plan) -> Done:
    slices = (plan.drafts[at : at + SLICE] for at in range(0, len(plan.drafts), SLICE))
    return sum((importing.compare(tx, slice, plan.source) for slice in slices), Done())


def agreed() -> bool:
    """Without a terminal nobody can be asked, and nothing is done unasked."""
    if not sys.stdin.isatty():
        print("Say --yes to store this, or --dry-run to only look.")
        return False
    return input("Store this? [y/N] ").strip().lower() in ("y", "yes")
