"""Reports for screens to show: in every stage and state, for whoever signs and whoever does not, very long ones."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.cycles import Cycle
from bot.domain.people import Role
from bot.domain.reports import Channel, Owing, Report, Reported, Stage, Status
from bot.domain.self_report import QUESTIONS, UNCHANGED_WHY, UNSAID
from bot.services.due import Due
from bot.services.reports import Read, Standing
from bot.views.report.one import Owed, Received
from tests.views.directory import NOW, WELLS
from tests.views.promises import BARE, FULL

DAY = date(2026, 5, 31)
CYCLE = Cycle("c23456", "agenda-for-humanity", {"en": "2026"}, date(2026, 5, 1), DAY, date(2026, 6, 30), NOW)
OWING = Owing(CYCLE.id, FULL.id, WELLS.id, Stage.OPEN, DAY, NOW)
ASKED = replace(OWING, extended=DAY, because="سبب 井 <1>", question="井" * 300, note="井" * 300)
STANDING = Standing(OWING, CYCLE, FULL, WELLS, Status.DUE, Role.PARTNER)
PLAIN = replace(STANDING, record=BARE, status=Status.OVERDUE)
SAID = {name: "井 <1> " * 60 for name in [*QUESTIONS, UNCHANGED_WHY] if name not in UNSAID}
SAID |= {"new_date": "2027-03-31", "reached": "1200", "photo": "f1"}
REPORT = Report(
    9_999_999,
    *(CYCLE.id, FULL.id, WELLS.id, 3, Reported.DELAYED, "2340.5", False),
    *("ru", Channel.CHAT, NOW, NOW),
    said=SAID,
    private={"organiser_only": "井"},
)
SHORT = [replace(REPORT, state=state, said={"happened": "井"}, private={}) for state in Reported]
BY = [replace(REPORT, channel=channel, figure=None, said={}) for channel in Channel]
OWED = [
    None,
    Owed(STANDING),
    Owed(PLAIN, SHORT[0], None, 1),
    Owed(replace(STANDING, owing=ASKED), REPORT, None, 3, asks=True, begun=True),
    Owed(replace(STANDING, role=Role.SIGNER, status=Status.SIGNING), REPORT, REPORT, 3),
    *(Owed(replace(STANDING, status=one), REPORT, None, 1) for one in Status),
    Owed(replace(STANDING, cycle=replace(CYCLE, locks=date(2026, 5, 1), due=date(2026, 5, 1))), REPORT),
]
SUBMITTED = replace(OWING, stage=Stage.SUBMITTED, report=REPORT.number)
READ = [
    None,
    *(Read(STANDING, one, (one,)) for one in (REPORT, *SHORT, *BY)),
    Read(replace(STANDING, role=None), REPORT),
]
FIVE = tuple(replace(PLAIN, owing=replace(OWING, commitment=f"we22222{n}")) for n in range(5))
SEVERAL = tuple(
    replace(one, record=replace(BARE, wordings={"ru": replace(BARE.main, title=f"Колодцы {n} " * 20)}))
    for n, one in enumerate(FIVE)
)
WAITING = replace(STANDING, owing=replace(OWING, stage=Stage.SIGNING))
NAMES = ("one", "same", "giving_back", "newer", "to_sign", "signed", "given_back", "sent_back", "accepted", "extended")

LOADED: dict[str, list[Any]] = {
    **{f"report.{name}": OWED for name in NAMES},
    "report.read": READ,
    "report.received": [
        None,
        Received(Read(STANDING, REPORT), None),
        Received(Read(WAITING, REPORT), replace(PLAIN, owing=replace(OWING, commitment="bb222222"))),
    ],
    "report.due": [
        Due((), {}),
        *(Due(SEVERAL, {Stage.OPEN: n, Stage.SIGNING: n}, "c23456.we222222") for n in (1, 2, 3, 11, 100)),
        Due(FIVE[:1], {Stage.OPEN: 1}),
    ],
    "report.rest": [[], list(FIVE[:1]), list(SEVERAL) * 10],
}
ARGUMENTS: dict[str, dict[str, Any]] = {name: {"nudge": True} for name in ("report.one", "report.due")}
CHECKED = [one if one is None else replace(one, standing=replace(one.standing, owing=SUBMITTED)) for one in READ]
LOADED |= {
    "checking.queue": [[], list(FIVE[:1]), list(SEVERAL) * 10],
    "checking.one": CHECKED,
    "checking.asking": CHECKED,
    "checking.all": [[], list(FIVE[:1]), list(SEVERAL) * 10],
}
