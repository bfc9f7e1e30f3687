"""What a row of the table is made of, and the numbers it is held against."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Result:
    """One number of the table; `most` or `least` is what it is held to."""

    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    more: dict[str, Any] = field(default_factory=dict)  # what it was made of

    @property
    def holds(self) -> bool:
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    @property
    def held(self) -> str:
        if self.most is None and self.least is None:
            return ""
        return f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"

    def plain(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "value": round(self.value, 4),
            "unit": self.unit,
            "held": self.held,
            "holds": self.holds,
            "more": self.more,
        }


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
