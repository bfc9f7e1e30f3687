"""Whatever button somebody without a role presses, and whatever service they reach: nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

import handlers
from bot.content import Content
from bot.documents import sheet
from bot.documents.document import Order
from bot.domain.authority import APPOINTS, REMOVES, Act
from bot.domain.people import Grant, Person, Role, Scope
from bot.domain.screens import Press
from bot.pipeline.conversation import Input, Kind
from bot.pipeline.reading import Received
from bot.pipeline.switchboard import Switchboard
from bot.seal import Seal
from bot.services import invitations, members, organisations, people, reaching, roles, setup, signers, trail
from bot.services.organisations import Registration
from bot.storage import organisations as rows
from bot.storage import people as person_rows
from bot.storage import tables
from bot.storage.engine import Transaction
from bot.views.page import Here
from tests import registry
from tests.cast import Phone
from tests.registry import granted, listed, person_of, took, works_for
from tests.stage import HOUSE, Stage

WATCHED = (tables.roles, tables.organisations, tables.names, tables.invitations, tables.joins, tables.signings,
           tables.departures, tables.audit, tables.facts)  # fmt: skip
HERS = frozenset({"send", "left"})  # what everybody may do in their own name
WELLS = Scope.within("wells")


def everything(tx: Transaction) -> list[Any]:
    blocked = tx.exec_driver_sql("SELECT id, blocked FROM people ORDER BY id").all()
    return [blocked, *(sorted(map(tuple, tx.execute(table.select())), key=repr) for table in WATCHED)]


@pytest.fixture
async def town(stage: Stage) -> dict[str, Phone]:
    """An organisation, one that waits, people who work for it, and an organiser of another country."""
    await listed(stage)
    await listed(stage, "ponts", "Ponts pour tous", country="FRA", standing="proposed")
    cast = {name: await Phone.settled(stage, "en") for name in ("visitor", "partner", "waiting", "elsewhere")}
    for name in ("partner", "waiting"):
        await works_for(stage, cast[name])
    waiting = await person_of(stage, cast["waiting"])
    await stage.store.write(lambda tx: rows.wait_to_sign(tx, waiting.id, "wells", stage.time.now()))
    await granted(stage, cast["elsewhere"], Role.ORGANISER, "country:BRA")
    cast["admin"] = await Phone.settled(stage, "en", Role.ADMIN)
    await Phone.settled(stage, "en", Role.ADMIN)
    return cast


async def arguments(stage: Stage, town: dict[str, Phone]) -> list[str]:
    """Everything that a button could carry here."""
    ids = [(await person_of(stage, phone)).id for phone in town.values()]
    marks = [grant.mark for phone in town.values() for grant in (await person_of(stage, phone)).grants]
    made = await stage.store.read(lambda tx: tx.exec_driver_sql("SELECT id FROM invitations").scalars().all())
    pairs = [f"{one}.{id}" for one in ("wells", "ponts", *marks) for id in ids]
    return ["", "wells", "ponts", "9", "agenda-for-humanity", "everywhere", "organisation:wells", *made, *ids, *pairs]


async def forged(stage: Stage, phone: Phone, data: str) -> None:
    """A button that no screen of theirs has, as a client of one's own can press it."""
    now = stage.time.now()
    pressed = Received(phone.id, "en", phone.id, True, Input(Kind.PRESS, "", data, 1))
    board = Switchboard(handlers.CONVERSATIONS, lambda now: Here(HOUSE, stage.shelf.content, stage.seal, now))
    await stage.store.write(lambda tx: board.work(tx, 10**9, pressed, now))


@pytest.mark.parametrize("name", ["desk", "roles", "invitations", "organisation"])
@pytest.mark.parametrize("who", ["visitor", "elsewhere"])
async def test_no_button_does_what_its_presser_may_not(
    stage: Stage, town: dict[str, Phone], name: str, who: str
) -> None:
    admin, grant = await person_of(stage, town["admin"]), Grant(Role.PARTNER, WELLS)
    await stage.store.write(lambda tx: invitations.make(tx, stage.seal, admin, grant, stage.time.now()))
    before = await stage.store.read(everything)
    carried = await arguments(stage, town)
    conversation = next(one for one in handlers.CONVERSATIONS if one.name == name)
    for verb in sorted(set(conversation.presses) - HERS):
        for argument in carried:
            await forged(stage, town[who], Press(name, verb, argument).pack())
        assert await stage.store.read(everything) == before, verb


@dataclass(frozen=True)
class Tried:
    """An act tried on the town by somebody."""

    tx: Transaction
    by: Person
    seal: Seal
    now: datetime
    ids: dict[str, str]
    content: Content


Do = Callable[[Tried], Any]
NEW = Registration("Another One", "ngo_national", "KEN", "en")
OFFICES = (Role.HANDLER, Role.SENSITIVE, Role.ORGANISER, Role.ADMIN)


def appointing(role: Role) -> Do:
    return lambda it: roles.appoint(it.tx, it.by, it.ids["partner"], Grant(role), it.now)


def removing(role: Role) -> Do:
    def do(it: Tried) -> Any:
        person_rows.give_role(it.tx, it.ids["partner"], role, it.now)
        answer = roles.remove(it.tx, it.by, it.ids["partner"], Grant(role), it.now)
        assert (answer is roles.Answer.DONE) != bool(roles.held(it.tx, it.ids["partner"], Grant(role).mark))
        person_rows.take_role(it.tx, it.ids["partner"], role)
        return answer

    return do


def giving_signer(it: Tried) -> Any:
    appointed = roles.appoint(it.tx, it.by, it.ids["partner"], Grant(Role.SIGNER, WELLS), it.now)
    all_ = signers.accept_all(it.tx, it.by, it.now, 9)
    one = signers.accept(it.tx, it.by, it.ids["waiting"], "wells", it.now)
    return [*all_, *(yes for yes in (one, appointed is roles.Answer.DONE) if yes)]


