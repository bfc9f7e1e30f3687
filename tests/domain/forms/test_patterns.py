"""Regular expressions match what Python's match, in a time that goes by the length of the text and nothing else."""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.forms.expressions.letters import Unreadable
from bot.domain.forms.expressions.patterns import pattern

ATOMS = ["a", "b", "0", ".", r"\d", r"\w", r"\s", r"\D", r"\W", r"\S", r"\.", r"\-", "[ab]", "[^a]", "[a-c0-9]",
         r"[\d_]",         r"[^\W\d]", "[a-]", "[]a]", "é", " ", r"[\D]", r"[^\s.]"]  # fmt: skip
OFTEN = ["", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,1}", "*?", "+?"]


def repeated(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda one, often: f"(?:{one}){often}", part, st.sampled_from(OFTEN))


atoms = st.builds(lambda atom, often: atom + often, st.sampled_from(ATOMS), st.sampled_from(OFTEN))
sources = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map("|".join).map(lambda one: f"({one})"),
        repeated(inner),
        inner.map(lambda one: f"^{one}$"),
    ),
    max_leaves=6,
)


@settings(max_examples=500, deadline=None)
@given(sources, st.text("ab0cé_ .-\n", max_size=6))
def test_they_match_what_pythons_match(source: str, text: str) -> None:
    expected = re.fullmatch(source.replace("$", r"\Z"), text, re.ASCII) is not None
    assert pattern(source).matches(text) == expected


@pytest.mark.parametrize(
    ("source", "text", "matches"),
    [
        (r"^[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$", "desk@example.org", True),
        (r"^[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$", "desk@example", False),
        (r"\+?[0-9 ]{6,15}", "+977 1 4200000", True),
        (r"[0-9]{5}", "123456", False),
        ("", "", True),
        ("", "a", False),
        ("a|", "", True),
        ("نعم|لا", "نعم", True),
        ("{", "{", True),
        ("a{,2}", "a{,2}", True),
    ],
)
def test_what_authors_write(source: str, text: str, matches: bool) -> None:
    assert pattern(source).matches(text) is matches


@pytest.mark.parametrize(
    "source",
    ["(", ")", "[", "[a", "*", "a**", "^*", "(?=a)", "(?<n>a)", r"\1", r"\p{L}", "\\", "[z-a]", "a{3,1}",
     "a{9999}", "(" * 40 + ")" * 40, "((a{100}){100}){100}", r"\b"],
)  # fmt: skip
def test_what_is_not_supported_is_refused(source: str) -> None:
    with pytest.raises(Unreadable):
        pattern(source)


@settings(max_examples=300, deadline=None)
@given(st.text("()[]{}*+?|^$\\.-,:=!<ad09", max_size=12))
def test_whatever_is_written_is_a_pattern_or_is_refused(source: str) -> None:
    try:
        pattern(source).matches("ad09")
    except Unreadable as unreadable:
        assert str(unreadable)  # noqa: PT017


@pytest.mark.parametrize("source", [r"^([a-zA-Z]+ ?)+$", r"(a+)+", r"(a|aa)+", r"(.*a){12}", r"(a?){30}a{30}"])
def test_no_pattern_takes_for_ever(source: str) -> None:
    """With `re` the first of these would take longer than the world has stood."""
    before = process_time()
    pattern(source).matches("a" * 3_000 + "!")
    assert process_time() - before < 10
