"""What is kept of a form being filled: its draft, what was last wrong, and what is ticked and looked for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.forms.draft import Draft
from bot.domain.forms.problems import Problem

MOST_TOLD = 200  # messages whose later change still changes their answer


@dataclass(frozen=True, slots=True)
class Sheet:
    draft: Draft = field(default_factory=Draft)
    problem: Problem | None = None
    page: int = 0  # of a long list
    sought: str = ""  # in a long list
    ticked: tuple[str, ...] | None = None  # choices of several that are not handed in yet
    told: Mapping[str, str] = field(default_factory=dict)  # where the answer of each message stands
    album: str = ""  # the last one that was taken as an answer
    warned: bool = False  # that a form may be the wrong place for something

    def at(self, draft: Draft, problem: Problem | None = None) -> "Sheet":
        """After a step: what was ticked and looked for belongs to the question before."""
        moved = draft.at != self.draft.at or problem is None
        kept = replace(self, draft=draft, problem=problem)
        return replace(kept, page=0, sought="", ticked=None) if moved else kept

    def noting(self, message: int | None, place: str) -> "Sheet":
        if message is None or not place:
            return self
        told = {**self.told, str(message): place}
        return replace(self, told=dict(list(told.items())[-MOST_TOLD:]))


def packed(sheet: Sheet) -> bytes:
    draft, problem = sheet.draft, sheet.problem
    kept = {
        "answers": dict(draft.answers),
        "counts": dict(draft.counts),
        "closed": sorted(draft.closed),
        "seen": sorted(draft.seen),
        "at": draft.at,
        "seed": draft.seed,
        "problem": [problem.code, dict(problem.details)] if problem else None,
        "page": sheet.page,
        "sought": sheet.sought,
        "ticked": sheet.ticked,
        "told": dict(sheet.told),
        "album": sheet.album,
        "warned": sheet.warned,
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(body: bytes) -> Sheet:
    kept: dict[str, Any] = json.loads(body)
    draft = Draft(
        kept["answers"], kept["counts"], frozenset(kept["closed"]), frozenset(kept["seen"]), kept["at"], kept["seed"]
    )
    problem = Problem(*kept["problem"]) if kept["problem"] else None
    ticked = None if kept["ticked"] is None else tuple(kept["ticked"])
    return Sheet(
        draft, problem, kept["page"], kept["sought"], ticked, kept["told"], kept["album"], kept.get("warned", False)
    )
