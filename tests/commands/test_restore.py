"""An operator brings a backup back at the shell."""

from bot.storage.lock import Lock


def backed_up(operator):
    operator.types("migrate")
    operator.types("backup one.tar")


def test_it_comes_back_and_says_where_the_old_one_is(operator):
    backed_up(operator)
    assert operator.types("restore one.tar") == 0
    (aside,) = (operator.folder / "data").glob("before-restore-*")
    assert f"What was there before is in {aside}." in operator.said
    assert operator.types("check --offline") == 0


def test_on_a_new_machine_nothing_was_there(operator):
    backed_up(operator)
    (operator.folder / "data" / "kept.db").unlink()
    assert operator.types("restore one.tar") == 0
    assert "There was nothing there before." in operator.said


def test_a_running_copy_is_not_disturbed(operator):
    backed_up(operator)
    with Lock(operator.folder / "data" / "kept.db"):
        assert operator.types("restore one.tar") == 3
    assert operator.complained.startswith("Another copy is running")
    assert not list((operator.folder / "data").glob("before-restore-*"))


def test_without_the_keys_it_says_where_they_belong(operator):
    backed_up(operator)
    operator.sets(KEPT_KEYS="elsewhere", KEPT_DATA="new")
    assert operator.types("restore one.tar") == 4
    assert "elsewhere/database.key is missing" in operator.complained


def test_a_file_that_is_no_backup_is_one_sentence(operator):
    backed_up(operator)
    assert operator.types("restore privacy.md") == 4
    assert operator.complained == "privacy.md is damaged, or not a backup of Kept. Nothing was changed.\n"
