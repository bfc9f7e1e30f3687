"""The world on disk: what is kept between runs, as one JSON file that is replaced whole."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from bot.sandbox.model import Account, Bot, Chat, StoredFile
from bot.sandbox.updates import UpdateQueue
from bot.sandbox.world import World

_FORM = 1


def save(world: World, path: Path) -> None:
    kept = {
        "form": _FORM,
        "offset": world.offset,
        "accounts": [plain(account) for account in world.accounts.values()],
        "bots": [plain(bot) for bot in world.bots.values()],
        "queues": {bot_id: plain(queue) for bot_id, queue in world.queues.items()},
        "dialogs": [plain(chat) for chat in world.dialogs.values()],
        "groups": [plain(chat) for chat in world.groups.values()],
        "files": [plain(stored) for stored in world.files.values()],
        "queries": world.queries,
        "inline_messages": world.inline_messages,
    }
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(json.dumps(kept, ensure_ascii=False))
    os.replace(fresh, path)  # noqa: PTH105 - replaces atomically


def load(world: World, path: Path) -> None:
    """Brings back what was kept; bots that are new since then stay, bots that are gone are not served."""
    kept = json.loads(path.read_text())
    if kept["form"] != _FORM:
        raise ValueError(f"{path} was written by another version of the sandbox")
    world.offset = kept["offset"]
    world.accounts = {account.id: account for account in (revived(Account, one) for one in kept["accounts"])}
    tokens = {bot.id: bot.token for bot in world.bots.values()}
    for bot in (revived(Bot, one) for one in kept["bots"]):
        if tokens.get(bot.id) == bot.token:
            world.bots[bot.id] = bot
            world.queues[bot.id] = revived(UpdateQueue, kept["queues"][str(bot.id)])
    _load_chats(world, kept)
    world.files = {stored.id: stored for stored in (revived(StoredFile, one) for one in kept["files"])}
    world.file_paths = {stored.path: stored.id for stored in world.files.values()}
    world.queries = kept["queries"]
    world.inline_messages = {name: (place[0], place[1], place[2]) for name, place in kept["inline_messages"].items()}


def _load_chats(world: World, kept: dict[str, Any]) -> None:
    dialogs = (revived(Chat, one) for one in kept["dialogs"])
    world.dialogs = {(chat.bot_id, chat.id): chat for chat in dialogs if chat.bot_id in world.bots}
    world.groups = {chat.id: chat for chat in (revived(Chat, one) for one in kept["groups"])}


def plain(value: Any) -> Any:
    if is_dataclass(value):
        named = {field.name: getattr(value, field.name) for field in fields(value) if field.metadata.get("kept", True)}
        return {name: plain(one) for name, one in named.items()}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value


def revived(kind: Any, value: Any) -> Any:
    if is_dataclass(kind):
        types = get_type_hints(kind)
        return kind(**{name: revived(types[name], one) for name, one in value.items()})  # type: ignore[operator]
    origin, inner = get_origin(kind), get_args(kind)
    if kind is bytes:
        return base64.b64decode(value)
    if origin is dict:
        return {inner[0](key): revived(inner[1], one) for key, one in value.items()}
    if origin is list:
        return [revived(inner[0], one) for one in value]
    if origin in (Union, type(int | None)) and value is not None:
        return revived(next(one for one in inner if one is not type(None)), value)
    return value
