"""An operator backs up and restores at the shell."""

import pytest

from bot.storage.lock import Lock


@pytest.fixture
def running(operator):
    """A database as `kept run` leaves it."""
    operator.types("migrate")
    return operator


def backups(operator):
    return list((operator.folder / "data" / "backups").iterdir())


def test_without_a_name_it_goes_beside_the_database(running):
    assert running.types("backup") == 0
    (made,) = backups(running)
    assert running.said.startswith(f"{made}: ")
    assert "The keys are not inside" in running.said
    assert running.complained.endswith("Backing up: 100%\n")


def test_it_goes_where_it_is_told(running):
    assert running.types("backup one.tar") == 0
    (running.folder / "folder").mkdir()
    assert running.types("backup folder") == 0
    assert (running.folder / "one.tar").exists()
    assert len(list((running.folder / "folder").glob("kept-*.tar"))) == 1


def test_it_is_made_while_kept_runs(running):
    with Lock(running.folder / "data" / "kept.db"):
        assert running.types("backup one.tar") == 0


def test_nothing_is_made_where_there_is_nothing(operator):
    assert operator.types("backup") == 4
    assert operator.complained.startswith("There is no database at")
    assert sorted(path.name for path in operator.folder.iterdir()) == ["privacy.md"]


def test_a_missing_key_is_one_sentence_and_never_made_anew(running):
    (running.folder / "keys" / "database.key").unlink()
    assert running.types("backup") == 4
    assert running.complained.count("\n") == 1
    assert "database.key is missing" in running.complained
    assert not (running.folder / "keys" / "database.key").exists()


def test_a_second_backup_does_not_replace_the_first(running):
    running.types("backup one.tar")
    assert running.types("backup one.tar") == 4
    assert "one.tar exists already" in running.complained


def test_a_broken_setting_that_it_does_not_need_is_not_in_the_way(running):
    running.sets(KEPT_TIMEZONE="nowhere", KEPT_BOT_TOKEN="")
    assert running.types("backup") == 0
