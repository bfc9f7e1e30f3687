"""How updates are fetched: getUpdates, the webhook, and who the bot is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.sandbox.model import Bot, Webhook
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.registry import ARRAY, BOOLEAN, INTEGER, STRING, Given, method
from bot.sandbox.text.links import checked_link
from bot.sandbox.updates import DEFAULT_KINDS, Update

if TYPE_CHECKING:
    from bot.sandbox.world import World

WEBHOOK_IS_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


@method("getMe")
def get_me(_world: World, bot: Bot, _given: Given) -> dict[str, Any]:
    return {
        **bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": bot.reads_all_group_messages,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("getUpdates", offset=INTEGER, limit=INTEGER, timeout=INTEGER, allowed_updates=ARRAY)
def get_updates(world: World, bot: Bot, given: Given) -> list[Update]:
    """What is there now; waiting for more is the network's part."""
    if bot.webhook:
        raise Refusal(409, WEBHOOK_IS_ACTIVE)
    queue = world.queues[bot.id]
    queue.allow(given.get("allowed_updates"))
    confirmed = queue.confirm(given.get("offset", 0))
    now = world.now()
    if confirmed:
        world.journal.note(now, "confirmed", bot.id, "getUpdates", parameters=confirmed)
    limit = min(max(given.get("limit", 100), 1), 100)
    return hand_out(world, bot, queue.take(limit, now))


def hand_out(world: World, bot: Bot, updates: list[Update]) -> list[Update]:
    """Notes what is handed out; on demand some come twice or in another order."""
    if not updates:
        return updates
    if world.faults.rules:
        updates = [again for update in updates for again in _repeated(world, update)]
        if world.faults.strikes("shuffle"):
            world.random.shuffle(updates)
    numbers = [update["update_id"] for update in updates]
    world.journal.note(world.now(), "handed", bot.id, "getUpdates", parameters=numbers)
    return updates


def _repeated(world: World, update: Update) -> list[Update]:
    return [update, update] if world.faults.strikes("repeat") else [update]


@method(
    "setWebhook",
    url=STRING,
    max_connections=INTEGER,
    allowed_updates=ARRAY,
    drop_pending_updates=BOOLEAN,
    secret_token=STRING,
)
def set_webhook(world: World, bot: Bot, given: Given) -> bool:
    if not given.get("url"):
        return _end_webhook(world, bot, given)
    url = _checked_url(given["url"])
    secret = given.get("secret_token", "")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _drop(world, bot, given)
    world.queues[bot.id].allow(given.get("allowed_updates"))
    connections = min(max(given.get("max_connections", 40), 1), 100)
    bot.webhook = Webhook(url, secret, connections)
    _wake(world, bot)
    return True


@method("deleteWebhook", drop_pending_updates=BOOLEAN)
def delete_webhook(world: World, bot: Bot, given: Given) -> bool:
    return _end_webhook(world, bot, given)


def _end_webhook(world: World, bot: Bot, given: Given) -> bool:
    bot.webhook = None
    _drop(world, bot, given)
    _wake(world, bot)
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, bot: Bot, _given: Given) -> dict[str, Any]:
    queue = world.queues[bot.id]
    queue.expire(world.now())
    hook = bot.webhook
    info: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.pending),
    }
    if hook:
        info.update(max_connections=hook.max_connections, ip_address="127.0.0.1")
        if hook.last_error_date:
            info.update(last_error_date=hook.last_error_date, last_error_message=hook.last_error_message)
    if queue.allowed != DEFAULT_KINDS:
        info["allowed_updates"] = queue.allowed
    return info


def _checked_url(url: str) -> str:
    """Plain http is allowed to this machine only: Telegram itself wants https."""
    try:
        link = checked_link(url)
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if link.startswith("https://") or re.match(r"http://127\.0\.0\.1[:/]", link):
        return link
    raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _drop(world: World, bot: Bot, given: Given) -> None:
    if given.get("drop_pending_updates"):
        world.queues[bot.id].pending.clear()


def _wake(world: World, bot: Bot) -> None:
    for wake in tuple(world.queues[bot.id].woken_by):
        wake()
