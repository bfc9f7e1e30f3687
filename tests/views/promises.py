"""Commitments for screens to show: of every state and kind, bare ones, and very long ones in other alphabets."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.commitments import Channel, Kind, Verification
from bot.domain.dues import understood
from bot.domain.pledges import Pledge, Step
from bot.domain.register import Change, Facet, Holder, Listing, Part, Place, Record, Tally, Wording
from bot.seal import Seal
from bot.services.commitments import Caring, Listed, Shown
from bot.services.search import Found
from bot.views.commit import Writing
from bot.views.commitments import wording
from tests.views.directory import ANNA, BRUNO, GONE, NOW, PLAIN, WELLS

WORDS = Seal(bytes(32)).close_words("水")
LONG = "آبار، колодцы 井 «آبار» <1> & 2. " * 120
ALL = {code: Wording("آبار" + "井" * 300, LONG, "к 2027") for code in ("ar", "es", "ru", "zh")}
FULL = Record(
    id="we222222",
    kind=Kind.JOINT,
    language="ru",
    wordings=ALL,
    holders=(
        Holder(WELLS.id),
        *(Holder(f"{n}" * 10, Part.HOLDER) for n in range(8)),
        Holder(PLAIN.id, Part.SUPPORTER),
        Holder("ffffffffff", Part.HOLDER, False),
    ),
    channel=Channel.BOT,
    verification=Verification.CONFIRMED,
    created=NOW,
    updated=NOW,
    process="agenda-for-humanity",
    due=understood("By March 2024"),
    target="٤٠",
    unit="井",
    baseline="12",
    groups=(*wording.GROUPS, "井"),
    partners="井" * 200,
    items=("R1", "R2", "CC1", "CC2"),
    places=(Place("KEN", "KEN"), Place("井" * 60)),
    benchmarks=("10 < 20", "20"),
    source="7",
    source_id="7",
    made=date(2024, 5, 1),
)
BARE = replace(
    FULL,
    kind=Kind.ALIGNMENT,
    wordings={"ru": Wording("", "نعم.")},
    holders=(Holder(WELLS.id),),
    due=understood("?"),
    groups=(),
    partners="",
    items=(),
    places=(),
    benchmarks=(),
    target="",
    baseline="",
    source=None,
)
NAMES = {WELLS.id: WELLS, PLAIN.id: PLAIN}
DUES = ("31 March 2024", "Fall 2027", "2022-2024", "2022", "Ongoing", "every year", "Q3 2025")
CHANGES = tuple(Change(NOW, what, "井", WELLS.id) for what in [*wording.CHANGES, "gone"])
MINE = Shown(FULL, NAMES, follows=True, taken=True, mine=(WELLS.id,), checks=True, history=CHANGES)
SHOWN = [
    Shown(FULL, NAMES),
    Shown(BARE, {}, history=CHANGES),
    MINE,
    replace(MINE, taken=False, record=replace(FULL, verification=Verification.DRAFT)),
    *(Shown(replace(BARE, verification=one), NAMES, mine=(WELLS.id,), checks=True) for one in Verification),
    *(Shown(replace(BARE, kind=one), NAMES) for one in Kind),
    *(Shown(replace(BARE, due=understood(text)), NAMES) for text in DUES),
    Shown(replace(FULL, channel=Channel.ORAL), NAMES),
    Shown(replace(FULL, hidden="سبب " * 75), NAMES, checks=True),
    Shown(replace(FULL, wordings={"eo": Wording("آبار", "آبار")}, language="eo"), NAMES),
]
CARDS = [None, *SHOWN]
FIVE = tuple(
    Shown(replace(BARE, id=f"we22222{n}", wordings={"ru": Wording(f"آبار {n} " * 30, "")}), NAMES) for n in range(5)
)
PAGES = [
    (Listed((), Tally(), True, True), None),
    (Listed((SHOWN[0],), Tally(1, 1, 1), True, True), WELLS),
    (Listed(FIVE, Tally(100_000, 99_000, 21), False, False), WELLS),
]
COUNTED = {str(n): Tally(n, n, 1) for n in range(2020, 2035)} | {"ongoing": Tally(1), "unknown": Tally(2)}
TAKERS = {one.record.id: (ANNA, BRUNO) for one in FIVE[:2]} | {one.record.id: () for one in FIVE[2:]}
PLACES = [(Listing(Facet.COUNTRY, "KEN"), Tally(3)), (Listing(Facet.PLACE, "тюркана " * 5), Tally(1))]
FULLY = Pledge(
    what="نعم. " * 900,
    title="آبار" + "井" * 196,
    due="2027",
    target="40",
    unit="井",
    baseline="12",
    groups=("women",),
    partners="井",
    holders=(PLAIN.id,),
    process="agenda-for-humanity",
    items=("R1",),
    where="井",
)
WRITING = [
    None,
    *(Writing(WELLS, step, pledge, (PLAIN,), (GONE,), NOW) for step in Step for pledge in (Pledge(), FULLY)),
]

LOADED: dict[str, list[Any]] = {
    "commitments.home": [(Tally(), Tally()), (Tally(9, 8, 7), Tally(1)), (Tally(100_000, 90_000, 1), Tally(2))],
    "commitments.values": [{}, COUNTED],
    "commitments.list": PAGES,
    "commitments.followed": [(), FIVE],
    "commitments.places": [[], PLACES],
    "commitments.found": [(Found(0, {}, (), False, {}), ()), (Found(100, {}, (), False, {}), FIVE)],
    **{f"commitments.{name}": CARDS for name in ("card", "text", "history", "flag", "qr", "moved", "to_sign")},
    "promise.ask": CARDS,
    "promise.hide": CARDS,
    "promise.queue": [(0, ()), (1, FIVE[:1]), (100, FIVE)],
    "promise.flags": [[], [(one, reason, 2) for one, reason in zip(FIVE, wording.REASONS, strict=True)]],
    "promise.caring": [None, *(Caring(WELLS, page, TAKERS) for page, _ in (PAGES[0], PAGES[2]))],
    "commit.choose": [[], [WELLS], [WELLS, PLAIN]],
    "commit.step": WRITING,
}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "commitments.values": {"facet": Facet.DUE, "from": 8},
    "commitments.list": {"facet": Facet.ORGANISATION, "value": WELLS.id},
    "commitments.places": {"words": WORDS},
    "commitments.found": {"words": WORDS, "from": 5},
    "commitments.text": {"page": 1},
    "commitments.moved": {"what": "confirmed"},
    "commit.start": {"id": WELLS.id},
    "commit.step": {"id": WELLS.id},
}
