"""The queue of one bot's updates: numbers, expiry, what is allowed, and what a next offset confirms."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

Update = dict[str, Any]

MESSAGE_LIFE = 86_400
LIVES = {"callback_query": 150, "inline_query": 30, "chosen_inline_result": 600}
KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
)
_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
DEFAULT_KINDS = [kind for kind in KINDS if kind not in _NOT_BY_DEFAULT]
# A private chat's lane is its person; taps and queries of the same person wait in lanes of their own.
_LANES = {"inline_query": 1 << 33, "chosen_inline_result": 2 << 33, "callback_query": 3 << 33}
_IDLE_BEFORE_NEW_NUMBERS = 7 * 86_400


def lane_of(kind: str, key: int) -> int:
    return key + _LANES.get(kind, 0)


@dataclass(slots=True)
class Pending:
    update: Update
    kind: str
    lane: int
    expires: float


@dataclass(slots=True)
class UpdateQueue:
    next_id: int
    allowed: list[str] = field(default_factory=lambda: list(DEFAULT_KINDS))
    pending: dict[int, Pending] = field(default_factory=dict)
    last_at: float = 0.0
    soonest: float = field(default=0.0, compare=False, metadata={"kept": False})
    woken_by: list[Callable[[], None]] = field(default_factory=list, metadata={"kept": False})

    def put(self, kind: str, body: Any, lane: int, now: float, random: Random) -> Update | None:
        if kind not in self.allowed:
            return None
        if not self.pending and self.last_at and now - self.last_at > _IDLE_BEFORE_NEW_NUMBERS:
            self.next_id = first_update_id(random)
        update = {"update_id": self.next_id, kind: body}
        expires = now + LIVES.get(kind, MESSAGE_LIFE)
        self.pending[self.next_id] = Pending(update, kind, lane, expires)
        self.soonest = min(self.soonest, expires)
        self.next_id += 1
        self.last_at = now
        for wake in tuple(self.woken_by):
            wake()
        return update

    def allow(self, kinds: list[Any] | None) -> None:
        """None keeps what was allowed before, an empty list is the default, as in Telegram."""
        if kinds is not None:
            named = [kind for kind in KINDS if kind in kinds]
            self.allowed = named or list(DEFAULT_KINDS)

    def confirm(self, offset: int) -> list[int]:
        """Forgets what the offset confirms; an offset far in the future or past confirms nothing."""
        if offset < 0:
            gone = list(self.pending)[:offset]
        elif offset > self.next_id + 10:
            gone = []
        else:
            gone = [number for number in self.pending if number < offset]
        for number in gone:
            del self.pending[number]
        return gone

    def take(self, limit: int, now: float) -> list[Update]:
        self.expire(now)
        taken: list[Update] = []
        for pending in self.pending.values():
            if len(taken) == limit:
                break
            taken.append(pending.update)
        return taken

    def expire(self, now: float) -> None:
        """Looks through all that waits only when something can have expired."""
        if now < self.soonest:
            return
        for number in [number for number, pending in self.pending.items() if pending.expires <= now]:
            del self.pending[number]
        self.soonest = min((pending.expires for pending in self.pending.values()), default=math.inf)


def first_update_id(random: Random) -> int:
    return random.randrange(100_000_000, 900_000_000)
