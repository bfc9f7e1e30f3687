"""The calendar for screens to show: every way a date is known, in every state, and long words in other alphabets."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from bot.content.shelf import Shelf
from bot.domain.calendar import AHEAD, MINE, PAST, Spot, Timing
from bot.domain.cycles import Cycle, terms
from bot.domain.dues import understood
from bot.domain.milestones import CONCERNED, Milestone, Sketch, Step
from bot.i18n import LANGUAGES
from bot.services.calendar import Entry, Leaf, of_content, of_term
from bot.settings import CONTENT_FOLDER
from bot.views.calendar.entry import Found
from bot.views.milestones import made, writing
from tests.views.directory import NOW

CONTENT = Shelf(CONTENT_FOLDER).content
PRINTED = [of_content(id, one, CONTENT, {}) for id, process in CONTENT.processes.items() for one in process.milestones]
NAMED = re.compile("[A-Za-z]{3,}")  # a name in Latin letters, which every language leaves as it is
PRINTED = [
    one
    for one in PRINTED
    if not any(
        NAMED.search(CONTENT.text(code, said))
        for code in ("ar", "ru", "zh")
        for said in (one.thing.title, one.thing.note, one.thing.doubt)
    )
]
SAID = (
    "14 June 2027",
    "14-16 June 2027",
    "March 2027",
    "2030",
    "by 2030",
    "Q3 2027",
    "first half of 2027",
    "2027-2030",
)
OPEN = ("ongoing", "from March 2027 onwards", "2027 onwards", "from 3 May 2027 onwards")
SEASONS = ("spring", "summer", "autumn", "winter")
LONG = "آبار, колодцы 井 <1> & " * 5
TITLES = dict.fromkeys(LANGUAGES, LONG)
OURS = Milestone(
    id="abcdef0123",
    process="agenda-for-humanity",
    language="ru",
    titles=TITLES,
    said="весна 2027 <b>",
    said_in="ru",
    when=Timing(understood("14 June 2027"), 12),
    audience=CONCERNED,
    source="井 https://example.org/" + "井" * 250,
    created=NOW,
    updated=NOW,
    country="KEN",
)
WHENS = [Timing(), Timing(every=6), *(Timing(understood(said), every) for said in SAID for every in (0, 1, 3, 12, 24))]
WHENS += [Timing(understood(said)) for said in OPEN]
WHENS += [Timing(understood(f"{name} 2027"), 12, f"{name} 2027") for name in SEASONS]
WHENS += [Timing(understood("winter 2027/28"), 0, "winter 2027/28")]
MADE = [
    replace(OURS, id=f"{n:010}", when=when, titles=dict.fromkeys(LANGUAGES, f"{n} {LONG}"))
    for n, when in enumerate(WHENS)
]
BARE = replace(OURS, titles={"ru": "井"}, said="", said_in="", source="", country=None, audience=("all",))


def entry(one: Milestone) -> Entry:
    return Entry(one.id, one.process, one.when, one, one.revision, one.updated, one.cancelled)


CYCLE = Cycle("c23456", OURS.process, {"ru": LONG}, date(2027, 1, 1), date(2027, 3, 31), date(2027, 6, 30), NOW)
TERMS = [of_term(one, {}) for one in terms(CYCLE)]
ALL = [*PRINTED, *(entry(one) for one in (*MADE, BARE)), *TERMS]
LEAVES = [Leaf(Spot(AHEAD), tuple(ALL[n : n + 6]), 60) for n in range(0, len(ALL), 6)]
LEAVES += [Leaf(Spot(kind), (), 1) for kind in (AHEAD, MINE, PAST)]
LEAVES += [Leaf(Spot(MINE), (), 1, followed=frozenset([*CONTENT.processes, "gone"]))]
LEAVES += [Leaf(Spot(PAST, id, 2), tuple(ALL[-6:]), 3, following=id > "h") for id in CONTENT.processes]
BEGUN = Sketch.of(OURS)
SKETCHES = [
    None,
    *(
        writing.Writing(replace(one, step=step), tuple(CONTENT.processes), ("", "KEN"), before)
        for step in Step
        for one, before in ((Sketch(), None), (BEGUN, replace(OURS, when=Timing())))
    ),
]
CARDS = [None, made.Found(OURS, True, True), made.Found(BARE), made.Found(replace(OURS, cancelled=True))]
LOADED: dict[str, list[Any]] = {
    "calendar.list": LEAVES,
    "calendar.processes": [frozenset(), frozenset(CONTENT.processes)],
    "calendar.entry": [
        None,
        *(Found(one, one.id.isdecimal(), one in TERMS) for one in ALL),
        Found(entry(replace(BARE, cancelled=True))),
    ],
    "calendar.file": [(0, 0), (1, 1), (68, 122), (1000, 2)],
    "milestones.home": [
        made.Home(),
        made.Home((BARE,), makes=True),
        made.Home((replace(BARE, cancelled=True), *MADE), True, True),
    ],
    "milestones.one": CARDS,
    "milestones.cancelling": CARDS,
    "milestones.moved": [None, OURS, replace(BARE, cancelled=True), *MADE],
    **{f"milestones.{name}": SKETCHES for name in ("step", "tongues", "tongue")},
}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "milestones.home": {"page": 2},
    "milestones.moved": {"before": Timing(understood("spring 2027"), 12, "spring 2027").body()},
    "milestones.tongue": {"tongue": "ar"},
}
