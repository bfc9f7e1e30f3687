"""A database that holds nothing yet, migrated once in each process; what begins with one gets a copy."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.seal import Keys
from bot.storage.migration import upgrade

FOLDER = TemporaryDirectory(prefix="kept-ground-")  # gone with the process


@cache
def ground() -> Path:
    folder = Path(FOLDER.name)
    upgrade(folder / "kept.db", Keys.open(folder / "keys", fresh_allowed=True))
    return folder


def lay(folder: Path) -> Keys:
    """The database and its keys, in a folder."""
    shutil.copytree(ground(), folder, dirs_exist_ok=True)
    return Keys.open(folder / "keys", fresh_allowed=False)
