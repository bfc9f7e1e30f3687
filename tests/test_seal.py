"""What is sealed opens with its key and place only, and a key is made once and never again."""

from concurrent.futures import ThreadPoolExecutor
from stat import S_IMODE

import pytest

from bot.faults import StorageRefused
from bot.seal import DATABASE_KEY, SEAL_KEY, Keys, Seal, Unreadable

SEAL = Seal(bytes(32))
OTHER = Seal(bytes([1]) * 32)
WORDS = b"The well is dry."


def test_what_is_closed_is_opened_again():
    assert SEAL.open(SEAL.close(WORDS, b"inbox 1"), b"inbox 1") == WORDS
    assert SEAL.open(SEAL.close(b"")) == b""


def test_closed_bytes_tell_nothing_not_even_that_two_are_equal():
    assert WORDS not in SEAL.close(WORDS)
    assert SEAL.close(WORDS) != SEAL.close(WORDS)


BROKEN = {
    "nothing": b"",
    "too short": b"short",
    "cut off": SEAL.close(WORDS)[:-1],
    "added to": SEAL.close(WORDS) + b"x",
    "noughts": bytes(60),
}


@pytest.mark.parametrize("closed", BROKEN.values(), ids=BROKEN)
def test_broken_bytes_are_unreadable(closed):
    with pytest.raises(Unreadable):
        SEAL.open(closed)


def test_another_key_or_another_place_does_not_open():
    with pytest.raises(Unreadable):
        OTHER.open(SEAL.close(WORDS))
    with pytest.raises(Unreadable):
        SEAL.open(SEAL.close(WORDS, b"inbox 1"), b"inbox 2")


def test_a_digest_recognises_and_depends_on_key_and_purpose():
    digest = SEAL.digest(WORDS, "inbox")
    assert digest == SEAL.digest(WORDS, "inbox")
    assert len(digest) == 16
    assert len({digest, SEAL.digest(WORDS, "person"), OTHER.digest(WORDS, "inbox"), SEAL.digest(b"", "inbox")}) == 4


def test_the_first_start_makes_both_keys_for_the_owner_alone(tmp_path):
    folder = tmp_path / "a" / "keys"
    keys = Keys.open(folder, fresh_allowed=True)
    assert len(keys.database) == len(keys.seal) == 32
    assert keys.database != keys.seal
    assert S_IMODE(folder.stat().st_mode) == 0o700
    assert {file.name: S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {
        DATABASE_KEY: 0o600,
        SEAL_KEY: 0o600,
    }


def test_later_starts_read_them(tmp_path):
    keys = Keys.open(tmp_path, fresh_allowed=True)
    assert Keys.open(tmp_path, fresh_allowed=True) == keys
    assert Keys.open(tmp_path, fresh_allowed=False) == keys


def test_first_starts_at_the_same_moment_agree(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        starts = [pool.submit(Keys.open, tmp_path / "keys", fresh_allowed=True) for _ in range(8)]
        assert len({(keys.result().database, keys.result().seal) for keys in starts}) == 1
    assert len(list((tmp_path / "keys").iterdir())) == 2


def test_keys_show_neither_themselves_nor_in_their_marks(tmp_path):
    keys = Keys.open(tmp_path, fresh_allowed=True)
    shown = repr(keys) + repr(keys.marks())
    assert keys.database.hex() not in shown
    assert keys.seal.hex() not in shown
    assert keys.marks() != Keys(keys.seal, keys.database).marks()


@pytest.mark.parametrize("name", [DATABASE_KEY, SEAL_KEY])
def test_a_missing_key_of_an_existing_database_is_never_made_anew(tmp_path, name):
    Keys.open(tmp_path, fresh_allowed=True)
    (tmp_path / name).unlink()
    with pytest.raises(StorageRefused, match=f"{name} is missing"):
        Keys.open(tmp_path, fresh_allowed=False)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("damaged", ["", "no key", "00" * 31, "é" * 64])
def test_a_damaged_key_is_refused_and_kept(tmp_path, damaged):
    Keys.open(tmp_path, fresh_allowed=True)
    (tmp_path / SEAL_KEY).write_text(damaged)
    with pytest.raises(StorageRefused, match="damaged"):
        Keys.open(tmp_path, fresh_allowed=True)
    assert (tmp_path / SEAL_KEY).read_text() == damaged


def test_a_folder_that_cannot_be_used_is_one_sentence(tmp_path):
    (tmp_path / "keys").write_text("a file")
    with pytest.raises(StorageRefused, match=r"key folder .* cannot be used"):
        Keys.open(tmp_path / "keys", fresh_allowed=True)
