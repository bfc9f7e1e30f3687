"""Make a backup, while the bot runs or not; the keys are not inside."""

import argparse
import os
from pathlib import Path

from bot import clock
from bot.commands.progress import Bar
from bot.faults import StorageRefused
from bot.seal import Keys
from bot.settings import Settings
from bot.storage import backup


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="a file that is not there yet, or a folder to put one in"
    )


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ, "store")
    if not settings.database.exists():
        raise StorageRefused(f"There is no database at {settings.database}, so there is nothing to back up.")
    keys = Keys.open(settings.keys, fresh_allowed=False)
    target = _target(arguments.file, settings.data / "backups")
    with Bar("Backing up") as bar:
        manifest = backup.save(settings.database, keys, target, bar.show)
    rows = sum(manifest.rows.values())
    print(f"{target}: {rows} rows, {len(manifest.sha256)} files, {target.stat().st_size >> 10} kB, checked.")
    print(f"The keys are not inside: keep a copy of {settings.keys} apart from it.")
    return 0


def _target(asked: Path | None, usual: Path) -> Path:
    """Never a folder that is missing, which may be a disk that is not there just now."""
    if asked is None or asked.is_dir():
        return (asked or usual) / backup.name(clock.now())
    if asked.suffix != ".tar" or not asked.parent.is_dir():
        raise StorageRefused(f"{asked} is no folder, and no new .tar file in one: name either, such as kept.tar.")
    return asked
