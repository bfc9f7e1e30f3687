"""What comes first, and in which language."""

from bot.domain.search.query import query
from bot.domain.search.ranking import Match, Stage, ranked, share


def match(id: str, language: str, score: float, stage: Stage = Stage.WHOLLY, row: int = 1) -> Match:
    return Match(row, "figure", id, language, 0, score, stage)


def places(*matches: Match, language: str = "fr") -> list[tuple[str, str]]:
    return [(one.id, one.language) for one in ranked(matches, language)]


def test_the_same_thing_in_several_languages_is_one() -> None:
    assert places(match("F1", "en", 9), match("F1", "es", 8), match("F2", "en", 1)) == [("F1", "en"), ("F2", "en")]


def test_it_is_shown_in_the_readers_language_if_the_words_stand_there() -> None:
    assert places(match("F1", "en", 9), match("F1", "fr", 3)) == [("F1", "fr")]
    assert places(match("F1", "en", 9), match("F1", "fr", 3, Stage.PARTLY)) == [("F1", "en")]


def test_among_equals_the_readers_language_is_first() -> None:
    assert places(match("F1", "en", 5), match("F2", "fr", 5)) == [("F2", "fr"), ("F1", "en")]
    assert places(match("F1", "en", 9), match("F2", "fr", 5)) == [("F1", "en"), ("F2", "fr")]


def test_what_has_all_the_words_comes_before_what_has_some() -> None:
    assert places(match("F1", "fr", 9, Stage.PARTLY), match("F2", "en", 1)) == [("F2", "en"), ("F1", "fr")]


def test_a_number_weighs_more_than_a_word() -> None:
    words = query("africa 2063", ["en"])
    assert share(" ¬africa africa ", words) < share(" 2063 ", words) < share(" ¬africa 2063 ", words)
