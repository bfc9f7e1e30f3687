"""Forms are part of the content: read whole or refused with their place, and read once."""

import subprocess
from pathlib import Path

import pytest

from bot.content import Broken
from bot.content import forms as reading
from bot.content.shelf import Shelf
from bot.domain.forms.model import Answer, Question
from bot.i18n import LANGUAGES
from tests.content.conftest import Editor

SURVEY = "forms/summit-survey.md"
SHORT = "| survey | | | |\n| | type | name | label |\n| | text | a | {} |\n"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has just begun."""
    monkeypatch.setattr(reading, "_read_before", {})


def test_the_survey_is_there_in_every_language(editor: Editor) -> None:
    form = editor.content.forms["summit-survey"].form
    assert form.languages == set(LANGUAGES)
    assert 6 <= sum(not item.name.startswith("welcome") for _, item in form.everything()) <= 10


def test_nothing_in_the_survey_is_owed(editor: Editor) -> None:
    items = [item for _, item in editor.content.forms["summit-survey"].form.everything()]
    assert [item.name for item in items if getattr(item, "required", None)] == []


def test_words_that_say_no_language_are_translated_like_other_texts(editor: Editor) -> None:
    editor.writes("forms/short.md", SHORT.format("How are you called?") + "| | note | b | Hello, ${a}. |\n")
    editor.begins_language("fr")
    editor.translates("fr", {"Hello, ${a}.": "Bonjour ${a} !"})
    content = editor.content
    called, hello = content.forms["short"].form.items
    assert hello.label.pieces("fr") == ("Bonjour ", Answer("a"), " !")
    assert hello.label.pieces("es") == ("Hello, ", Answer("a"), ".")
    assert called.label.pieces("fr") == ("How are you called?",)
    assert {"Hello, ${a}.", "How are you called?", "short", "What has changed"} <= content.texts


def test_a_broken_form_is_named_with_file_line_and_reason(editor: Editor) -> None:
    line = editor.changes(SURVEY, ". >= 0 and . <= 1000000", ". >= (0")
    (fault,) = editor.faults
    assert fault.startswith(f"{SURVEY}:{line}: survey: constraint")
    with pytest.raises(Broken):
        assert editor.content


@pytest.mark.parametrize("name", ["Summit.md", "with space.md", "a_b.md", "x" * 41 + ".md"])
def test_a_name_that_no_link_can_carry_is_refused(editor: Editor, name: str) -> None:
    editor.writes(f"forms/{name}", SHORT.format("One?"))
    (fault,) = editor.faults
    assert "a form's file is named once" in fault


def test_a_new_form_is_served_and_a_broken_one_keeps_the_old(editor: Editor, tmp_path: Path) -> None:
    editor.writes("forms/short.md", SHORT.format("One?"))
    shelf = Shelf(editor.folder, editor.locales, tmp_path / "kept")
    first = shelf.content.forms["short"]
    editor.writes("forms/short.md", SHORT.format("Two words?"))
    assert shelf.renew()
    assert shelf.content.forms["short"].digest != first.digest
    editor.writes("forms/short.md", "| survey | |\n| | type |\n| | frobnicate |\n")
    assert not shelf.renew()
    assert shelf.content.forms["short"].form.items[0].label.pieces() == ("Two words?",)


def test_what_was_read_is_not_read_again_at_the_next_start(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    before = Shelf(editor.folder, editor.locales, kept).content.forms
    monkeypatch.setattr(reading, "_read_before", {})
    monkeypatch.setattr(subprocess, "run", None)  # which would be needed to read one
    assert Shelf(editor.folder, editor.locales, kept).content.forms == before


def test_what_was_kept_and_cannot_be_read_is_read_anew(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    before = Shelf(editor.folder, editor.locales, kept).content.forms
    for file in kept.glob("*.json"):
        file.write_text('{"Form": {}}')
    monkeypatch.setattr(reading, "_read_before", {})
    assert Shelf(editor.folder, editor.locales, kept).content.forms == before


def test_where_there_is_no_room_to_keep_what_was_read_it_serves_all_the_same(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "full").write_text("")
    assert "summit-survey" in Shelf(editor.folder, editor.locales, tmp_path / "full" / "kept").content.forms


REPORT = "forms/self-report.md"


def test_the_self_report_is_there_in_every_language(editor: Editor) -> None:
    form = editor.content.forms["self-report"].form
    asked = [item for _, item in form.everything() if isinstance(item, Question) and item.asked]
    assert all(set(item.label.languages) == set(LANGUAGES) for item in asked)
    assert editor.faults == []


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("| text | happened |", "| text | came_about |", "needs a question named 'happened'"),
        ("| decimal | figure |", "| text | figure |", "'figure' is of type text, and a self-report needs decimal"),
        ("| state | nothing |", "| state | nix |", "'state' needs just these choices: not_started, on_track"),
    ],
)
def test_a_self_report_without_what_the_code_needs_is_refused(
    editor: Editor, before: str, after: str, reason: str
) -> None:
    editor.changes(REPORT, before, after)
    assert [fault for fault in editor.faults if fault.startswith(f"{REPORT}:1: survey: ") and reason in fault]
    with pytest.raises(Broken):
        assert editor.content
