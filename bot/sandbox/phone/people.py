"""Who has a phone: accounts that come, change and go."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.sandbox.model import Account
from bot.sandbox.phone.talking import Impossible, account_of

if TYPE_CHECKING:
    from bot.sandbox.world import World

_CHANGEABLE = ("first_name", "last_name", "username", "language_code", "theme")


def accounts(world: World) -> list[dict[str, Any]]:
    return [shown(account) for account in world.accounts.values()]


def add(world: World, given: dict[str, Any]) -> dict[str, Any]:
    """An `id` may be given, so that a test or a sample can name people beforehand."""
    rest = _checked({name: value for name, value in given.items() if name != "id"})
    first_name = rest.pop("first_name", "")
    if not first_name:
        raise Impossible("a first name is needed")
    if given.get("id") in world.accounts or given.get("id") in world.bots:
        raise Impossible("this id is taken")
    return shown(world.add_account(first_name, given.get("id"), **rest))


def change(world: World, account_id: int, given: dict[str, Any]) -> dict[str, Any]:
    account = account_of(world, account_id)
    for name, value in _checked(given).items():
        setattr(account, name, value)
    world.act(account_id, "change", **given)
    world.tell_all({"type": "accounts"})
    return shown(account)


def delete(world: World, account_id: int) -> None:
    account = account_of(world, account_id)
    account.is_deleted = True
    account.first_name, account.last_name, account.username = "", None, None
    world.act(account_id, "delete account")
    world.tell_all({"type": "accounts"})


def shown(account: Account) -> dict[str, Any]:
    return {name: value for name, value in asdict(account).items() if value is not None}


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(given) - set(_CHANGEABLE))
    if unknown:
        raise Impossible(f"an account has no {unknown[0]}")
    return given
