"""An operator brings the database up to date."""

from bot.storage.lock import Lock
from bot.storage.schema import head


def test_the_first_time_makes_folders_keys_and_database_for_the_owner_alone(operator):
    assert operator.types("migrate") == 0
    assert operator.said == f"The database is now at schema {head()}.\n"
    made = [path for name in ("data", "keys") for path in (operator.folder / name, *(operator.folder / name).iterdir())]
    assert {path.name for path in made} == {"data", "keys", "kept.db", "kept.db.lock", "database.key", "seal.key"}
    assert not any(path.stat().st_mode & 0o077 for path in made)


def test_the_second_time_there_is_nothing_to_do(operator):
    operator.types("migrate")
    assert operator.types("migrate") == 0
    assert operator.said == f"The database is already at schema {head()}.\n"


def test_not_while_a_copy_runs(operator):
    operator.types("migrate")
    with Lock(operator.folder / "data" / "kept.db"):
        assert operator.types("migrate") == 3


def test_a_file_in_the_place_of_the_folder_is_one_sentence(operator):
    operator.sets(KEPT_DATA="privacy.md/data")
    assert operator.types("migrate") == 4
    assert operator.complained.count("\n") == 1
