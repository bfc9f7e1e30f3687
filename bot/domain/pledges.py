"""A commitment being written: one question after another, each of which can be left open but the first."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from bot.domain.commitments import TEXT_LENGTH
from bot.domain.words import cleaned


class Step(StrEnum):
    """In the order in which they are asked."""

    WHAT = "what"
    TITLE = "title"
    DUE = "due"
    TARGET = "target"
    BASELINE = "baseline"
    GROUPS = "groups"
    PARTNERS = "partners"
    PROCESS = "process"
    ITEM = "item"
    WHERE = "where"
    REVIEW = "review"


STEPS = list(Step)
LENGTHS = {Step.WHAT: TEXT_LENGTH, Step.TITLE: 200}
OTHERS = 500
AMOUNT = re.compile(r"(?P<target>[\d\s.,٬٫٠-٩۰-۹]*[\d٠-٩۰-۹]\s*[%٪]?)\s*(?P<unit>\D.*)?")


@dataclass(frozen=True, slots=True)
class Pledge:
    what: str = ""
    title: str = ""
    due: str = ""
    target: str = ""
    unit: str = ""
    baseline: str = ""
    groups: tuple[str, ...] = ()
    partners: str = ""
    holders: tuple[str, ...] = ()  # organisations that are to hold it too, once they say yes
    process: str = ""
    items: tuple[str, ...] = ()
    where: str = ""
    rewords: str = ""  # the commitment that this is a new wording of

    def body(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> "Pledge":
        """Lists come back from where they were sealed as lists."""
        said: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in body.items()}
        return cls(**said)

    def toggled(self, name: str, value: str) -> "Pledge":
        chosen: tuple[str, ...] = getattr(self, name)
        new = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
        changed: dict[str, Any] = {name: new}
        return replace(self, **changed)


def said(pledge: Pledge, step: Step, typed: str) -> Pledge | None:
    """With what was typed to this question; None where it is too long or nothing."""
    text = cleaned(typed)
    if not text or len(text) > LENGTHS.get(step, OTHERS):
        return None
    if step is Step.TARGET:
        found = AMOUNT.fullmatch(text)
        target, unit = (found["target"].strip(), (found["unit"] or "").strip()) if found else (text, "")
        return replace(pledge, target=target, unit=unit)
    changed: dict[str, Any] = {step.value: text}
    return replace(pledge, **changed)


def after(step: Step) -> Step:
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def before(step: Step) -> Step:
    return STEPS[max(STEPS.index(step) - 1, 0)]
