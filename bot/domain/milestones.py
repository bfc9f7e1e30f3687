"""A milestone that organisers make: when it is, of which process, whom it concerns, and what its date rests on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.authority import Matter
from bot.domain.calendar import Timing
from bot.domain.dues import UNKNOWN, Due, Precision, hemisphere, season, understood
from bot.domain.words import cleaned, number

TITLE, DATE, SOURCE = 150, 100, 300  # characters
LONGEST = 600  # months between two
CONCERNED = (
    *("all", "commitment_makers", "members", "un", "ngo", "private"),
    *("civil_society", "academia", "donors", "community", "youth", "organiser"),
)  # of the content's addressees, those that organisers choose from
EVERYBODY = CONCERNED[0]


class Step(StrEnum):
    """In the order in which they are asked."""

    PROCESS = "process"
    WHERE = "where"
    TITLE = "title"
    DATE = "date"
    EVERY = "every"
    AUDIENCE = "audience"
    SOURCE = "source"
    REVIEW = "review"


STEPS = list(Step)


@dataclass(frozen=True, slots=True)
class Milestone:
    id: str
    process: str
    language: str  # of the first title
    titles: Mapping[str, str]
    said: str  # the date as it was written, in
    said_in: str  # this language
    when: Timing
    audience: tuple[str, ...]
    source: str  # a text or a link
    created: datetime
    updated: datetime
    country: str | None = None  # three letters; None: it is everybody's
    revision: int = 0  # raised by every change, so that what hangs on it can tell that it has moved
    cancelled: bool = False

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles[self.language]

    @property
    def matter(self) -> Matter:
        return Matter(country=self.country or "", processes=frozenset({self.process}))


@dataclass(frozen=True, slots=True)
class Sketch:
    """A milestone being written, or a change to one."""

    process: str = ""
    country: str = ""
    language: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    said_in: str = ""
    every: int = 0
    audience: tuple[str, ...] = (EVERYBODY,)
    source: str = ""
    changes: str = ""  # the milestone that this is a change to
    step: str = Step.PROCESS
    reviewed: bool = False  # one answer is being changed, and leads back to the review

    def body(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> "Sketch":
        return cls(**{**body, "audience": tuple(body["audience"])})

    @classmethod
    def of(cls, one: Milestone) -> "Sketch":
        same: dict[str, Any] = {
            name: getattr(one, name) for name in ("process", "language", "said", "said_in", "audience", "source")
        }
        more: dict[str, Any] = {
            "country": one.country or "",
            "titles": dict(one.titles),
            "every": one.when.every,
            "changes": one.id,
        }
        return cls(**same, **more, step=Step.REVIEW, reviewed=True)

    @property
    def when(self) -> Timing:
        return Timing(meant(self), self.every, season(self.said, self.said_in))

    @property
    def whole(self) -> bool:
        return bool(self.process and self.titles)

    def toggled(self, code: str) -> "Sketch":
        """Everybody, or some; nobody is everybody again."""
        if code == EVERYBODY:
            return replace(self, audience=(EVERYBODY,))
        others = tuple(one for one in self.audience if one not in (EVERYBODY, code))
        return replace(self, audience=(*others, code) if code not in self.audience else others or (EVERYBODY,))

    def forward(self) -> "Sketch":
        step = Step.REVIEW if self.reviewed else STEPS[min(STEPS.index(Step(self.step)) + 1, len(STEPS) - 1)]
        return replace(self, step=step, reviewed=self.reviewed or step is Step.REVIEW)

    def back(self) -> "Sketch":
        step = Step.REVIEW if self.reviewed else STEPS[max(STEPS.index(Step(self.step)) - 1, 0)]
        return replace(self, step=step)


def meant(sketch: Sketch) -> Due:
    """Where it is spring depends on the country; where none is named, both halves of the world are meant."""
    return understood(sketch.said, sketch.said_in, hemisphere(sketch.country)) if sketch.said else UNKNOWN


def titled(sketch: Sketch, typed: str, language: str) -> Sketch | None:
    """None where it is nothing or too long."""
    text = " ".join(cleaned(typed).split())
    if not 0 < len(text) <= TITLE:
        return None
    return replace(sketch, titles={**sketch.titles, language: text}, language=sketch.language or language)


def dated(sketch: Sketch, typed: str, language: str) -> Sketch | None:
    """None where there is not one way to understand it; what it says is never more than was typed."""
    text = " ".join(cleaned(typed).split())
    changed = replace(sketch, said=text, said_in=language)
    unclear = meant(changed).precision in (Precision.UNKNOWN, Precision.RECURRING)  # how often is asked afterwards
    return None if unclear or not 0 < len(text) <= DATE else changed


def repeated(sketch: Sketch, typed: str) -> Sketch | None:
    every = number(typed)
    return None if every is None or every > LONGEST else replace(sketch, every=every)


def sourced(sketch: Sketch, typed: str) -> Sketch | None:
    text = " ".join(cleaned(typed).split())
    return replace(sketch, source=text) if 0 < len(text) <= SOURCE else None
