"""Floods: how fast a bot may speak overall, to one person and in one group before it is told to wait."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from bot.sandbox.refusals import too_many

SETTINGS = ("is_on", "overall_per_second", "private_burst", "private_per_second", "group_per_minute")


@dataclass(slots=True)
class Limits:
    is_on: bool = True
    overall_per_second: int = 30
    private_burst: int = 5
    private_per_second: float = 1.0
    group_per_minute: int = 20
    _overall: dict[int, deque[float]] = field(default_factory=dict)
    _private: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict)
    _group: dict[tuple[int, int], deque[float]] = field(default_factory=dict)

    def settings(self) -> dict[str, float]:
        return {name: getattr(self, name) for name in SETTINGS}

    def change(self, given: dict[str, float]) -> None:
        for name, value in given.items():
            if name not in SETTINGS:
                raise ValueError(f"there is no limit {name}: {', '.join(SETTINGS)}")
            setattr(self, name, value)

    def spend(self, bot_id: int, chat_id: int, now: float, messages: int = 1) -> None:
        """Counts messages that are about to be sent; nothing is counted when the bot is told to wait."""
        if not self.is_on:
            return
        key = (bot_id, chat_id)
        overall = self._overall.setdefault(bot_id, deque())
        wait = _wait(overall, self.overall_per_second, 1.0, now, messages)
        if chat_id < 0:
            group = self._group.setdefault(key, deque())
            wait = max(wait, _wait(group, self.group_per_minute, 60.0, now, messages))
        else:
            wait = max(wait, self._private_wait(key, now, messages))
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        overall.extend([now] * messages)
        if chat_id < 0:
            group.extend([now] * messages)
        else:
            self._private[key] = (self._tokens(key, now) - messages, now)

    def spend_edit(self, bot_id: int, chat_id: int, now: float) -> None:
        """Edits count in groups, and not in private chats, where only the overall rate holds them back."""
        if self.is_on and chat_id < 0:
            self.spend(bot_id, chat_id, now)

    def _private_wait(self, key: tuple[int, int], now: float, messages: int) -> float:
        missing = min(messages, self.private_burst) - self._tokens(key, now)
        return missing / self.private_per_second

    def _tokens(self, key: tuple[int, int], now: float) -> float:
        tokens, since = self._private.get(key, (float(self.private_burst), now))
        return min(float(self.private_burst), tokens + max(0.0, now - since) * self.private_per_second)


def _wait(times: deque[float], most: int, window: float, now: float, messages: int) -> float:
    while times and times[0] <= now - window:
        times.popleft()
    excess = len(times) + messages - most
    if excess <= 0:
        return 0.0
    return times[min(excess, len(times)) - 1] + window - now if times else window
