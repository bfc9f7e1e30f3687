"""Lists of commitments: what is in them, how many count, and pages that begin where the last one ended."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.domain.commitments import Channel, Verification
from bot.domain.dues import understood
from bot.domain.register import Facet, Holder, Listing, Part, Place, Record, Tally
from bot.storage import commitments, listings, tables
from bot.storage.engine import Transaction
from bot.storage.listings import Order
from tests.promises import NOON, organisation, promised

EVERYTHING = Listing(Facet.ALL, "")
TODAY = "2026-05-04"


@pytest.fixture
def register(tx: Transaction) -> Transaction:
    organisation(tx, "alpha", type="member_state", country="KEN")
    organisation(tx, "beta", type="ngo_international", country=None)
    return tx


def held(tx: Transaction, facet: Facet, value: str) -> list[str]:
    return listings.page(tx, Listing(facet, value), Order.NEWEST, 50, TODAY)


def walked(tx: Transaction, listing: Listing, order: Order, most: int) -> Iterator[list[str]]:
    last = ""
    while page := listings.page(tx, listing, order, most, TODAY, last):
        yield page
        last = page[-1]


def test_a_commitment_is_found_by_all_that_it_says(register: Transaction) -> None:
    one = promised(
        "find2345",
        "alpha",
        process="human-security",
        items=("HS1",),
        places=(Place("Lodwar, Turkana", "KEN"),),
        due=understood("By March 2027"),
    )
    commitments.put(register, replace(one, holders=(*one.holders, Holder("beta", Part.SUPPORTER))))
    where = {
        (Facet.ALL, ""),
        (Facet.PROCESS, "human-security"),
        (Facet.ITEM, "HS1"),
        (Facet.TYPE, "member_state"),
        (Facet.ORGANISATION, "alpha"),
        (Facet.ORGANISATION, "beta"),
        (Facet.VERIFICATION, "submitted"),
        (Facet.KIND, "individual"),
        (Facet.COUNTRY, "KEN"),
        (Facet.PLACE, "lodwar turkana"),
        (Facet.DUE, "2027"),
        (Facet.END, "2027-03-31"),
    }
    rows = register.execute(select(tables.listings))
    assert {(row.facet, row.value) for row in rows} == where
    assert all(held(register, *one) == ["find2345"] for one in where)


def test_a_draft_is_in_no_list(register: Transaction) -> None:
    commitments.put(register, promised("draf2345", "alpha", verification=Verification.DRAFT))
    assert held(register, Facet.ALL, "") == []
    assert listings.tally(register, EVERYTHING) == Tally()


def test_what_was_only_spoken_or_is_withdrawn_is_shown_and_not_counted(register: Transaction) -> None:
    commitments.put(register, promised("oral2345", "alpha", channel=Channel.ORAL))
    commitments.put(register, promised("with2345", "alpha", verification=Verification.WITHDRAWN))
    commitments.put(register, promised("wait2345", "alpha"))
    commitments.put(register, promised("conf2345", "alpha", verification=Verification.CONFIRMED))
    assert listings.tally(register, EVERYTHING) == Tally(listed=4, counted=2, awaiting=1)
    assert listings.within(register, Facet.VERIFICATION)["confirmed"] == Tally(1, 1, 0)


def test_a_change_moves_it_from_list_to_list(register: Transaction) -> None:
    one = promised("move2345", "alpha", due=understood("2025"))
    commitments.put(register, one)
    commitments.put(register, replace(one, due=understood("Ongoing"), verification=Verification.CONFIRMED))
    assert set(listings.within(register, Facet.DUE)) == {"ongoing"}
    assert held(register, Facet.DUE, "2025") == held(register, Facet.END, "2025-12-31") == []
    assert listings.tally(register, EVERYTHING) == Tally(1, 1, 0)


def test_the_newest_come_first_by_the_day_they_were_made(register: Transaction) -> None:
    for n, day in enumerate((date(2020, 1, 1), date(2024, 1, 1), date(2022, 1, 1))):
        commitments.put(register, promised(f"made{n:04}", "alpha", made=day))
    commitments.put(register, promised("made0009", "alpha"))
    assert held(register, Facet.ALL, "") == ["made0009", "made0001", "made0002", "made0000"]


def test_overdue_is_only_what_has_passed_wholly_and_still_stands(register: Transaction) -> None:
    dues = {"late0000": "2024", "late0001": "March 2026", "soon0000": "2026", "ever0000": "Ongoing"}
    for id, text in dues.items():
        commitments.put(register, promised(id, "alpha", due=understood(text)))
    gone = promised("late0009", "alpha", due=understood("2020"), verification=Verification.WITHDRAWN)
    commitments.put(register, gone)
    assert listings.page(register, EVERYTHING, Order.OVERDUE, 9, TODAY) == ["late0001", "late0000"]
    assert listings.page(register, EVERYTHING, Order.OVERDUE, 9, TODAY, "late0001") == ["late0000"]
    assert listings.page_before(register, EVERYTHING, Order.OVERDUE, 9, TODAY, "late0000") == ["late0001"]
    assert listings.overdue(register, TODAY) == Tally(2, 2, 2)


def test_what_is_due_first_comes_first_and_what_is_never_due_last(register: Transaction) -> None:
    for id, text in {"b0000000": "2026", "a0000000": "TBD", "c0000000": "2024"}.items():
        commitments.put(register, promised(id, "alpha", due=understood(text)))
    assert listings.page(register, EVERYTHING, Order.DUE, 9, TODAY) == ["c0000000", "b0000000", "a0000000"]


def test_places_are_found_by_how_they_begin(register: Transaction) -> None:
    for n, name in enumerate(("Turkana", "Türkiye", "Bamako")):
        commitments.put(register, promised(f"plac{n:04}", "beta", places=(Place(name),)))
    assert set(listings.beginning(register, Facet.PLACE, "tur", 9)) == {"turkana", "turkiye"}


ORDERS = st.sampled_from([Order.NEWEST, Order.DUE])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["2024", "2025", "TBD"])), max_size=25), ORDERS)
def test_pages_show_everything_once_and_back_again(
    register: Transaction, made: list[tuple[int, str]], order: Order
) -> None:
    register.execute(tables.commitments.delete())
    records = [
        promised(f"page{n:04}", "alpha", created=NOON + timedelta(days=day), due=understood(due))
        for n, (day, due) in enumerate(made)
    ]
    if records:
        commitments.put_all(register, records)
    pages = list(walked(register, EVERYTHING, order, 4))
    assert sorted(id for page in pages for id in page) == [one.id for one in records]
    for before, page in pairwise(pages):
        assert listings.page_before(register, EVERYTHING, order, 4, TODAY, page[0]) == before


CHANGES = st.tuples(
    st.integers(0, 3),
    st.sampled_from(list(Verification)),
    st.sampled_from(list(Channel)),
    st.sampled_from(["2024", "2027", "Ongoing", "?"]),
    st.sampled_from(["alpha", "beta"]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CHANGES, max_size=15))
def test_tallies_stay_what_counting_would_say(
    register: Transaction, changes: list[tuple[int, Verification, Channel, str, str]]
) -> None:
    """Whatever is changed in whatever order, no tally drifts from the rows."""
    for table in (tables.commitments, tables.tallies):
        register.execute(table.delete())
    present: dict[str, Record] = {}
    for n, verification, channel, due, by in changes:
        one = promised(f"tall{n:04}", by, verification=verification, channel=channel, due=understood(due))
        commitments.put(register, one)
        present[one.id] = one
    for row in register.execute(select(tables.tallies)):
        ids = listings.page(register, Listing(Facet(row.facet), row.value), Order.NEWEST, 99, TODAY)
        assert row.listed == len(ids)
        counts = [present[id] for id in ids if present[id].channel is not Channel.ORAL]
        assert row.counted == sum(one.verification is not Verification.WITHDRAWN for one in counts)
        assert row.awaiting == sum(one.verification in ("submitted", "under_check") for one in counts)
