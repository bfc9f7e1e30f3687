"""Organisations, links and people for screens to show: none, one, and very many with long names."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.authority import Act, Standing
from bot.domain.directory import Ended, Invitation, Organisation, Reached, Reaching
from bot.domain.organisations import Type
from bot.domain.people import QUIET, Grant, Person, Reach, Role, Scope, State
from bot.seal import Seal
from bot.services import roles, trail
from bot.services.setup import Progress
from bot.services.signers import Waiting
from bot.views import desk, directory, invitations, link, organisation, queue
from bot.views import roles as role_views

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
LONG = "الآبار للجميع — колодцы для всех 井为众人 " * 4
WELLS = Organisation("a1b2c3d4e5", Type.IFI, {"en": LONG, "fr": "الآبار"}, "en", "PRK")
PLAIN = replace(WELLS, id="b1b2c3d4e5", names={"en": "水" * 90}, country=None, signed=False)
GONE, PROPOSED = replace(WELLS, standing=Standing.GONE), replace(WELLS, standing=Standing.PROPOSED)
HERS = frozenset({Grant(Role.PARTNER, WELLS.scope), Grant(Role.SIGNER, WELLS.scope)})
ANNA = Person("7f3b" * 4, "en", "en", "UTC", QUIET, False, State.ACTIVE, False, HERS, "Анна-Мария")
BRUNO = replace(ANNA, id="7f3c" * 4, called=None, grants=frozenset({Grant(Role.PARTNER, WELLS.scope)}))
GRANTS = (
    *(Grant(role) for role in Role),
    Grant(Role.ORGANISER, Scope(Reach.PROCESS, "agenda-for-humanity")),
    Grant(Role.ORGANISER, Scope(Reach.PROCESS, "水")),
    Grant(Role.HANDLER, Scope(Reach.COUNTRY, "PRK")),
    Grant(Role.SIGNER, WELLS.scope),
)
OPEN = Invitation("0011223344556677", Grant(Role.PARTNER, WELLS.scope), 5, NOW + timedelta(days=9), NOW)
LINKS = (
    OPEN,
    replace(OPEN, hands_over=True),
    replace(OPEN, joined=5),
    replace(OPEN, revoked=NOW),
    replace(OPEN, expires=NOW),
)
OFFICE = role_views.Office(BRUNO, GRANTS, frozenset(GRANTS), {WELLS.id: WELLS})
MANY = [Waiting(replace(ANNA, id=f"{n:04x}{n:012x}"), WELLS) for n in range(60)]
ENTRIES = tuple(trail.Entry(NOW, BRUNO.id, act, f"{ANNA.id} {WELLS.scope.code}") for act in (*Act, "accept", "appoint"))
SUBJECTS = ("link partner@organisation:a1b2c3d4e5", "revoke admin", "12", "process:agenda-for-humanity", "everywhere")
TRAILS = [
    trail.Trail(),
    *(trail.Trail(ENTRIES[n : n + 15], True, {WELLS.id: WELLS}) for n in range(0, len(ENTRIES), 15)),
    trail.Trail(tuple(trail.Entry(NOW, BRUNO.id, "invite", subject) for subject in SUBJECTS), False, {WELLS.id: WELLS}),
]
OWN = [
    organisation.Own(None),
    *(organisation.Own(one, (ANNA, BRUNO), organisation.ACTS, ANNA) for one in (WELLS, PLAIN, GONE, PROPOSED)),
    organisation.Own(WELLS, tuple(replace(BRUNO, id=f"{n:04x}{n:012x}") for n in range(40)), organisation.ACTS, BRUNO),
    organisation.Own(WELLS),
]
NAME = {"name": Seal(bytes(32)).close_words("水 <为> 人"), "type": Type.OPD, "country": "PRK"}
COUNTS = [invitations.Count({each: n for each in Reached}, n) for n in (0, 1, 2, 3, 11, 800)]
NUMBERED = [replace(WELLS, id=f"{n:010x}", names={"en": f"{n} {LONG}"}) for n in range(25)]
REACHING = [Reaching(one, n % 3, n % 3, n % 2) for n, one in enumerate(NUMBERED)]
SHOWN = [
    None,
    *(link.Shown(one, WELLS) for one in LINKS),
    *(link.Shown(replace(OPEN, grant=one), None) for one in GRANTS),
]

LOADED: dict[str, list[Any]] = {
    "desk.blocked": [desk.Desk(0, [BRUNO] * n, allowed=frozenset({Act.BLOCK})) for n in (0, 1, 30)],
    "desk.setup": [Progress(None, 0, 0, 0, 0, True), Progress("agenda-for-humanity", 800, 900, 800, 300, False)],
    "desk.trail": TRAILS,
    "desk.proposals": [[], [WELLS], [PLAIN] * 30],
    "desk.proposal": [queue.Proposal(None), queue.Proposal(WELLS, (PLAIN, GONE))],
    "desk.signers": [[], MANY[:1], MANY],
    "desk.signer": [None, MANY[0]],
    "organisation.answered": [None, WELLS],
    "organisation.home": [[], [WELLS], [PLAIN] * 40],
    "organisation.card": [None, WELLS, PLAIN, GONE],
    "organisation.alike": [[WELLS], [WELLS, PLAIN, GONE, PLAIN, WELLS]],
    "organisation.check": [True, False],
    "invitations.home": COUNTS,
    "invitations.bulk": COUNTS,
    "invitations.list": [[], REACHING],
    "invitations.of": [invitations.Links(None), invitations.Links(WELLS), invitations.Links(WELLS, LINKS * 2)],
    "invitations.expiring": [[], [(OPEN, WELLS), (replace(OPEN, grant=Grant(Role.ADMIN)), None)]],
    "roles.home": [[], [OFFICE], [replace(OFFICE, grants=GRANTS[:2])] * 20],
    "roles.person": [role_views.Office(None), OFFICE, replace(OFFICE, grants=(), removable=frozenset())],
    "roles.found": [[], [ANNA, BRUNO]],
    "roles.role": [[], list(directory.ROLES)],
    "roles.reach": [[], [WELLS, PLAIN]],
    "roles.links": [
        [],
        [role_views.Office(None, (one,), organisations={WELLS.id: WELLS}, link=OPEN) for one in GRANTS],
    ],
    **dict.fromkeys(("organisation.link", "invitations.link", "roles.link", "organisation.qr"), SHOWN),
    **{f"organisation.{name}": OWN for name in ("own", "member", "leaving", "closing", "renaming")},
}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "organisation.alike": NAME,
    "organisation.check": NAME,
    "organisation.answered": {"id": WELLS.id, "answer": "accepted"},
    "invitations.list": {"only": Reached.NOT_REACHED, "first": 10},
    "roles.reach": {"role": Role.SENSITIVE, "person": ANNA.id},
    "desk.trail": {"first": 15},
}
SAYING: dict[str, list[dict[str, Any]]] = {
    "welcome_member": [{"arrived": arrived} for arrived in organisation.ARRIVED],
    "member_removed": [{"code": "7F3A"}],
    "country_unknown": [{}, {"like": "KEN"}],
    "nudge_later": [{"day": "2026-05-05"}],
    "checking_all_accepted": [{"n": n} for n in (0, 1, 50)],
    "now_sign": [{"n": n} for n in (1, 2, 50)],
    "links_made": [{"n": n} for n in (0, 1, 800)],
    "link_ended": [{"why": why} for why in Ended],
    "role_answer": [{"answer": answer} for answer in roles.Answer],
}
