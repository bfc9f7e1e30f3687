"""A cycle opens on its day by itself, whatever went out in between."""

from datetime import date

from bot.domain.cycles import Phase
from bot.jobs.cycles import keep
from bot.storage import cycles, owed
from bot.storage.engine import Transaction
from tests.stage import Stage
from tests.town import CYCLE, WELLS, Town


async def test_it_opens_on_its_day_where_the_house_stands(stage: Stage) -> None:
    await stage.store.write(planned)
    stage.time.at = stage.time.at.replace(month=4, day=30, hour=11)
    await keep(stage.store, "UTC")
    assert await stage.store.read(lambda tx: owed.find(tx, CYCLE.id, WELLS)) is None
    await keep(stage.store, "Pacific/Kiritimati")  # where it is tomorrow already
    await keep(stage.store, "Pacific/Kiritimati")
    found = await stage.store.read(lambda tx: cycles.find(tx, CYCLE.id))
    assert found
    assert (found.opened, found.work, found.phase(date(2026, 5, 1))) == (stage.time.at, None, Phase.OPEN)
    assert await stage.store.read(lambda tx: owed.find(tx, CYCLE.id, WELLS))


def planned(tx: Transaction) -> None:
    """The same town, before its cycle has opened."""
    Town.open(tx)
    tx.exec_driver_sql("DELETE FROM owed")
    cycles.put(tx, CYCLE)
