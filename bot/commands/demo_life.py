"""Who is in the demo: three phones by role, and what Kept knows of them and of others before they say a word."""

import asyncio
import json
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot import clock
from bot.commands import demo_cycles
from bot.commands.demo_register import Maker, makers, record
from bot.domain.people import Grant, Role, Scope
from bot.seal import Keys, Seal
from bot.services import invitations as links
from bot.services import members, people, register
from bot.storage import bystanders, commitments, invitations, organisations
from bot.storage import people as rows
from bot.storage.engine import Store, Transaction
from bot.storage.lock import Lock
from bot.storage.migration import upgrade

HOME = "wells"  # the organisation that the partner reports and signs for
PARTNER, ORGANISER = "partner", "organiser"
CAST = {
    "member": {"first_name": "Community member", "language_code": "ar", "theme": "light"},
    PARTNER: {"first_name": "Partner", "language_code": "fr", "theme": "light"},
    ORGANISER: {"first_name": "Organiser", "language_code": "en", "theme": "dark"},
}
ELSEWHERE = 7_000_000_000  # accounts of people who have no phone here
SOON = timedelta(days=5)


def phones(address: str) -> dict[str, int]:
    """Their Telegram ids by role; phones that are there from an earlier run stay."""
    present = {account["first_name"]: account["id"] for account in asked(f"{address}/phone/accounts")}
    return {
        role: present.get(phone["first_name"]) or asked(f"{address}/phone/accounts", phone)["id"]
        for role, phone in CAST.items()
    }


def alone(place: Path) -> Lock:
    """Whoever runs on these data waits as long as it is held."""
    return Lock(database(place))


def database(place: Path) -> Path:
    data = place / "data"
    data.mkdir(exist_ok=True)
    return data / "kept.db"


def settle(place: Path, accounts: Mapping[str, int]) -> None:
    asyncio.run(introduced(place, accounts))


async def introduced(place: Path, accounts: Mapping[str, int]) -> None:
    kept = database(place)
    keys = Keys.open(place / "keys", fresh_allowed=not kept.exists())
    upgrade(kept, keys)
    store = await Store.open(kept, keys.database)
    try:
        await store.write(lambda tx: populate(tx, Seal(keys.seal), accounts, clock.now()))
    finally:
        await store.close()


def populate(tx: Transaction, seal: Seal, accounts: Mapping[str, int], now: datetime) -> None:
    """Whatever is there already is left as it has become."""
    known = {role: arrive(tx, accounts[role], CAST[role]["language_code"], now) for role in (PARTNER, ORGANISER)}
    rows.give_role(tx, known[ORGANISER], Role.ORGANISER, now)
    found = makers()
    for n, one in enumerate(found):
        if organisations.find(tx, one.id) is None:
            enter(tx, seal, one, known[PARTNER] if one.id == HOME else somebody(tx, one, ELSEWHERE + n, now), now)
    fill(tx, found, known, now)
    organiser = rows.find(tx, known[ORGANISER])
    if organiser:
        demo_cycles.report(tx, organiser, now)


def arrive(tx: Transaction, account: int, language: str, now: datetime) -> str:
    """A community member is nobody to Kept before the first message; these have spoken before."""
    return people.arrive(tx, account, language, "UTC", now).id


def somebody(tx: Transaction, maker: Maker, account: int, now: datetime) -> str | None:
    """Whoever came in by the link there, or registered it."""
    if not (maker.joined or maker.proposed):
        return None
    id = arrive(tx, account, maker.main, maker.begun(now))
    rows.change(tx, id, language=maker.main)
    return id


def enter(tx: Transaction, seal: Seal, maker: Maker, person: str | None, now: datetime) -> None:
    """Lists an organisation, with those one can write to there and what came of its links."""
    organisations.add(tx, maker.organisation(person if maker.proposed else None), maker.begun(now))
    for contact in maker.people():
        organisations.add_contact(tx, contact)
    if maker.reached:
        invite(tx, seal, maker, person, maker.begun(now))
    if person:
        rows.change(tx, person, called=next((one.name for one in maker.people()), None))
    if maker.joined and person:
        members.join(tx, person, maker.id, maker.begun(now), signs=not maker.waits_to_sign)
        if maker.waits_to_sign:
            organisations.wait_to_sign(tx, person, maker.id, maker.begun(now))


def invite(tx: Transaction, seal: Seal, maker: Maker, person: str | None, made: datetime) -> None:
    """A link for each contact, and one where there is nobody; the first is the one that was opened."""
    contacts: list[str | None] = [*(one.id for one in maker.people())] or [None]
    new = [links.new(Grant(Role.PARTNER, Scope.within(maker.id)), made, contact=contact) for contact in contacts]
    if maker.link_ends_soon:
        new = [replace(one, expires=made + timedelta(days=maker.since) + SOON) for one in new]
    for one in new:
        links.put(tx, seal, one)
    if maker.opened:
        invitations.opened(tx, new[0].id)
    if maker.joined and person:
        invitations.take_place(tx, new[0].id, person, made)


def fill(tx: Transaction, found: Sequence[Maker], known: Mapping[str, str], now: datetime) -> None:
    """What was promised, and who looks at it; a key that is known already is left alone."""
    promises = [(one, maker) for maker in found for one in maker.promises]
    there = {record.id for record in commitments.find_all(tx, [one.id for one, _ in promises])}
    new = [(one, maker) for one, maker in promises if one.id not in there]
    if not new:
        return
    changes = [(one.id, change) for one, maker in new for change in one.changes(maker.id, now)]
    register.keep(tx, [record(one, maker, now) for one, maker in new], changes)
    for one, maker in new:
        if maker.id == HOME:
            bystanders.take(tx, one.id, known[PARTNER], now)
        for role in one.followed:
            bystanders.follow(tx, one.id, known[role], now)
        if one.flagged:
            bystanders.flag(tx, one.id, known[PARTNER], one.flagged, now)


def asked(url: str, body: dict[str, str] | None = None) -> Any:
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})  # noqa: S310 - our own sandbox
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return json.load(answer)
