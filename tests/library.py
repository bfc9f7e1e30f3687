"""The whole content with its index, made once for all the tests of a run that search."""

from contextlib import closing
from pathlib import Path

from bot.content import load
from bot.i18n import LOCALES
from bot.services import index
from bot.settings import CONTENT_FOLDER
from bot.storage import search
from bot.storage.engine import connect
from bot.storage.migration import transaction
from tests.ground import lay


def build(folder: Path) -> Path:
    """A folder as a stage has it: a database and its keys."""
    keys = lay(folder)
    content = load(CONTENT_FOLDER, LOCALES)
    with closing(connect(folder / "kept.db", keys.database)) as raw, transaction(raw) as tx:
        for some in index.slices(content):
            search.add(tx, some, generation=1)
        index.serve(tx, index.Served(1, index.digest(content)))
    return folder
