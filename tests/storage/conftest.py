"""An open transaction on a new database, for the rows of one aggregate."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.storage.engine import Transaction, connect
from bot.storage.migration import transaction
from tests.ground import lay

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Transaction]:
    keys = lay(tmp_path)
    with closing(connect(tmp_path / "kept.db", keys.database)) as raw, transaction(raw) as tx:
        yield tx
