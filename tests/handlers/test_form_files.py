"""Photos, recordings and documents as answers: looked at, freed of the place they were made at, kept encrypted."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.sandbox.model import Upload
from bot.sandbox.phone import media
from bot.seal import Keys
from bot.storage import backup, restore, tables
from tests.cast import Phone
from tests.forms.pictures import BARE, JPG, office
from tests.forms.shelved import asking, shelve, version
from tests.stage import BOT, Stage


async def sends(phone: Phone, kind: str, content: bytes, name: str = "photo.jpg", album: str = "") -> None:
    media.send_file(phone.stage.world, phone.id, BOT, kind, Upload(name, content, "image/jpeg"), album=album)
    await phone.stage.settle()


async def opens(stage: Stage, phone: Phone, folder: Path, kind: str) -> None:
    shelve(stage, version(folder, asking(kind), "asking"))
    await phone.follows("form_asking")


async def kept(stage: Stage) -> list[bytes]:
    rows = await stage.store.read(lambda tx: tx.execute(select(tables.files)).all())
    assert all(row.source is None for row in rows)
    return [stage.cabinet.get(row.digest) for row in rows]


async def test_a_photo_is_kept_without_its_place_and_unreadable_on_disk(
    stage: Stage, member: Phone, tmp_path: Path
) -> None:
    await opens(stage, member, tmp_path, "image")
    member.sees("Please send a photo, of at most 20 MB.")
    await sends(member, "photo", JPG)
    member.sees("Last?")
    assert await kept(stage) == [BARE]
    (file,) = [path for path in stage.cabinet.folder.rglob("*") if path.is_file()]
    assert b"picture" not in file.read_bytes()
    for said in ("done", "Send"):
        await member.says(said)
    member.sees("Thank you")


async def test_an_album_is_one_answer(stage: Stage, member: Phone, tmp_path: Path) -> None:
    await opens(stage, member, tmp_path, "image")
    for _ in range(3):
        media.send_file(stage.world, member.id, BOT, "photo", Upload("a.jpg", JPG, "image/jpeg"), album="one")
    await stage.settle()
    member.sees("Last?")
    assert len(await kept(stage)) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00 program",
        b"<svg onload='x'/>",
        b"<html>",
        office("a.txt"),
        office("word/document.xml", "word/vbaProject.bin"),
    ],
    ids=["exe", "svg", "html", "zip", "macros"],
)
async def test_what_can_act_by_itself_is_refused_whatever_it_is_called(
    stage: Stage, member: Phone, tmp_path: Path, content: bytes
) -> None:
    await opens(stage, member, tmp_path, "file")
    await sends(member, "document", content, "report.pdf.jpg")
    assert await kept(stage) == []
    assert any("This file is not of a kind that is accepted here" in one["text"] for one in member.received[-2:])
    await member.presses("Continue")
    member.sees("This file is not of a kind that is accepted here", "First?")


@pytest.mark.parametrize("content", [b"%PDF-1.7 x", office("word/document.xml"), office("xl/workbook.xml"), JPG])
async def test_documents_are_taken(stage: Stage, member: Phone, tmp_path: Path, content: bytes) -> None:
    await opens(stage, member, tmp_path, "file")
    await sends(member, "document", content, "../../etc/passwd")
    assert len(await kept(stage)) == 1


async def test_a_picture_is_no_recording(stage: Stage, member: Phone, tmp_path: Path) -> None:
    await opens(stage, member, tmp_path, "audio")
    await sends(member, "photo", JPG)
    member.sees("Please send a voice message or a recording, of at most 20 MB.", "First?")
    await sends(member, "voice", b"OggS voice")
    member.sees("Last?")
    assert await kept(stage) == [b"OggS voice"]


async def test_what_is_too_large_is_told_with_its_size(stage: Stage, member: Phone, tmp_path: Path) -> None:
    await opens(stage, member, tmp_path, "file")
    await sends(member, "document", b"%PDF-" + bytes(34 * 1024 * 1024), "long.pdf")
    member.sees("This file has 35 MB, and 20 MB is the most. It was not kept.", "First?")


async def test_a_location_is_sent_or_typed(stage: Stage, member: Phone, tmp_path: Path) -> None:
    await opens(stage, member, tmp_path, "geopoint")
    await member.sends(location={"latitude": 27.7, "longitude": 85.3})
    member.sees("Last?")
    await member.presses("Back")
    member.sees("27.700000, 85.300000")
    await member.says("28 86")
    member.sees("Last?")


async def test_what_was_replaced_goes_and_what_nobody_names_is_swept(
    stage: Stage, member: Phone, tmp_path: Path
) -> None:
    await opens(stage, member, tmp_path, "image")
    await sends(member, "photo", JPG)
    await member.presses("Back")
    await sends(member, "photo", JPG.replace(b"picture", b"another"))
    for said in ("done", "Send"):
        await member.says(said)
    assert await kept(stage) == [BARE.replace(b"picture", b"another")]
    stage.time.advance(days=10_000)  # files carry the disk's own time
    await stage.machine.fetcher.sweep()
    assert len([path for path in stage.cabinet.folder.rglob("*") if path.is_file()]) == 1
    await member.says("/forget")
    await member.says("1")
    await stage.machine.fetcher.sweep()
    assert [path for path in stage.cabinet.folder.rglob("*") if path.is_file()] == []


async def test_files_are_in_the_backup_and_come_back(stage: Stage, member: Phone, tmp_path: Path) -> None:
    await opens(stage, member, tmp_path, "image")
    await sends(member, "photo", JPG)
    keys = Keys.open(stage.folder / "keys", fresh_allowed=False)
    backup.save(stage.folder / "kept.db", keys, tmp_path / "copy.tar")
    (tmp_path / "new").mkdir()
    restore.restore(tmp_path / "copy.tar", tmp_path / "new" / "kept.db", keys)
    (file,) = [path for path in (tmp_path / "new" / "files").rglob("*") if path.is_file()]
    assert stage.seal.open(file.read_bytes(), f"files {file.name}".encode()) == BARE
