"""Links that give a role once, and admins whom the operator named."""

import re

from bot.domain.people import Role
from bot.services import invitations, people
from bot.services.invitations import Joined
from bot.storage import people as rows
from bot.storage.engine import Transaction
from bot.storage.tables import invitations as kept
from tests.stage import Stage


async def first(stage: Stage) -> str | None:
    return await stage.store.write(lambda tx: invitations.first(tx, stage.seal, stage.time.now()))


async def follow(stage: Stage, payload: str, account: int = 7) -> Joined:
    now, token = stage.time.now(), payload.removeprefix("join_")

    def unit(tx: Transaction) -> Joined:
        return invitations.accept(tx, stage.seal, people.arrive(tx, account, "en", "UTC", now), token, now)

    return await stage.store.write(unit)


async def accept(stage: Stage, payload: str, account: int = 7) -> Role | None:
    came = await follow(stage, payload, account)
    return came.grant.role if came.grant else None


async def test_the_first_admins_link_is_made_until_somebody_has_used_it(stage: Stage) -> None:
    lost, found = await first(stage), await first(stage)
    assert lost
    assert found
    assert re.fullmatch(r"join_[A-Za-z0-9_-]{22}", found)
    assert await accept(stage, lost) is None
    assert await accept(stage, found) is Role.ADMIN
    assert await first(stage) is None


async def test_the_token_itself_is_not_kept(stage: Stage) -> None:
    payload = await first(stage)
    assert payload
    digests = await stage.store.read(lambda tx: tx.execute(kept.select()).all())
    assert [payload.removeprefix("join_").encode() in row.digest for row in digests] == [False]


async def test_admins_named_by_the_operator_are_admins_once_and_for_all(stage: Stage) -> None:
    now = stage.time.now()
    for _ in range(2):
        await stage.store.write(lambda tx: invitations.appoint(tx, {7, 8}, "fr", "Africa/Dakar", now))
    admins = await stage.store.read(lambda tx: rows.with_role(tx, Role.ADMIN))
    assert {(admin.hint, admin.zone, admin.language) for admin in admins} == {("fr", "Africa/Dakar", None)}
    assert len(admins) == 2
    assert await first(stage) is None


async def test_a_link_is_used_by_one_person_in_time(stage: Stage) -> None:
    payload = await first(stage)
    assert payload
    stage.time.advance(days=7, seconds=1)
    assert await accept(stage, payload) is None
    fresh = await first(stage)
    assert fresh
    assert await accept(stage, fresh) is Role.ADMIN
    assert await accept(stage, fresh, 8) is None
