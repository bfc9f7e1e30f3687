"""What can be found follows the content; the old answers stay until the new ones are whole."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.content.shelf import Shelf
from bot.domain.search.entry import Entry
from bot.i18n import LOCALES
from bot.jobs.index import Index
from bot.seal import Keys
from bot.services import index, search
from bot.settings import CONTENT_FOLDER
from bot.storage import search as storage
from bot.storage.engine import Store, Transaction
from bot.storage.tables import entries

FIGURES = "processes/agenda-for-humanity/figures.yaml"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shutil.copytree(CONTENT_FOLDER, tmp_path / "content")
    return Shelf(tmp_path / "content", LOCALES)


@pytest.fixture
async def store(library: Path, tmp_path: Path) -> AsyncIterator[Store]:
    shutil.copytree(library, tmp_path / "data")
    keys = Keys.open(tmp_path / "data" / "keys", fresh_allowed=False)
    store = await Store.open(tmp_path / "data" / "kept.db", keys.database)
    yield store
    await store.close()


def edit(shelf: Shelf, tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "content" / FIGURES
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")
    assert shelf.renew()


async def hits(store: Store, shelf: Shelf, words: str) -> list[str]:
    found = await store.read(lambda tx: search.find(tx, shelf.content, words, "en"))
    return [hit.id for hit in found.hits if not hit.partly]


async def generations(store: Store) -> set[int]:
    return set(await store.read(lambda tx: tx.scalars(select(entries.c.generation).distinct()).all()))


async def test_nothing_is_done_while_nothing_changes(store: Store, shelf: Shelf) -> None:
    await Index(store, shelf).keep()
    assert (await store.read(index.served)).generation == 1


async def test_what_an_editor_saves_is_found(store: Store, shelf: Shelf, tmp_path: Path) -> None:
    kept = Index(store, shelf)
    await kept.keep()
    edit(shelf, tmp_path, "people took part in the Summit", "zeppelins came to the Summit")
    await kept.keep()
    assert await hits(store, shelf, "zeppelins") == ["F001"]
    assert await generations(store) == {2}
    assert max(map(len, index.slices(shelf.content))) == index.SLICE  # nobody waits for the whole of it


async def test_when_the_program_learns_everything_is_taken_apart_anew(store: Store, shelf: Shelf) -> None:
    await store.write(lambda tx: storage.put(tx, Entry("commitment", "c1", "en", "Zeppelins", "")))
    await store.write(unlearn)
    assert await hits(store, shelf, "zeppelins") == []
    await Index(store, shelf).keep()
    assert await hits(store, shelf, "zeppelins") == ["c1"]
    assert await generations(store) == {0, 2}


def unlearn(tx: Transaction) -> None:
    """As if an earlier program had taken everything apart in another way."""
    rows = storage.alone(tx, 0, 10)
    storage.renew(tx, {row: storage.prepared(Entry("", "", "en", "nothing", "")) for row in rows})
    index.serve(tx, index.Served(1, "another program's"))


class Killed(Exception):
    """In place of a power cut."""


@pytest.mark.parametrize("at", [1, 3, 40])
async def test_killed_half_way_the_old_index_serves_and_the_next_start_makes_it_whole(
    store: Store, shelf: Shelf, tmp_path: Path, at: int
) -> None:
    edit(shelf, tmp_path, "people took part in the Summit", "zeppelins came to the Summit")
    before = await hits(store, shelf, "cholera")
    with pytest.raises(Killed):
        await Index(Mortal(store, at), shelf).keep()
    assert await hits(store, shelf, "cholera") == before
    assert await hits(store, shelf, "zeppelins") == []
    await Index(store, shelf).keep()
    assert await hits(store, shelf, "zeppelins") == ["F001"]
    assert await generations(store) == {2}
    stored = await store.read(lambda tx: tx.scalars(select(func.count()).select_from(entries)).one())
    assert stored == sum(len(some) for some in index.slices(shelf.content))


class Mortal(Store):
    """A store that goes out at the so-maniest write."""

    def __init__(self, store: Store, at: int) -> None:
        self.__dict__.update(store.__dict__)
        self._left = at

    async def write(self, unit):  # type: ignore[no-untyped-def]
        self._left -= 1
        if self._left < 0:
            raise Killed
        return await super().write(unit)
