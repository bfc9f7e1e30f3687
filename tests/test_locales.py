"""Every language is whole: what the code says is in each catalogue, sound, and counted rightly."""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from bot import i18n
from bot.i18n import LANGUAGES, LOCALES, Translator, catalogues

ROOT = LOCALES.parent
KEYWORDS = {"t": None, "plural": (1, 2), "mark": None}
TRANSLATED = sorted(set(LANGUAGES) - {i18n.SOURCE})
COUNTED = (0, 1, 2, 3, 11, 21, 100)
FORMS = {
    "ar": (0, 1, 2, 3, 5, 5, 4),
    "es": (1, 0, 1, 1, 1, 1, 1),
    "fr": (0, 0, 1, 1, 1, 1, 1),
    "ru": (2, 0, 1, 1, 2, 0, 2),
    "zh": (0, 0, 0, 0, 0, 0, 0),
}


def spoken(folder: str) -> Iterator[str | tuple[str, str]]:
    mappings = tomllib.loads(Path(ROOT, "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    methods = [(one["pattern"], one["method"]) for one in mappings]
    found = extract_from_dir(ROOT / folder, methods, keywords=KEYWORDS, directory_filter=is_ours)
    return (text for _, _, text, _, _ in found)


def is_ours(folder: str | os.PathLike[str]) -> bool:
    return Path(folder).name not in {"sandbox", "life", "__pycache__"}


@pytest.fixture(scope="module")
def texts() -> set[str | tuple[str, str]]:
    return {text for folder in ("bot", "handlers") for text in spoken(folder)}


def entries(language: str) -> set[str | tuple[str, str]]:
    read = catalogues.read_catalogue(LOCALES / language / catalogues.FILE, language)
    return {message.id for message in catalogues.entries(read)}


def test_there_are_texts_to_look_at(texts: set[str | tuple[str, str]]) -> None:
    assert "Back" in texts
    assert "Open in Telegram" in texts  # stands in a template only
    assert ("{n} person is blocked.", "{n} people are blocked.") in texts


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_catalogue_holds_exactly_what_the_code_says(language: str, texts: set[str | tuple[str, str]]) -> None:
    """When this fails: `make i18n`, then translate what is empty."""
    assert entries(language) == texts


def test_no_catalogue_has_a_fault() -> None:
    assert i18n.faults() == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_plurals_follow_the_rule_of_the_language(language: str) -> None:
    catalogue = catalogues.catalogue(language)
    assert tuple(catalogue.form(n) for n in COUNTED) == FORMS[language]
    read = catalogues.read_catalogue(LOCALES / language / catalogues.FILE, language)
    for message in catalogues.entries(read):
        if message.pluralizable:
            one, many = message.id
            shown = [catalogue.counted(one, many, n) for n in COUNTED]
            assert shown == [message.string[form] for form in FORMS[language]]


def test_english_counts_too() -> None:
    t = Translator("en")
    shown = [t.plural("{n} person is blocked.", "{n} people are blocked.", n=n) for n in COUNTED]
    assert [text.split()[1] for text in shown] == ["people", "person", *["people"] * 5]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_not_the_english_text(language: str) -> None:
    read = catalogues.read_catalogue(LOCALES / language / catalogues.FILE, language)
    same = {message.id for message in catalogues.entries(read) if message.id == message.string}
    same = {text for text in same if re.search(r"[^\W\d_]", catalogues.PLACE.sub("", text))}  # mere places may agree
    assert same <= SHARED


# Words that a language has in common with English.
SHARED = {
    "Kept",
    "Menu",
    "{command}: {about}",
    "No",
    "Dates",
    "Organisations",
    "Forums",
    "Sections",
    "note {n}",
}
SHARED |= {"Date", "Document {symbol}, {year}"}


def test_what_is_asked_for_is_written_where_it_is_asked() -> None:
    """Extraction sees only literal texts; a name handed to `t` must have been marked somewhere."""
    for folder in ("bot/views", "handlers"):
        for file in sorted(Path(ROOT, folder).glob("*.py")):
            for call in calls(file):
                assert not isinstance(call.args[0], ast.JoinedStr | ast.BinOp), (
                    f"{file}:{call.lineno}: not a plain text"
                )


def calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        name = getattr(node, "func", None)
        called = getattr(name, "id", getattr(name, "attr", None))
        if isinstance(node, ast.Call) and called in KEYWORDS and node.args:
            yield node
