"""A database comes up to date whole or stays what it was, and a newer one is left alone."""

import shutil
import subprocess
import sys
from contextlib import closing

import pytest
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext

from bot.seal import Keys
from bot.storage import migration, schema
from bot.storage.engine import connect
from bot.storage.schema import NewerDatabase
from bot.storage.tables import entries, metadata, texts
from bot.storage.tables.search import VIRTUAL

HEAD = schema.head()
LATER = f"{int(HEAD) + 1:04}"

NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision = "{LATER}"
down_revision = "{HEAD}"


def upgrade():
    op.create_table("visits", sa.Column("id", sa.Integer(), primary_key=True))
    with op.batch_alter_table("facts") as table:
        table.alter_column("value", existing_type=sa.Text(), nullable=True)
    op.execute("INSERT INTO facts (name, value) VALUES ('new', NULL)")
"""

# Every child upgrades a copy and kills itself at its own statement; the last one gets through.
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
import alembic.migration, alembic.operations, alembic.script
from bot.seal import Keys
from bot.storage import migration, schema

before, steps, keys = Path(sys.argv[1]), Path(sys.argv[2]), Keys(bytes(32), bytes(32))
schema.MIGRATIONS = steps
connect = migration.connect

def fatal(path, key):
    raw = connect(path, key)
    seen = [0]
    def traced(statement):
        seen[0] += 1
        if seen[0] == at:
            os.kill(os.getpid(), signal.SIGKILL)
    raw.set_trace_callback(traced)
    return raw

migration.connect = fatal
for at in range(1, 500):
    folder = before.parent / str(at)
    folder.mkdir()
    for file in before.parent.glob(before.name + "*"):
        shutil.copy(file, folder)
    child = os.fork()
    if not child:
        signal.alarm(10)
        os._exit(0 if migration.upgrade(folder / before.name, keys) else 1)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended != -signal.SIGKILL:
        print(at)
        sys.exit(ended)
"""

KEYS = Keys(bytes(32), bytes(32))


@pytest.fixture
def database(tmp_path):
    return tmp_path / "data" / "kept.db"


@pytest.fixture
def later_program(tmp_path, monkeypatch):
    """The same program with one migration more."""
    steps = tmp_path / "steps"
    shutil.copytree(schema.MIGRATIONS, steps)
    (steps / f"{LATER}_next.py").write_text(NEXT)

    def start():
        monkeypatch.setattr(schema, "MIGRATIONS", steps)

    start.steps = steps
    return start


def first_start(database):
    database.parent.mkdir(exist_ok=True)
    assert migration.upgrade(database, KEYS)


def opened(database):
    return closing(connect(database, KEYS.database))


def looks(database):
    with opened(database) as raw:
        return raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall(), schema.current(raw)


def test_the_migrations_together_make_the_tables(database):
    first_start(database)
    with opened(database) as raw, migration.transaction(raw) as tx:
        opts = {"compare_type": True, "compare_server_default": True, "include_name": known}
        context = MigrationContext.configure(tx, opts=opts)
        missing = produce_migrations(context, metadata).upgrade_ops
        assert missing.is_empty(), render_python_code(missing, render_as_batch=True)


def known(name, kind, _):
    """All but the tables that SQLite makes for the index of what can be found."""
    return kind != "table" or name not in VIRTUAL


def test_the_index_is_made_of_the_tables_that_are_named(database):
    first_start(database)
    with opened(database) as raw:
        made = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'search%'").fetchall()
    assert {name for (name,) in made} == {*VIRTUAL, entries.name, texts.name}


def test_foreign_keys_say_what_becomes_of_rows(database):
    first_start(database)
    with opened(database) as raw:
        for table in metadata.tables.values():
            made = raw.execute(f'SELECT "from", "table", on_delete FROM pragma_foreign_key_list(\'{table.name}\')')
            meant = {(key.parent.name, key.column.table.name, key.ondelete) for key in table.foreign_keys}
            assert set(made.fetchall()) == meant


def test_a_second_start_has_nothing_to_do_and_loads_nothing(database):
    first_start(database)
    assert not migration.upgrade(database, KEYS)
    asked = "import sys, bot.storage.migration, bot.storage.restore; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked]).returncode == 0


def test_rows_survive_and_a_backup_is_made_before(database, later_program):
    first_start(database)
    with opened(database) as raw:
        raw.execute("INSERT INTO facts VALUES ('kept', 'yes')")
    assert not list(database.parent.glob("backups/*"))
    later_program()
    assert migration.upgrade(database, KEYS)
    with opened(database) as raw:
        assert dict(raw.execute("SELECT name, value FROM facts")) == {"kept": "yes", "new": None}
    assert len(list(database.parent.glob(f"backups/before-{LATER}-*.tar"))) == 1


def test_a_newer_database_is_refused_and_untouched(database, later_program, monkeypatch):
    first_start(database)
    with monkeypatch.context():
        later_program()
        migration.upgrade(database, KEYS)
        before = looks(database)
    monkeypatch.undo()
    with pytest.raises(NewerDatabase, match=f"schema {LATER}, and this program knows up to {HEAD}"):
        migration.upgrade(database, KEYS)
    assert looks(database) == before


def test_a_step_that_fails_takes_all_back(database, later_program):
    first_start(database)
    before = looks(database)
    (later_program.steps / f"{LATER}_next.py").write_text(NEXT + "    op.execute('INSERT INTO nowhere VALUES (1)')\n")
    later_program()
    with pytest.raises(Exception, match="nowhere"):
        migration.upgrade(database, KEYS)
    assert looks(database) == before


@pytest.mark.parametrize("start", ["empty", "full"])
def test_killed_at_any_statement_it_is_old_or_new(database, later_program, start):
    database.parent.mkdir()
    if start == "full":
        first_start(database)
    else:
        with opened(database):
            pass
    old = looks(database)
    command = [sys.executable, "-c", KILLED, str(database), str(later_program.steps)]
    last = int(subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout)
    assert last > 10
    new = looks(database.parent / str(last) / "kept.db")
    assert new[1] == LATER
    found = {
        (old == one) - (new == one) for one in (looks(database.parent / str(at) / "kept.db") for at in range(1, last))
    }
    assert found <= {1, -1}
    assert 1 in found
