"""What somebody does at a question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typed:
    """Words as they were written; they are read by the kind of the question."""

    text: str


@dataclass(frozen=True, slots=True)
class Meant:
    """A value as it is stored: one of two readings that was chosen, or what a button carries."""

    value: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Choices by their names, in the order they were made."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that is kept elsewhere: what it is, and what it is known by."""

    kind: str  # image, audio, video or file
    reference: str


@dataclass(frozen=True, slots=True)
class Located:
    latitude: float
    longitude: float
    accuracy: float | None = None


@dataclass(frozen=True, slots=True)
class Both:
    """Two answers that were given in one, after it was asked whether that is what they are."""

    value: str
    next: str


@dataclass(frozen=True, slots=True)
class Onward:
    """Read; next."""


@dataclass(frozen=True, slots=True)
class Skip:
    pass


@dataclass(frozen=True, slots=True)
class Back:
    pass


@dataclass(frozen=True, slots=True)
class More:
    """Whether there is one more repetition."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class GoTo:
    """To change an answer, or to add a repetition after all."""

    place: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A repetition with all that was answered in it."""

    place: str


Input = Typed | Meant | Chosen | Attached | Located | Both | Onward | Skip | Back | More | GoTo | Remove
