"""One slip of the finger in a word that is long enough."""

import pytest

from bot.domain.search.mistakes import meant


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("bargian", "bargain"),
        ("recidente", "residente"),
        ("cesez", "cessez"),
        ("migrannt", "migrant"),
        ("разоружние", "разоружение"),
        ("بالبرش", "بالبشر"),
    ],
)
def test_what_was_meant_is_among_the_guesses(typed: str, word: str) -> None:
    assert word in meant(typed)
    assert typed not in meant(typed)


@pytest.mark.parametrize("typed", ["war", "", "难民署的", "x" * 40])
def test_no_guesses_where_they_would_mislead(typed: str) -> None:
    assert meant(typed) == set()
