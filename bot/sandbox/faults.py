"""Faults on demand: which call or update goes wrong, how, how often, repeatable by a seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

#: What can go wrong with a call, before or after it had its effect.
CALL_KINDS = (
    "flood",
    "error",
    "html",
    "timeout_before",
    "timeout_after",
    "reset_before",
    "reset_after",
    "slow",
)
#: What can go wrong with what phones send and with the updates handed out.
UPDATE_KINDS = ("lose", "repeat", "shuffle")
KINDS = CALL_KINDS + UPDATE_KINDS


@dataclass(slots=True)
class Fault:
    """One rule; `seconds` is retry_after of a flood, the delay each way of slowness, the length of a time-out."""

    kind: str
    method: str | None = None
    chat_id: int | None = None
    probability: float = 1.0
    count: int | None = None
    seconds: float = 1.0
    status: int = 500
    id: int = 0


@dataclass(slots=True)
class Faults:
    random: Random
    rules: list[Fault] = field(default_factory=list)
    _last: int = 0

    def add(self, fault: Fault) -> Fault:
        if fault.kind not in KINDS:
            raise ValueError(f"no fault is called {fault.kind}: {', '.join(KINDS)}")
        self._last += 1
        fault.id = self._last
        self.rules.append(fault)
        return fault

    def clear(self, fault_id: int | None = None) -> None:
        self.rules = [rule for rule in self.rules if fault_id not in (None, rule.id)]

    def of_call(self, method: str, chat_id: object) -> Fault | None:
        if not self.rules:
            return None
        return next(
            (rule for rule in self.rules if rule.kind in CALL_KINDS and self._hits(rule, method, chat_id)), None
        )

    def strikes(self, kind: str, chat_id: object = None) -> bool:
        return any(rule.kind == kind and self._hits(rule, None, chat_id) for rule in self.rules)

    def _hits(self, rule: Fault, method: str | None, chat_id: object) -> bool:
        if rule.method is not None and (method is None or rule.method.lower() != method.lower()):
            return False
        if rule.chat_id is not None and str(rule.chat_id) != str(chat_id):
            return False
        if rule.count == 0 or self.random.random() >= rule.probability:
            return False
        if rule.count is not None:
            rule.count -= 1
        return True
