"""Commitments come back as they went in, and changing one leaves nothing of what it said before."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import func, select

from bot.domain.commitments import Kind, Verification
from bot.domain.dues import understood
from bot.domain.register import LENGTH, LETTERS, Holder, Part, Place, Wording
from bot.storage import commitments, tables
from bot.storage.engine import Transaction
from tests.promises import NOON, organisation, promised

WHOLE = promised(
    "abcd2345",
    "alpha",
    "beta",
    wordings={
        "en": Wording("Wells", "Wells in every village.", "By March 2027"),
        "ar": Wording("آبار", "آبار في كل قرية.", "بحلول مارس 2027"),
    },
    process="agenda-for-humanity",
    due=understood("By March 2027"),
    target="40",
    unit="wells",
    baseline="12",
    groups=("women", "youth"),
    partners="the villages",
    items=("R3", "R4"),
    places=(Place("Turkana", "KEN"), Place("the border")),
    benchmarks=("10 by 2025", "25 by 2026"),
    source="register",
    source_id="7",
    digest="d1",
    made=date(2024, 5, 1),
)


def test_a_commitment_comes_back_whole(tx: Transaction) -> None:
    organisation(tx, "alpha"), organisation(tx, "beta")
    commitments.put(tx, WHOLE)
    assert commitments.find(tx, WHOLE.id) == WHOLE
    assert commitments.find(tx, "gone2345") is None


def test_many_come_in_the_order_asked_for(tx: Transaction) -> None:
    organisation(tx, "alpha")
    records = [promised(f"many{n:04}", "alpha") for n in range(4)]
    commitments.put_all(tx, records)
    ids = [one.id for one in reversed(records)]
    assert [one.id for one in commitments.find_all(tx, [*ids, "gone2345"])] == ids


def test_a_change_leaves_nothing_of_what_was_said_before(tx: Transaction) -> None:
    organisation(tx, "alpha"), organisation(tx, "beta")
    commitments.put(tx, WHOLE)
    changed = replace(
        WHOLE,
        kind=Kind.INDIVIDUAL,
        wordings={"en": Wording("Fewer wells", "Some.")},
        holders=(Holder("beta", Part.LEAD),),
        items=(),
        places=(),
        benchmarks=(),
        verification=Verification.WITHDRAWN,
        hidden="unlawful",
    )
    commitments.put(tx, changed)
    assert commitments.find(tx, WHOLE.id) == changed
    assert tx.execute(select(func.count()).select_from(tables.wordings)).scalar() == 1


def test_what_was_imported_before_is_known_by_its_source(tx: Transaction) -> None:
    organisation(tx, "alpha"), organisation(tx, "beta")
    commitments.put(tx, WHOLE)
    assert commitments.known(tx, "register", ["7", "8"]) == {"7": (WHOLE.id, "d1")}
    assert commitments.known(tx, "elsewhere", ["7"]) == {}


def test_whatever_has_waited_longest_comes_first(tx: Transaction) -> None:
    organisation(tx, "alpha")
    for n in (2, 0, 1):
        commitments.put(tx, promised(f"wait{n:04}", "alpha", updated=NOON + timedelta(days=n)))
    commitments.put(tx, promised("done0000", "alpha", verification=Verification.CONFIRMED))
    waiting = commitments.in_states(tx, [Verification.SUBMITTED, Verification.UNDER_CHECK], 10)
    assert waiting == ["wait0000", "wait0001", "wait0002"]


def test_an_id_can_be_read_aloud_and_put_into_a_link() -> None:
    ids = {commitments.fresh_id() for _ in range(200)}
    assert len(ids) == 200
    assert all(len(id) == LENGTH and set(id) <= set(LETTERS) for id in ids)
