"""The reading room walked through: every button of every page pressed once, in every language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import bidirectional

import pytest

from bot import views
from bot.domain.reading import Place
from bot.i18n import LANGUAGES, Translator
from bot.services.reading import nearest
from bot.views import reading
from bot.views.page import Choice, Link, Page, Reading
from bot.views.reading.shelf import NAMES, PARTS
from tests.views.test_screens import HERE, LATIN, NOW, SOMEBODY, Seen, check

CONTENT = HERE.content
PROCESSES = CONTENT.processes.values()
REPORTS = CONTENT.reports.values()
MARKS = reading.Marks((Place.read("peacebuilding_pages_3"),), following=False)
SHORT = 950  # letters: about what a phone shows without scrolling twice
DEEP = 8
CUT = re.compile(r"\w+…$")  # half a word
URL = 2048
LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")
KINDS = {"figures": "figure", "calls": "call", "milestones": "milestone", "glossary": "term"}


def page(name: str, language: str, plain: bool = False) -> Page:
    t = Translator(language, plain=plain)
    return reading.place(Reading({"place": name}, SOMEBODY, HERE, MARKS), t)


def leads(page: Page) -> Iterator[str]:
    for one in (*page.choices, *page.controls):
        if isinstance(one, Choice) and one.press.verb == "at":
            yield one.press.argument


@cache
def walked(language: str) -> Mapping[str, Page]:
    """Every page that taps lead to from the shelf."""
    seen: dict[str, Page] = {}
    ahead = [""]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen[name] = page(name, language)
            ahead += leads(seen[name])
    return seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_a_phone(language: str) -> None:
    t = Translator(language)
    for name, one in walked(language).items():
        check(one, t)
        check(views.plainly(one), t)
        assert len(Seen(str(one.text)).text) <= SHORT, name
        assert "not here any more" not in one.text, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_can_be_typed(language: str) -> None:
    for one in walked(language).values():
        assert [one.match(str(n)) for n in range(1, len(one.choices) + 1)] == [each.press for each in one.choices]
        ways = [each for each in one.controls if isinstance(each, Choice)]
        assert [one.match(each.label) for each in ways] == [each.press for each in ways]


def test_back_always_leads_up_to_the_shelf() -> None:
    pages = walked("en")
    for name in pages:
        steps = 0
        while name:
            back = next(one for one in pages[name].controls if isinstance(one, Choice) and one.label == "Back")
            name = back.press.argument
            steps += 1
            assert steps <= DEEP


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_content_holds_is_met(language: str) -> None:
    pages = walked(language)
    for process in PROCESSES:
        for attribute, kind in KINDS.items():
            for entry in getattr(process, attribute):
                assert Place((entry.report, kind, entry.id)).name in pages
        for item in process.framework:
            assert item.kind == "process" or Place(("process", process.id, "item", item.id)).name in pages
    for report in REPORTS:
        for section in report.sections:
            assert Place((report.slug, "section", section.id)).name in pages
        for box in report.boxes:
            assert Place((report.slug, "box", box.id)).name in pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_content_is_read_somewhere(language: str) -> None:
    everything = "\n".join(plain(Seen(str(one.text)).text) for one in walked(language).values())
    for text in texts(language):
        assert plain(text) in everything


def texts(language: str) -> Iterator[str]:
    """All that is not a sentence with a number in it."""
    for report in REPORTS:
        yield report.title(language)
        for screens in report.summary(language).values():
            yield from (line.partition("[")[0] for screen in screens for line in screen.split("\n\n"))
        yield from (CONTENT.text(language, box.text) for box in report.boxes)
        yield from (CONTENT.text(language, problem.text) for problem in report.problems)
    for process in PROCESSES:
        yield from (CONTENT.text(language, forum.title) for forum in process.forums)
        yield from (CONTENT.text(language, term.meaning) for term in process.glossary)
        yield from (word for term in process.glossary for word in term.terms.values())
        doubts = [one.doubt for one in process.figures] + [one.doubt for one in process.calls]
        doubts += [one.doubt for one in process.milestones] + [one.note for one in process.milestones]
        yield from (CONTENT.text(language, doubt) for doubt in doubts)


def plain(text: str) -> str:
    return re.sub("[\u2068\u2069]", "", text).replace("\u00a0", " ").replace("\n", " ")


def test_every_place_has_a_link_that_opens_exactly_there() -> None:
    for name, one in walked("en").items():
        payload = f"read_{name}" if name else "read"
        assert LINK.fullmatch(payload)
        (link,) = [each for each in one.controls if isinstance(each, Link)]
        assert f"start%3D{payload}&" in link.url
        room = nearest(CONTENT, Place.read(name), NOW.date())
        assert (room.here.name if room else "") == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shared_fits_a_link(language: str) -> None:
    links = [one for page in walked(language).values() for one in page.controls if isinstance(one, Link)]
    assert links
    assert all(len(link.url) <= URL for link in links)


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_nothing_is_left_in_english(language: str) -> None:
    """Latin words that translators themselves left in the content, such as abbreviations, are theirs."""
    own = [*CONTENT.translations[language].values(), *(one.symbol for one in REPORTS)]
    own += [screen for one in REPORTS for part in one.summary(language).values() for screen in part]
    known = {word for text in own for word in LATIN.findall(text)}
    for name, one in walked(language).items():
        if "_term_" not in name:
            labels = [CUT.sub("", each.label) for each in (*one.choices, *one.controls)]
            left = {word for text in (Seen(str(one.text)).text, *labels) for word in LATIN.findall(text)}
            assert left <= known, name


def test_no_line_of_arabic_begins_with_a_latin_word() -> None:
    for name, one in walked("ar").items():
        lines = [] if "_term_" in name else Seen(str(one.text)).text.splitlines()
        for line in lines:
            first = next((mark for mark in line if mark.isalpha()), "")
            assert not first or bidirectional(first) == "AL", line


def test_references_stay_whole_in_arabic() -> None:
    one = walked("ar")["peacebuilding"]
    assert "\u2068[1,\u00a03]\u2069" in one.text


def test_a_page_of_the_five_minutes_says_which_part_it_is() -> None:
    headings = [walked("en")[f"peacebuilding_pages_{n}"].text.split("</b>")[0] for n in (2, 3, 5)]
    assert headings == [f"<b>{PARTS[part]}" for part in ("messages", "asks", "targets")]


def test_what_would_be_empty_is_not_offered() -> None:
    labels = [one.label for one in walked("en")["human-security"].choices]
    assert not any(label.startswith(NAMES["boxes"]) for label in labels)
    assert any(label.startswith(NAMES["boxes"]) for one in walked("en").values() for label in map(str, labels_of(one)))


def labels_of(page: Page) -> list[str]:
    return [one.label for one in page.choices]


def test_a_milestone_is_dated_as_its_source_dates_it() -> None:
    shown = {name: one.text for name, one in walked("en").items() if "_milestone_" in name}
    assert "When: 23–24 May 2016" in shown["world-humanitarian-summit_milestone_M001"]
    assert "When: June 2017" in next(text for text in shown.values() if "Nine countries have undertaken" in text)
    assert any("When: 2017–2019" in text for text in shown.values())
    assert any("(worked out from the text)" in text for text in shown.values())
    assert any("When: no date given" in text for text in shown.values())


def test_a_term_is_given_in_every_language_by_its_own_name() -> None:
    text = Seen(str(walked("ar")["peacebuilding_term_sustaining-peace"].text)).text
    term = next(one for one in CONTENT.processes["sustaining-peace"].glossary if one.id == "sustaining-peace")
    lines = text.splitlines()
    for code, language in LANGUAGES.items():
        (line,) = [line for line in lines if f"\u2068{language.name}\u2069" in line]
        assert f"\u2068{term.terms[code]}\u2069" in line
