"""A running Kept takes over what editors save, when it is whole, and serves the old content until then."""

import os
import shutil
from pathlib import Path

import pytest

from bot.content import Broken
from bot.content.shelf import Shelf
from bot.i18n import LOCALES
from bot.settings import CONTENT_FOLDER

FIGURES = "processes/agenda-for-humanity/figures.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT_FOLDER, tmp_path / "content")
    shutil.copytree(LOCALES, tmp_path / "locales")
    return tmp_path


@pytest.fixture
def shelf(folder: Path) -> Shelf:
    return Shelf(folder / "content", folder / "locales")


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    moment = file.stat().st_mtime_ns + 1_000_000_000  # an editor takes longer than a test
    os.utime(file, ns=(moment, moment))


def first_figure(shelf: Shelf) -> str:
    return shelf.content.processes["agenda-for-humanity"].figures[0].text


def test_nothing_is_read_again_while_nothing_changes(shelf: Shelf) -> None:
    content = shelf.content
    assert not shelf.renew()
    assert shelf.content is content


def test_what_an_editor_saves_is_served_and_a_snapshot_taken_before_stays_as_it_was(shelf: Shelf, folder: Path) -> None:
    before = shelf.content
    edit(folder / "content" / FIGURES, "people took part in the Summit", "came to the Summit")
    assert shelf.renew()
    assert first_figure(shelf) == "{value} came to the Summit."
    assert before.processes["agenda-for-humanity"].figures[0].text == "{value} people took part in the Summit."


def test_a_translation_is_taken_over_too(shelf: Shelf, folder: Path) -> None:
    text = first_figure(shelf)
    french = shelf.content.text("fr", text)
    assert french != text
    edit(folder / "locales/fr/LC_MESSAGES/content.po", french, f"{french} Voilà.")
    assert shelf.renew()
    assert shelf.content.text("fr", text) == f"{french} Voilà."


def test_broken_content_is_named_once_and_the_old_one_is_served_on(
    shelf: Shelf, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = shelf.content
    edit(folder / "content" / FIGURES, "value: 9000", "value: many")
    assert not shelf.renew()
    assert not shelf.renew()
    assert shelf.content is before
    (record,) = caplog.records
    assert any(f"{FIGURES}:4" in fault for fault in record.__dict__["faults"])
    edit(folder / "content" / FIGURES, "value: many", "value: 9100")
    assert shelf.renew()


def test_a_folder_that_vanishes_changes_nothing(shelf: Shelf, folder: Path) -> None:
    before = shelf.content
    shutil.move(folder / "content", folder / "elsewhere")
    assert not shelf.renew()
    assert shelf.content is before


def test_kept_does_not_begin_with_broken_content(folder: Path) -> None:
    edit(folder / "content" / FIGURES, "value: 9000", "value: many")
    with pytest.raises(Broken):
        Shelf(folder / "content", folder / "locales")
