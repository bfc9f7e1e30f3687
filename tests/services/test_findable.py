"""Everything in the content can be found, in the words in which it is shown."""

from decimal import Decimal

import pytest

from bot.content import Content, load
from bot.domain.search.entry import Entry
from bot.domain.search.kinds import KINDS
from bot.i18n import LANGUAGES, LOCALES
from bot.services.findable import entries, spoken
from bot.settings import CONTENT_FOLDER


@pytest.fixture(scope="module")
def content() -> Content:
    return load(CONTENT_FOLDER, LOCALES)


@pytest.fixture(scope="module")
def found(content: Content) -> dict[tuple[str, str, str], Entry]:
    return {(entry.kind, entry.id, entry.language): entry for entry in entries(content)}


def test_every_thing_is_there_in_every_language(content: Content, found: dict[tuple[str, str, str], Entry]) -> None:
    counted = content.counts()
    for language in LANGUAGES:
        kinds = [kind for kind, _, code in found if code == language]
        for kind, many in {"figure": "figures", "call": "calls", "milestone": "milestones", "term": "terms"}.items():
            assert kinds.count(kind) == counted[many]
        assert kinds.count("summary") == 4 * counted["reports"]


def test_a_figure_is_found_by_its_number_as_it_is_written_and_as_it_is_said(
    found: dict[tuple[str, str, str], Entry],
) -> None:
    entry = found["figure", "F029", "ru"]
    assert "1\xa0млрд" in entry.text
    assert "1 миллиард" in entry.about.replace("\xa0", " ")
    assert "1000000000" in entry.about


@pytest.mark.parametrize(
    ("language", "said"), [("en", "percent"), ("en", "per cent"), ("fr", "pour cent"), ("ru", "процентов")]
)
def test_a_share_is_said_in_words(language: str, said: str) -> None:
    assert said in " ".join(spoken(Decimal(25), "percent", language))


def test_a_milestone_is_found_by_its_date(found: dict[tuple[str, str, str], Entry]) -> None:
    assert "23 May 2016" in found["milestone", "M001", "en"].heading
    assert "mai 2016" in found["milestone", "M001", "fr"].heading
    assert "2016年5月" in found["milestone", "M001", "zh"].heading


def test_references_to_paragraphs_are_no_words_of_a_summary(found: dict[tuple[str, str, str], Entry]) -> None:
    assert not [entry for entry in found.values() if entry.kind == "summary" and "[" in entry.text]


def test_what_the_kinds_are_called_is_known_in_every_language() -> None:
    assert {kind: set(names) for kind, names in KINDS.items()} == {kind: set(LANGUAGES) for kind in KINDS}
