"""What people typed, and who they are, cannot be read from what lies on the disk without the keys."""

from pathlib import Path

from sqlalchemy import select

from bot.seal import Keys
from bot.storage import backup, inbox, tables
from tests.cast import Phone
from tests.stage import BOT, Stage

TYPED = ["Zanzibar-canary", "my-secret-thought", "قناريكناريا", "秘密的金丝雀"]


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and "keys" not in file.parts]


async def left_behind(stage: Stage) -> dict[str, bytes]:
    keys = Keys.open(stage.folder / "keys", fresh_allowed=False)
    backup.save(stage.folder / "kept.db", keys, stage.folder / "copy.tar", files=False)
    return {file.name: file.read_bytes() for file in files(stage.folder)}


async def test_no_word_and_no_name_is_on_the_disk(stage: Stage, newcomer: Phone) -> None:
    stage.world.accounts[newcomer.id].username = "canary_username"
    for word in TYPED:
        await newcomer.says(word)
    await newcomer.presses("English")
    await newcomer.says("/settings")
    await newcomer.says(TYPED[0])
    found = await left_behind(stage)
    assert {"kept.db", "kept.db-wal", "copy.tar"} <= set(found)
    for name, data in found.items():
        for word in [*TYPED, "canary_username", "Somebody", str(newcomer.id), str(BOT)]:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert word.encode(encoding) not in data, f"{word} is in {name}"


async def test_a_waiting_update_is_sealed_inside_the_open_database(stage: Stage, newcomer: Phone) -> None:
    """By a key of its own: the database's alone is not enough."""
    arrived = {"update_id": 1, "message": {"message_id": 1, "chat": {"id": newcomer.id}, "text": TYPED[0]}}
    await stage.store.write(lambda tx: inbox.keep(tx, [stage.machine.inbox.sealed(arrived)], stage.time.now()))
    (letter,) = await stage.store.read(inbox.waiting)
    assert TYPED[0].encode() not in letter.body
    assert stage.machine.inbox.open(letter.body) == arrived


async def test_what_is_done_has_no_body(stage: Stage, newcomer: Phone) -> None:
    await newcomer.says(TYPED[0])
    rows = await stage.store.read(lambda tx: tx.execute(select(tables.inbox)).all())
    assert [(row.state, row.body) for row in rows] == [("done", None)]
