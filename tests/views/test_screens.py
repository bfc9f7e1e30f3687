"""Every screen and sentence, in every language: whole, within Telegram's limits, and readable without colours."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

import pytest

from bot import views
from bot.content.shelf import Shelf
from bot.domain.house import House
from bot.domain.people import QUIET, Grant, Person, Role, State
from bot.domain.screens import Screen
from bot.domain.words import brief
from bot.i18n import LANGUAGES, Translator
from bot.seal import Seal
from bot.settings import CONTENT_FOLDER
from bot.storage.engine import Transaction
from bot.views import desk, notice, privacy, profile, settings
from bot.views.page import Choice, Here, Page, Reading, numbered
from tests.views import cycles, dates, directory, finding, forms, progress, promises, reports

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
OPERATOR = "Fundación «Ejemplo» & Partners of the Long Name"
HOUSE = House("keptbot", OPERATOR, "privacy@example.org", {"": "A & B <keep> words.\n\n" * 100}, "UTC", "en")
HERE = Here(HOUSE, Shelf(CONTENT_FOLDER).content, Seal(bytes(32)), NOW)
EVERYTHING = frozenset(map(Grant, Role))
SOMEBODY = Person("7f3a" * 4, "en", "en", "Africa/Nairobi", QUIET, False, State.ACTIVE, False, EVERYTHING)
ARGUMENTS: dict[str, dict[str, Any]] = {
    "notice.flood": {"person": SOMEBODY.id, "code": "7F3A", "n": 21},
    "settings.zone": {"near": ["Europe/Kyiv", "America/Argentina/ComodRivadavia", "Etc/GMT-3"]},
}
SAYING: dict[str, list[dict[str, str]]] = {
    "unexpected": [{"sort": sort} for sort in [*notice.SORTS, "something new"]],
    "unknown_command": [{}, {"like": "language"}],
    "welcome_role": [{"role": role} for role in Role],
    "blocked": [{"code": "7F3A"}],
    "unblocked": [{"code": "7F3A"}],
}
LOADED: dict[str, list[Any]] = {
    "desk.home": [desk.Desk(0, []), *(desk.Desk(n, [SOMEBODY] * n) for n in (1, 2, 3, 11, 21, 100))],
}
SHOWN = (cycles, dates, directory, finding, forms, progress, promises, reports)
EVERY_ARGUMENTS = (ARGUMENTS, *(one.ARGUMENTS for one in SHOWN))
EVERY_LOADED = (LOADED, *(one.LOADED for one in SHOWN))
TEXT, BUTTON, DATA = 4096, 40, 64
ONE_READING = 1400  # characters of a screen that people read to its end
ISOLATED = re.compile("\u2068[^\u2069]*\u2069")  # turns no line
LATIN = re.compile(r"[A-Za-z]{3,}")
FILES = "jpg|png|webp|ogg|mp3|m4a|wav|mp4|pdf|docx|xlsx"
OUR_NAMES = re.compile(rf"https://\S+|{FILES}|Kept|Telegram|UTC|kept letters list|/\w+|keptbot")


class Seen(HTMLParser):
    """Telegram's reading of a text: what is left of it, and whether every tag it knows is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, _: object) -> None:
        assert tag in {"b", "i", "u", "s", "a", "code", "pre", "blockquote"}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(name: str, person: Person) -> Iterator[Page]:
    t = Translator(person.reads, plain=person.plain, zone=person.zone)
    arguments = next((known[name] for known in EVERY_ARGUMENTS if name in known), {})
    for data in next((known[name] for known in EVERY_LOADED if name in known), [None]):
        yield views.SCREENS[name].show(Reading(arguments, person, HERE, data), t)


def said(code: str, t: Translator) -> Iterator[str]:
    sentence = views.SENTENCES[code]
    for arguments in (SAYING | directory.SAYING).get(code, [{}]):
        yield t(sentence) if isinstance(sentence, str) else sentence(Reading(arguments, SOMEBODY, HERE), t)


