"""Why an answer is not taken: a code and what it is about; views make sentences of it in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    code: str
    details: Mapping[str, Any] = field(default_factory=dict)


def problem(code: str, **details: Any) -> Problem:
    return Problem(code, details)
