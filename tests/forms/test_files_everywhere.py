"""Files come to the same in the chat and in a browser, in groups and repetitions too, over restarts in between."""

from pathlib import Path

import httpx
from sqlalchemy import select

from bot.domain.forms import inputs
from bot.domain.forms.problems import problem
from bot.sandbox.model import Upload
from bot.sandbox.phone import media
from bot.services import form as services
from bot.services.form import attaching
from bot.storage import files, forms, people, tables
from bot.storage.engine import Transaction
from tests.cast import Phone
from tests.forms.browsing import Browser, address
from tests.forms.pictures import BARE, JPG
from tests.forms.shelved import shelve, version
from tests.stage import BOT, Stage
from tests.web.serving import served

FILES = """
| survey | | | | |
| | type | name | label | required |
| | begin_group | g | About it | |
| | image | photo | A photo? | yes |
| | audio | voice | Your words? | |
| | end_group | | | |
| | begin_repeat | r | Paper | |
| | file | paper | Which paper? | yes |
| | end_repeat | | | |
| | video | film | A film? | |
| | text | last | Last? | yes |
"""
OGG, PDF, DOC = b"OggS voice", b"%PDF-1.7 one", b"%PDF-1.7 two"
ACTS: list[tuple[str, bytes | str]] = [
    ("photo", JPG), ("voice", OGG), ("press", "Yes"), ("document", PDF), ("press", "Yes"), ("document", DOC),
    ("press", "No"), ("press", "Skip"), ("type", "done"), ("press", "Send"),
]  # fmt: skip
SAME = {"g/photo": BARE, "g/voice": OGG, "r[1]/paper": PDF, "r[2]/paper": DOC, "last": b"done"}


async def came(stage: Stage, number: int) -> dict[str, bytes]:
    """Every answer, with what is in the file in place of its id."""

    def unit(tx: Transaction) -> tuple[dict[str, str], dict[str, str]]:
        rows = tx.execute(select(tables.files.c.id, tables.files.c.digest)).all()
        return forms.answered(tx, number), {row.id: row.digest for row in rows}

    given, digests = await stage.store.read(unit)
    return {
        path: stage.cabinet.get(digests[value]) if value in digests else value.encode() for path, value in given.items()
    }


async def sends(stage: Stage, phone: Phone, kind: str, content: bytes) -> None:
    media.send_file(stage.world, phone.id, BOT, kind, Upload("a", content, "x/x"))
    await stage.settle()


async def in_the_chat(stage: Stage, phone: Phone) -> None:
    for what, given in ACTS:
        stage.time.advance(seconds=4)
        if isinstance(given, bytes):
            await sends(stage, phone, what, given)
        elif what == "press":
            await phone.presses(given)
        else:
            await phone.says(given)


async def in_a_browser(stage: Stage, browser: Browser) -> None:
    await browser.opens()
    for what, given in ACTS:
        await stage.restart()
        if isinstance(given, bytes):
            await browser.sends(given)
        elif what == "press":
            await browser.presses(given)
        else:
            await browser.types(given)


async def test_files_come_to_the_same_everywhere(stage: Stage, member: Phone, tmp_path: Path) -> None:
    shelve(stage, version(tmp_path, FILES, "files"))
    await member.follows("form_files")
    await in_the_chat(stage, member)
    assert await came(stage, 1) == SAME
    await member.follows("form_files")
    path = await address(stage, member, "files")
    async with served(stage) as base, httpx.AsyncClient(base_url=base) as client:
        await in_a_browser(stage, Browser(client, path))
    assert await came(stage, 2) == SAME


async def test_a_file_that_is_given_up_is_asked_for_where_its_repetition_moved_to(
    stage: Stage, member: Phone, tmp_path: Path
) -> None:
    shelve(stage, version(tmp_path, FILES, "files"))
    await member.follows("form_files")
    for what, given in ACTS[:5]:
        await member.presses(given) if isinstance(given, str) else await sends(stage, member, what, given)

    def unit(tx: Transaction) -> tuple[str, str]:
        person = people.find_by_account(tx, member.id)
        assert person
        pen = services.Pen(tx, stage.seal, person, stage.time.now())
        opened = services.find(pen, "files")
        assert opened
        taken, id = attaching.attach(pen, opened, attaching.Sent("file", "source", 10), None)
        services.take(pen, taken, inputs.Remove("r[1]"))
        file = files.find(tx, id or "")
        assert file
        assert attaching.give_up(pen, file, problem("file_lost"))
        after = services.find(pen, "files")
        assert after
        assert after.problem
        return after.sheet.draft.at, after.problem.code

    assert await stage.store.write(unit) == ("r[1]/paper", "file_lost")