def seeing_invitations(it: Tried) -> Any:
    return [*reaching.reaching(it.tx, it.by), *reaching.links(it.tx, it.by, "wells")]


DOING: dict[Act, Do] = {
    Act.BLOCK: lambda it: people.block(it.tx, it.ids["partner"], it.by, it.now),
    Act.UNBLOCK: lambda it: people.unblock(it.tx, it.ids["partner"], it.by, it.now),
    Act.FIND_PERSON: lambda it: roles.find(it.tx, it.by, it.ids["partner"], 9),
    Act.SEE_TRAIL: lambda it: list(trail.page(it.tx, it.by, 0, 9).entries),
    Act.SET_UP: lambda it: setup.choose_process(it.tx, it.by, "agenda-for-humanity", it.now),
    Act.ACCEPT_ORGANISATION: lambda it: organisations.accept(it.tx, it.by, "ponts", it.now),
    Act.REFUSE_ORGANISATION: lambda it: organisations.refuse(it.tx, it.by, "ponts", it.now),
    Act.ADD_ORGANISATION: lambda it: organisations.add(it.tx, it.by, NEW, it.now),
    Act.RENAME_ORGANISATION: lambda it: organisations.rename(it.tx, it.by, "wells", "en", "Mine", it.now),
    Act.CLOSE_ORGANISATION: lambda it: organisations.close(it.tx, it.by, "wells", it.now),
    Act.SAY_WHETHER_SIGNED: lambda it: organisations.say_whether_signed(it.tx, it.by, "wells", it.now, signed=False),
    Act.SEE_MEMBERS: lambda it: members.members(it.tx, it.by, "wells"),
    Act.INVITE: lambda it: invitations.make(it.tx, it.seal, it.by, Grant(Role.PARTNER, WELLS), it.now),
    Act.INVITE_IN_BULK: lambda it: reaching.invite_all(it.tx, it.seal, it.by, it.now),
    Act.SEE_INVITATIONS: seeing_invitations,
    Act.HAND_OVER: lambda it: invitations.hand_over(it.tx, it.seal, it.by, "wells", it.now),
    Act.LEAVE: lambda it: members.leave(it.tx, it.by, "wells", it.now),
    Act.REMOVE_PARTNER: lambda it: members.remove(it.tx, it.by, it.ids["partner"], "wells", it.now),
    Act.GIVE_SIGNER: giving_signer,
    Act.REMOVE_SIGNER: lambda it: signers.refuse(it.tx, it.by, it.ids["waiting"], "wells", it.now),
    Act.EXPORT_CONTACTS: lambda it: sheet.load(it.tx, Order({}, it.by, HOUSE, it.seal, it.now, it.content)),
    **{APPOINTS[role]: appointing(role) for role in OFFICES},
    **{REMOVES[role]: removing(role) for role in OFFICES},
}
EVERYBODYS = {Act.PROPOSE_ORGANISATION}
ELSEWHERE = {
    Act.IMPORT,
    Act.SEE_CONTACTS,
    Act.COMMIT,
    Act.CONFIRM_COMMITMENT,
    Act.HIDE_TEXT,
    Act.KEEP_CYCLE,
    Act.REPORT,
    Act.SIGN_REPORT,
    Act.READ_REPORT,
    Act.ACCEPT_REPORT,
    Act.SEND_BACK_REPORT,
    Act.EXTEND_REPORT,
    Act.MAKE_MILESTONE,
    Act.CHANGE_MILESTONE,
    Act.CANCEL_MILESTONE,
}  # commitments, cycles, reports and milestones are tried with theirs


def test_every_act_is_tried_here_or_with_what_it_is_about() -> None:
    assert set(DOING) | EVERYBODYS | ELSEWHERE == set(Act)
    assert not set(DOING) & (EVERYBODYS | ELSEWHERE)


@pytest.mark.parametrize("act", DOING)
async def test_every_act_is_refused_inside_its_unit_to_whoever_was_demoted_since(
    stage: Stage, town: dict[str, Phone], act: Act
) -> None:
    """The turn began with all they had; on disk they have a role that reaches elsewhere."""
    by = await person_of(stage, town["admin"])
    ids = {name: (await person_of(stage, phone)).id for name, phone in town.items()}
    await took(stage, town["admin"], Role.ADMIN)
    await granted(stage, town["admin"], Role.ORGANISER, "country:BRA")

    def unit(tx: Transaction) -> None:
        before = everything(tx)
        answer = DOING[act](Tried(tx, by, stage.seal, stage.time.now(), ids, stage.shelf.content))
        assert answer in (None, False, 0, [], roles.Answer.NOT_ALLOWED)
        assert everything(tx) == before

    await stage.store.write(unit)


@pytest.mark.parametrize("act", DOING)
async def test_every_act_is_done_by_whoever_may(stage: Stage, town: dict[str, Phone], act: Act) -> None:
    """Else the test above could not fail."""
    await works_for(stage, town["admin"], signs=True)
    await registry.contact(stage)
    by = await person_of(stage, town["admin"])
    ids = {name: (await person_of(stage, phone)).id for name, phone in town.items()}

    def unit(tx: Transaction) -> Any:
        if act in (Act.EXPORT_CONTACTS, Act.SEE_TRAIL):
            assert reaching.invite_all(tx, stage.seal, by, stage.time.now())
        return DOING[act](Tried(tx, by, stage.seal, stage.time.now(), ids, stage.shelf.content))

    answer = await stage.store.write(unit)
    assert answer
    assert answer is not roles.Answer.NOT_ALLOWED
