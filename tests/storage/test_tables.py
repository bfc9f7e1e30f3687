"""Every table says whose its rows are, and what /mydata and /forget make of them."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Table

from bot.storage import tables
from bot.storage.tables import Moment, Rights, metadata

TABLES = list(metadata.tables.values())


def fault(table: Table) -> str | None:
    rights = table.info.get("rights")
    if not isinstance(rights, Rights):
        return "does not say how /mydata and /forget treat it"
    if rights.person is not None and rights.person not in table.c:
        return f"names a column {rights.person!r} that it does not have"
    leads_to_somebody = [c.name for c in table.c if any(key.column.table is tables.people for key in c.foreign_keys)]
    if rights.person is None and leads_to_somebody:
        return f"leads to a person by {leads_to_somebody} and says that it is nobody's"
    return None if rights.because else "gives no reason"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_says_how_it_treats_people(table: Table) -> None:
    assert fault(table) is None


def test_a_table_that_does_not_say_is_found() -> None:
    silent = Table("silent", metadata.__class__())
    assert fault(silent) == "does not say how /mydata and /forget treat it"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_erased_with_a_person_goes_by_itself(table: Table) -> None:
    """Erasing the person's row takes along every row that is theirs."""
    rights: Rights = table.info["rights"]
    if rights.forget == "erased" and table is not tables.people:
        (key,) = table.c[str(rights.person)].foreign_keys
        assert (key.column.table, key.ondelete) == (tables.people, "CASCADE")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_stays_without_a_name_loses_it_by_itself(table: Table) -> None:
    """Nothing that leads to a person outlives them: it goes along, or is emptied."""
    rights: Rights = table.info["rights"]
    if rights.forget == "unnamed":
        (key,) = table.c[str(rights.person)].foreign_keys
        assert (key.column.table, key.ondelete) == (tables.people, "SET NULL")
        assert table.c[str(rights.person)].nullable
    leading = [key for key in table.foreign_keys if key.column.table is tables.people]
    assert rights.forget != "kept" or not leading


def test_a_moment_keeps_its_microseconds_and_its_zone() -> None:
    moment = datetime(2026, 5, 4, 10, 0, 0, 123456, tzinfo=UTC)
    kept = Moment().process_bind_param(moment, None)  # type: ignore[arg-type]
    assert Moment().process_result_value(kept, None) == moment  # type: ignore[arg-type]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        Moment().process_bind_param(datetime(2026, 5, 4), None)  # type: ignore[arg-type]  # noqa: DTZ001
