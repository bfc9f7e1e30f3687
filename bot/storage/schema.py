"""Which migration a database stands at, and which this program ends with."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from bot.faults import StorageRefused

MIGRATIONS = Path(__file__).parent / "migrations"
STEPS = "[0-9][0-9][0-9][0-9]_*.py"


class NewerDatabase(StorageRefused):
    """Made by a later program, whose tables this one does not know."""


def head() -> str:
    """Read off the file names, so that a start with nothing to do loads nothing."""
    return max(file.name[:4] for file in MIGRATIONS.glob(STEPS))


def current(raw: sqlcipher.Connection) -> str | None:
    """None: there is nothing in it yet."""
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return None
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def refuse_newer(version: str | None) -> None:
    if version is not None and version > head():
        raise NewerDatabase(
            f"The database is of schema {version}, and this program knows up to {head()}: "
            "start the newer program again, or restore a backup from before it."
        )
