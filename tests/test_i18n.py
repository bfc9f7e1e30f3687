"""Translating, and never failing at it."""

import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
from markupsafe import Markup

from bot import i18n
from bot.i18n import LANGUAGES, Translator, nearest
from bot.i18n import catalogues as files

ISOLATED = "\u2068{}\u2069"
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)
PROMISE = 'msgid "{n} promise"\nmsgid_plural "{n} promises"\n'


class Catalogues:
    """A folder of catalogues of our own, for one test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, text: str, language: str = "fr") -> Path:
        file = self.folder / language / files.FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEADER + text, encoding="utf-8")
        files.catalogue.cache_clear()
        return file

    def faults(self) -> list[str]:
        return [fault.removeprefix(f"{self.folder}/") for fault in files.faults(self.folder)]


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalogues]:
    monkeypatch.setattr(files, "LOCALES", tmp_path)
    files.catalogue.cache_clear()
    yield Catalogues(tmp_path)
    files.catalogue.cache_clear()


def test_the_six_languages_are_named_as_their_readers_write_them() -> None:
    names = {code: language.name for code, language in LANGUAGES.items()}
    assert names == {
        "ar": "العربية",
        "en": "English",
        "es": "Español",
        "fr": "Français",
        "ru": "Русский",
        "zh": "中文",
    }
    assert [code for code, language in LANGUAGES.items() if language.rtl] == ["ar"]


def test_a_folder_is_all_a_seventh_language_needs(catalogues: Catalogues) -> None:
    catalogues.write("", "sw")
    catalogues.write("", "not a language")
    assert [language.name for language in i18n.offered(catalogues.folder)] == ["English", "Kiswahili"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("fr", "fr"), ("fr-CA", "fr"), ("zh-hans", "zh"), ("AR", "ar"), ("pt-br", "es"), ("", "es"), (None, "es")],
)
def test_a_phone_is_offered_the_nearest_language(tag: str | None, language: str) -> None:
    assert nearest(tag, "es") == language


def test_a_text_is_translated_and_its_values_are_not_markup(catalogues: Catalogues) -> None:
    catalogues.write('msgid "Hello <b>{name}</b>"\nmsgstr "Bonjour <b>{name}</b>"\n')
    text = Translator("fr")("Hello <b>{name}</b>", name="<i> & Co")
    assert text == "Bonjour <b>&lt;i&gt; &amp; Co</b>"
    assert isinstance(text, Markup)


def test_what_a_value_holds_is_never_read_as_a_placeholder() -> None:
    assert Translator("en")("{a} {b}", a="{b.__class__}", b="%s {a}") == "{b.__class__} %s {a}"


def test_values_stay_together_in_a_text_that_runs_from_right_to_left() -> None:
    assert Translator("ar")("{code}: x", code="7F-3A") == f"{ISOLATED.format('7F-3A')}: x"
    assert Translator("en")("{code}: x", code="7F-3A") == "7F-3A: x"
    assert Translator("en")("{name}: x", name="منظمة") == f"{ISOLATED.format('منظمة')}: x"


def test_what_is_already_markup_and_what_stands_in_a_tag_are_left_alone() -> None:
    t = Translator("ar")
    assert t("{inner}!", inner=Markup("<b>a</b>")) == "<b>a</b>!"
    link = t('<a href="{url}">{name}</a>', url='https://example.org/?a=1&b="2"', name="x")
    assert link == f'<a href="https://example.org/?a=1&amp;b=&#34;2&#34;">{ISOLATED.format("x")}</a>'


def test_a_missing_language_catalogue_or_text_is_english(catalogues: Catalogues) -> None:
    catalogues.write('msgid "Yes"\nmsgstr "Oui"\n')
    assert Translator("fr")("No") == "No"
    assert Translator("ru")("Yes") == "Yes"
    assert Translator("xx")("Yes") == "Yes"
    assert Translator("xx").number(1234) == "1,234"
    assert Translator("fr").plural("{n} letter", "{n} letters", n=3) == "3 letters"


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ('msgid "Hi {name}"\nmsgstr "Salut {nom}"\n', "placeholders differ"),
        ('msgid "Hi {name}"\nmsgstr "Salut"\n', "placeholders differ"),
        ('msgid "Hi {name}"\nmsgstr "<b>Salut {name}"\n', "tags differ"),
    ],
)
def test_a_broken_translation_is_shown_in_english_and_named_once(
    catalogues: Catalogues, caplog: pytest.LogCaptureFixture, broken: str, what: str
) -> None:
    catalogues.write(broken)
    with caplog.at_level(logging.WARNING):
        assert [Translator("fr")("Hi {name}", name="A") for _ in range(3)] == ["Hi A"] * 3
    assert [what in record.getMessage() for record in caplog.records] == [True]


@pytest.mark.parametrize("bytes_", [b'msgid "half', b"\xff\xfe", b"no catalogue at all"])
def test_a_file_that_is_no_catalogue_is_english(
    catalogues: Catalogues, caplog: pytest.LogCaptureFixture, bytes_: bytes
) -> None:
    catalogues.write("").write_bytes(bytes_)
    files.catalogue.cache_clear()
    assert Translator("fr")("Yes") == "Yes"
    assert "its readers see English" in caplog.text
    assert any("cannot be read" in fault for fault in catalogues.faults())


def test_faults_name_the_file_the_line_and_what_is_wrong(catalogues: Catalogues) -> None:
    catalogues.write(
        'msgid "Yes"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "No"\nmsgstr "Non"\n\n'
        'msgid "Hi {name}"\nmsgstr "Salut {nom}"\n\n'
        'msgid "<b>Hi</b>"\nmsgstr "Salut"\n\n' + PROMISE + 'msgstr[0] "promesse"\nmsgstr[1] "{n} promesses"\n'
    )
    catalogues.write('msgid "Only here"\nmsgstr "Только тут"\n', "ru")
    faults = catalogues.faults()
    assert "fr/LC_MESSAGES/kept.po:7: not translated: 'Yes'" in faults
    assert "fr/LC_MESSAGES/kept.po:11: fuzzy: 'No'" in faults
    assert "fr/LC_MESSAGES/kept.po:14: placeholders differ in 'Salut {nom}': 'Hi {name}'" in faults
    assert "fr/LC_MESSAGES/kept.po:17: tags differ in 'Salut': '<b>Hi</b>'" in faults
    assert "fr/LC_MESSAGES/kept.po:20: placeholders differ in 'promesse': '{n} promise'" in faults
    assert "fr/LC_MESSAGES/kept.po:1: not there: 'Only here'" in faults


def test_too_few_plural_forms_are_a_fault(catalogues: Catalogues) -> None:
    catalogues.write(PROMISE + 'msgstr[0] "{n} promesse"\n')
    assert catalogues.faults() == ["fr/LC_MESSAGES/kept.po:7: not translated: '{n} promise'"]
    assert Translator("fr").plural("{n} promise", "{n} promises", n=2) == "2 promises"


def test_another_languages_plural_rule_is_a_fault(catalogues: Catalogues) -> None:
    catalogues.write("", "ru")
    assert catalogues.faults() == ["ru/LC_MESSAGES/kept.po:1: 2 plural forms instead of 3"]


@pytest.mark.parametrize("rule", ["n + 5", "n +", "__import__"])
def test_a_plural_rule_that_cannot_be_followed_makes_the_language_english(catalogues: Catalogues, rule: str) -> None:
    file = catalogues.write(PROMISE + 'msgstr[0] "{n} promesse"\nmsgstr[1] "{n} promesses"\n')
    file.write_text(file.read_text().replace("(n > 1)", rule))
    assert Translator("fr").plural("{n} promise", "{n} promises", n=2) == "2 promises"
    assert any("cannot be read" in fault for fault in catalogues.faults())


def test_a_form_for_one_number_alone_need_not_show_it(catalogues: Catalogues) -> None:
    file = catalogues.write(PROMISE + 'msgstr[0] "a promise"\nmsgstr[1] "{n} promises"\n', "es")
    file.write_text(file.read_text().replace("(n > 1)", "(n != 1)"))
    assert catalogues.faults() == []


def test_dates_hours_and_numbers_are_written_as_readers_write_them() -> None:
    day, moment = date(2026, 11, 21), datetime(2026, 11, 21, 22, 5, tzinfo=UTC)
    assert Translator("en").date(day) == "21 November 2026"
    assert Translator("fr").date(day) == "21 novembre 2026"
    assert Translator("zh").date(day) == "2026年11月21日"
    assert Translator("ar").date(day) == "21 نوفمبر 2026"
    assert Translator("en", zone="Africa/Nairobi").moment(moment) == "22 November 2026, 01:05"
    assert Translator("ru", zone="Asia/Kolkata").moment(moment) == "22 ноября 2026\u202fг., 03:35"
    assert Translator("es").number(Decimal("12345.6")) == "12.345,6"
    assert Translator("ar").number(1234) == "1,234"


@pytest.mark.alone
def test_a_whole_catalogue_is_read_in_a_blink(catalogues: Catalogues) -> None:
    """Generous, so that a busy machine passes; it takes some 10 ms."""
    texts = (
        f'msgid "Text {i} of {{name}}\\n<b>more</b>"\nmsgstr "Texte {i} {{name}}\\n<b>x</b>"\n' for i in range(300)
    )
    catalogues.write("\n".join(texts))
    began = perf_counter()
    assert Translator("fr")("Text 7 of {name}\n<b>more</b>", name="A") == "Texte 7 A\n<b>x</b>"
    assert perf_counter() - began < 0.5
