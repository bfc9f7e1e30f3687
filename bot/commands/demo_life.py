"""Who is in the demo: three phones by role, and what Kept knows of them before they say a word."""

import asyncio
import json
import urllib.request
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import clock
from bot.domain.authority import Standing
from bot.domain.directory import Organisation
from bot.domain.people import Role
from bot.seal import Keys
from bot.services import members, people
from bot.storage import organisations
from bot.storage import people as rows
from bot.storage.engine import Store, Transaction
from bot.storage.migration import upgrade

HOME = Organisation(
    "wells",
    "ngo_national",
    {"en": "Wells for All", "fr": "Des puits pour tous"},
    "en",
    country="KEN",
    language="fr",
    standing=Standing.ACTIVE,
)

CAST: dict[str, tuple[dict[str, str], tuple[Role, ...]]] = {
    "member": ({"first_name": "Community member", "language_code": "ar", "theme": "light"}, ()),
    "partner": ({"first_name": "Partner", "language_code": "fr", "theme": "light"}, (Role.SIGNER,)),
    "organiser": ({"first_name": "Organiser", "language_code": "en", "theme": "dark"}, (Role.ORGANISER,)),
}


def settle(address: str, place: Path) -> dict[str, int]:
    """Their Telegram ids by role; phones that are there from an earlier run stay."""
    present = {account["first_name"]: account["id"] for account in asked(f"{address}/phone/accounts")}
    accounts = {
        role: present.get(phone["first_name"]) or asked(f"{address}/phone/accounts", phone)["id"]
        for role, (phone, _) in CAST.items()
    }
    asyncio.run(introduced(place, accounts))
    return accounts


async def introduced(place: Path, accounts: dict[str, int]) -> None:
    data = place / "data"
    data.mkdir(exist_ok=True)
    database = data / "kept.db"
    keys = Keys.open(place / "keys", fresh_allowed=not database.exists())
    upgrade(database, keys)
    store = await Store.open(database, keys.database)
    try:
        await store.write(lambda tx: give_roles(tx, accounts))
    finally:
        await store.close()


def give_roles(tx: Transaction, accounts: dict[str, int]) -> None:
    now = clock.now()
    for role, (phone, roles) in CAST.items():
        if not roles:
            continue  # a community member is nobody to Kept before the first message
        person = people.arrive(tx, accounts[role], phone["language_code"], "UTC", now)
        for each in roles:
            if each is Role.SIGNER:
                members.join(tx, person.id, organisation(tx, now), now, signs=True)
            else:
                rows.give_role(tx, person.id, each, now)


def organisation(tx: Transaction, now: datetime) -> str:
    """The one the partner reports for."""
    if organisations.find(tx, HOME.id) is None:
        organisations.add(tx, HOME, now)
    return HOME.id


def asked(url: str, body: dict[str, str] | None = None) -> Any:
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})  # noqa: S310 - our own sandbox
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return json.load(answer)
