"""What is searched while it is measured: many entries made of the content's own words."""

import pytest

from bot.commands.bench.ground import Ground
from bot.commands.bench.searching import COMMON, invented, searches, searching
from bot.content import load
from bot.i18n import LANGUAGES, LOCALES
from bot.services import findable
from bot.settings import CONTENT_FOLDER


@pytest.fixture(scope="module")
def entries():
    return list(findable.entries(load(CONTENT_FOLDER, LOCALES)))


def test_texts_are_made_in_every_language_and_alike_each_time(entries):
    made = list(invented(entries, 100))
    assert {entry.language for entry in made} == set(LANGUAGES)
    assert len({entry.id for entry in made}) == 100
    assert all(entry.text for entry in made)
    assert made == list(invented(entries, 100))


def test_the_sixty_searches_are_asked_and_the_commonest_words_of_every_language(entries):
    asked = list(searches(entries))
    assert ("grand bargian", "en") in asked
    assert len(asked) == 60 + COMMON * len(LANGUAGES)


async def test_the_row_is_measured(tmp_path):
    ground = Ground(tmp_path / "ground")
    await ground.prepare()
    results = {result.what: result for result in await searching(ground, 50)}
    assert set(results) == {
        "a search among 50 entries, p95",
        "the same, median",
        "an entry put in, median",
        "longest unit while the content is indexed",
    }
    assert all(result.value > 0 for result in results.values())
