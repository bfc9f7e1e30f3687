"""Bringing a database up to date: every step in one transaction, after a backup, or nothing at all."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection as Transaction
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from bot import clock
from bot.faults import StorageRefused
from bot.seal import Keys
from bot.storage import backup, schema
from bot.storage.engine import connect
from bot.storage.refusals import told


def upgrade(database: Path, keys: Keys) -> bool:
    """True if there was something to do. The caller holds the lock."""
    with told(database), closing(connect(database, keys.database)) as raw:
        version = schema.current(raw)
        schema.refuse_newer(version)
        if version == schema.head():
            return False
        if version is not None:
            target = database.parent / "backups" / backup.name(clock.now(), f"before-{schema.head()}")
            backup.save(database, keys, target, files=False)
        _climb(raw)
        return True


def _climb(raw: sqlcipher.Connection) -> None:
    raw.execute("PRAGMA foreign_keys = OFF")  # a step may make a table anew; all are checked at the end
    with transaction(raw) as tx:
        _run(tx)
        broken = raw.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise StorageRefused(f"The migration was undone: it breaks references in {broken[0][0]}.")


def _run(tx: Transaction) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(schema.MIGRATIONS, version_locations=[schema.MIGRATIONS])
    context = MigrationContext.configure(
        tx, opts={"fn": lambda at, _: steps._upgrade_revs("head", at), "render_as_batch": True}
    )
    with Operations.context(context):
        context.run_migrations()


@contextmanager
def transaction(raw: sqlcipher.Connection) -> Iterator[Transaction]:
    """A raw connection as units know it: what is done in the block is done whole or not at all."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: raw,
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
        hide_parameters=True,
    )
    with engine.connect() as tx, tx.begin():  # which tells SQLAlchemy, and nobody else, that one is open
        raw.execute("BEGIN IMMEDIATE")
        try:
            yield tx
            raw.execute("COMMIT")
        except BaseException:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            raise
