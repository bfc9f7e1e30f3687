"""What somebody types becomes words, each with the terms by which the index knows it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search.query import MOST_WORDS, query
from bot.domain.search.terms import indexed

SIX = ("ar", "en", "es", "fr", "ru", "zh")


def texts(typed: str) -> list[str]:
    return [word.text for word in query(typed, SIX)]


def test_small_words_count_only_where_there_is_nothing_else() -> None:
    assert texts("who owes the money") == ["owes", "money"]
    assert texts("para que") == ["para", "que"]


def test_a_word_said_twice_is_one_and_not_too_many_are_looked_for() -> None:
    assert texts("peace Peace") == ["peace"]
    assert len(texts(" ".join(f"w{n}" for n in range(99)))) <= MOST_WORDS


def test_chinese_is_looked_for_by_neighbours_and_one_sign_as_a_beginning() -> None:
    assert texts("难民健康") == ["难民", "民健", "健康"]
    (water,) = query("水", SIX)
    assert water.terms == ("水*",)


def test_year_and_month_belong_to_the_number() -> None:
    assert texts("2035年贫困") == ["2035", "贫困"]
    assert texts("青年") == ["青年"]


def test_a_stem_is_looked_for_in_each_language_of_the_script() -> None:
    (word,) = query("mujeres", SIX)
    assert {"mujeres", "¬mujer"} <= set(word.terms)
    (word,) = query("беженцами", SIX)
    assert "¬беженц" in word.terms


def test_kin_shares_its_beginning_and_in_arabic_its_consonants() -> None:
    assert query("parlamentarias", SIX)[0].wide == ("parlament*",)
    assert "≈طفل" in query("الأطفال", SIX)[0].wide
    assert query("war", SIX)[0].wide == ()


@given(st.text(max_size=80), st.sampled_from(SIX))
def test_whatever_is_typed_has_terms_without_marks_of_their_own(typed: str, language: str) -> None:
    for word in query(typed, SIX):
        assert word.terms
        assert all(term and not set(term[:-1]) & set("\"*' ") for term in word.terms + word.wide)
    assert all(" " not in term for part in indexed(typed, language) for term in part.split(" "))
