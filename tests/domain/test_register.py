"""In which lists a commitment is found, and how a long text is cut."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commitments import Channel, Verification
from bot.domain.dues import understood
from bot.domain.register import About, Facet, Listing, Place, Tally, due_values, listings, weight
from bot.domain.splitting import pages
from tests.promises import promised

STATE = {"alpha": About("member_state", "CAN")}


def countries(*places: Place) -> set[str]:
    found = listings(promised("a", "alpha", places=places), STATE)
    return {one.value for one in found if one.facet is Facet.COUNTRY}


def test_where_nothing_is_said_of_the_place_it_is_at_home() -> None:
    assert countries() == {"CAN"}
    assert countries(Place("Kenya", "KEN")) == {"KEN"}
    assert countries(Place("the border")) == set()


def test_a_date_is_listed_by_its_last_year_and_no_date_by_its_precision() -> None:
    assert [due_values(understood(text)) for text in ("2022-2024", "March 2025", "Ongoing", "TBD")] == [
        ("2024",),
        ("2025",),
        ("ongoing",),
        ("unknown",),
    ]


def test_what_is_withdrawn_is_never_overdue() -> None:
    one = promised("a", "alpha", due=understood("2020"), verification=Verification.WITHDRAWN)
    assert not [listing for listing in listings(one, STATE) if listing.facet is Facet.END]
    assert Listing(Facet.VERIFICATION, "withdrawn") in listings(one, STATE)


def test_what_was_said_aloud_is_listed_and_not_counted() -> None:
    assert weight(promised("a", "alpha", channel=Channel.ORAL)) == Tally(1, 0, 0)


@given(st.text(max_size=400), st.integers(20, 80))
def test_a_text_on_several_pages_loses_nothing_but_blanks(text: str, most: int) -> None:
    cut = pages(text, most)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert all(len(page) <= most for page in cut)


@given(st.integers(1, 60))
def test_no_letter_is_torn_from_its_marks(length: int) -> None:
    cut = pages("é\u0301\u0301" * length, 20)
    assert not any(page and unicodedata.combining(page[0]) for page in cut)


def test_paragraphs_are_kept_whole_where_they_fit() -> None:
    assert pages("One here.\n\nTwo here.\n\nThree here.", 24) == ["One here.\n\nTwo here.", "Three here."]
    assert pages("One is here. Two is here.", 20) == ["One is here.", "Two is here."]