def check(page: Page, t: Translator) -> None:
    read = Seen(page.text)
    assert not read.open
    assert 0 < len(read.text.encode("utf-16-le")) // 2 <= TEXT
    labels = [label for row in numbered(page, t) for label, _ in row]
    assert all(0 < len(label) <= BUTTON and "<" not in label and "&amp;" not in label for label in labels), labels
    assert len(set(labels)) == len(labels)
    for one in [*page.choices, *page.controls]:
        assert not isinstance(one, Choice) or len(one.press.pack().encode()) <= DATA


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", views.SCREENS)
def test_every_screen_fits_in_every_language(name: str, language: str) -> None:
    for person in (SOMEBODY, replace(SOMEBODY, plain=True), replace(SOMEBODY, grants=frozenset(), quiet=(0, 0))):
        reader = replace(person, language=language)
        for page in shown(name, reader):
            check(page, Translator(language))
            check(views.plainly(page), Translator(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", views.SENTENCES)
def test_every_sentence_is_said_in_every_language(code: str, language: str) -> None:
    for sentence in said(code, Translator(language)):
        assert not Seen(sentence).open
        assert 0 < len(sentence) < TEXT // 4


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_nothing_is_left_in_english(language: str) -> None:
    t = Translator(language)
    everywhere = [page for name in views.SCREENS for page in shown(name, replace(SOMEBODY, language=language))]
    texts = [str(page.text) for page in everywhere]
    texts += [one.label for page in everywhere for one in [*page.choices, *page.controls]]
    texts += [text for code in views.SENTENCES for text in said(code, t)]
    ours = {OPERATOR, HOUSE.contact, HOUSE.privacy[""], "English", "Español", "Français"}
    for text in texts:
        left = OUR_NAMES.sub("", Seen(text).text)
        for name in (*ours, brief(OPERATOR, privacy.BUTTON_NAME)):
            left = left.replace(name, "")
        if "A & B <keep> words" not in left:
            assert not LATIN.search(left), text


def test_no_line_of_arabic_begins_with_a_latin_word() -> None:
    """Such a line would run from left to right; our name and the operator's words may stand alone."""
    t, reader = Translator("ar"), replace(SOMEBODY, language="ar")
    texts: list[str] = [page.text for name in set(views.SCREENS) - {"privacy.operator"} for page in shown(name, reader)]
    texts += [text for code in views.SENTENCES for text in said(code, t)]
    texts += [profile.name(t), profile.short(t), profile.description(t), notice.not_saved(t).text]
    for line in "\n".join(Seen(text).text for text in texts).splitlines():
        first = next((mark for mark in ISOLATED.sub("", line) if mark.isalpha()), "")
        assert line == "Kept" or line.startswith("https://") or not first or bidirectional(first) == "AL", line


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_is_told_whole_and_still_short(language: str) -> None:
    (page,) = shown("privacy.privacy", replace(SOMEBODY, language=language))
    assert len(Seen(page.text).text) <= ONE_READING


def test_a_long_name_is_cut_between_words_to_fit_a_button() -> None:
    assert brief("Example Trust", 20) == "Example Trust"
    assert brief("Example Trust of the Valley", 20) == "Example Trust of…"
    assert brief("Example Trust, for Everybody", 20) == "Example Trust, for…"
    assert brief("Water & Sanitation & Health", 20) == "Water & Sanitation…"
    assert brief("承" * 11, 20) == "承" * 9 + "…"  # each as wide as two
    assert brief("超过 1500000 人签署了请愿书", 20) == "超过 1500000 人签署…"  # little would be left before the space


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_fits_into_telegram(language: str) -> None:
    t = Translator(language)
    assert 0 < len(profile.name(t)) <= 64
    assert 0 < len(profile.short(t)) <= 120
    assert 0 < len(profile.description(t)) <= 512
    assert 0 < len(Seen(notice.not_saved(t).text).text) <= TEXT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", views.SCREENS)
def test_every_choice_is_reached_by_its_number_and_by_its_words(name: str, language: str) -> None:
    for page in shown(name, replace(SOMEBODY, language=language)):
        for n, one in enumerate(page.choices, page.first):
            assert page.match(str(n)) == page.match(f" {n}. ") == one.press
            assert page.choices.count(one) > 1 or page.match(one.label.upper()) == one.press
        for control in page.controls:
            assert not isinstance(control, Choice) or page.match(control.label) == control.press


def test_an_unknown_screen_is_the_menu(tx: Transaction) -> None:
    page = views.page(tx, Screen("gone.screen"), SOMEBODY, HERE)
    assert page == next(shown("start.menu", SOMEBODY))


def test_who_reads_a_language_no_longer_offered_reads_english() -> None:
    for name in views.SCREENS:
        for page, english in zip(shown(name, replace(SOMEBODY, language="io")), shown(name, SOMEBODY), strict=True):
            assert page.text == english.text


def test_a_sentence_stands_above_the_screen(tx: Transaction) -> None:
    screen = Screen("start.menu").saying("dead_link")
    page = views.page(tx, screen, SOMEBODY, HERE)
    assert page.text.startswith("This link is not valid any more.")
    assert "<b>Menu</b>" in page.text


def test_plain_text_lists_the_choices_and_shows_no_pictures() -> None:
    screen, reader = Screen("start.who"), replace(SOMEBODY, plain=True)
    page = views.page(None, screen, reader, HERE)  # type: ignore[arg-type]
    assert "2. I want to give feedback" in page.text
    house = replace(HOUSE, privacy={"": "Words 🙂✅ and more"})
    page = views.page(None, Screen("privacy.operator"), reader, replace(HERE, house=house))  # type: ignore[arg-type]
    assert page.text == "Words and more\n\nBack"


def test_the_operators_words_come_in_the_readers_language_if_there_are_some() -> None:
    house = replace(HOUSE, privacy={"fr": "Nos mots", "en": "Our words"})
    for language, words in (("fr", "Nos mots"), ("ru", "Our words")):
        reader = replace(SOMEBODY, language=language)
        page = views.page(None, Screen("privacy.operator"), reader, replace(HERE, house=house))  # type: ignore[arg-type]
        assert page.text == words


def test_everything_said_by_conversations_and_pipeline_has_its_sentence() -> None:
    root = Path(views.__file__).parents[2]
    files = [*Path(root, "handlers").glob("*.py"), *Path(root, "bot/pipeline").glob("*.py")]
    codes = {code for file in files for code in re.findall(r'(?:saying|again)\("(\w+)"', file.read_text())}
    assert codes - set(views.SENTENCES) == set()
    names = {name for file in files for name in re.findall(r'Screen\("(\w+\.\w+)"', file.read_text())}
    assert names - set(views.SCREENS) == set()


def test_quiet_hours_are_told_as_hours() -> None:
    t = Translator("en")
    assert settings.hours((21 * 60, 8 * 60 + 5), t) == "21:00 to 08:05"
    assert settings.hours((0, 0), t) == "none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_of_day_are_written_alike_everywhere(language: str) -> None:
    t = Translator(language)
    for hour in (0, 9, 13, 21):
        assert settings.clock(hour * 60, t) in t.moment(NOW.replace(hour=hour))
