"""A form as it was written: questions in groups and repetitions, their choices, and their words in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.forms.expressions import Expression

ROOT = "data"
OTHER = "other"
UNMARKED = ""  # words that say no language: they are translated like Kept's own
Path = tuple[str, ...]


class Kind(StrEnum):
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    INTEGER = "integer"
    DECIMAL = "decimal"
    RANGE = "range"
    TEXT = "text"
    BARCODE = "barcode"
    DATE = "date"
    TIME = "time"
    DATETIME = "dateTime"
    ACKNOWLEDGE = "acknowledge"
    NOTE = "note"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "file"
    GEOPOINT = "geopoint"
    CALCULATE = "calculate"
    HIDDEN = "hidden"


CHOOSING = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK})
COUNTING = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.RANGE})
ATTACHING = frozenset({Kind.IMAGE, Kind.AUDIO, Kind.VIDEO, Kind.FILE})
SILENT = frozenset({Kind.CALCULATE, Kind.HIDDEN})  # nobody sees them


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a text names an answer: `Hello, ${name}.`"""

    name: str


Pieces = tuple[str | Answer, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    languages: Mapping[str, Pieces] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.languages)

    def pieces(self, *preferred: str) -> Pieces:
        """In the first of these languages that it is written in, else in whichever there is."""
        for language in (*preferred, UNMARKED, *self.languages):
            if language in self.languages:
                return self.languages[language]
        return ()


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: Wording
    columns: Mapping[str, str] = field(default_factory=dict)  # what a choice_filter goes by


@dataclass(frozen=True, slots=True)
class Span:
    """What a range runs over."""

    start: str
    end: str
    step: str


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    kind: Kind
    label: Wording = Wording()
    hint: Wording = Wording()
    guidance: Wording = Wording()
    relevant: Expression | None = None
    required: Expression | None = None
    required_message: Wording = Wording()
    constraint: Expression | None = None
    constraint_message: Wording = Wording()
    calculation: Expression | None = None
    default: str | Expression = ""
    read_only: Expression | None = None
    list_name: str = ""
    choice_filter: Expression | None = None
    other: bool = False  # one may choose what is not on the list, and is then asked what
    other_of: str = ""  # this is that question
    randomized: bool = False
    seed: Expression | None = None
    span: Span | None = None

    @property
    def asked(self) -> bool:
        return self.kind not in SILENT


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    items: tuple["Item", ...]
    label: Wording = Wording()
    hint: Wording = Wording()
    relevant: Expression | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    name: str
    items: tuple["Item", ...]
    label: Wording = Wording()
    hint: Wording = Wording()
    relevant: Expression | None = None
    count: Expression | None = None


Item = Question | Group | Repeat


@dataclass(frozen=True, slots=True)
class Form:
    id: str
    title: Wording
    version: str
    language: str  # the default one
    items: tuple[Item, ...]
    lists: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    instance_name: Expression | None = None
    root: str = ROOT
    paths: Mapping[str, Path] = field(default_factory=dict)  # where a name stands, if it stands in one place only

    def everything(self) -> Iterator[tuple[Path, Item]]:
        return walked(self.items, (self.root,))

    @property
    def languages(self) -> frozenset[str]:
        """Those in which a question can be read, for one."""
        return frozenset(code for _, item in self.everything() for code in item.label.languages) - {UNMARKED}


def walked(items: tuple[Item, ...], above: Path) -> Iterator[tuple[Path, Item]]:
    """In the order they are asked, groups before what is in them."""
    for item in items:
        path = (*above, item.name)
        yield path, item
        if not isinstance(item, Question):
            yield from walked(item.items, path)


def paths(items: tuple[Item, ...], root: str = ROOT) -> dict[str, Path]:
    """Names that stand in several places mean none of them."""
    found: dict[str, list[Path]] = {}
    for path, item in walked(items, (root,)):
        found.setdefault(item.name, []).append(path)
    return {name: places[0] for name, places in found.items() if len(places) == 1}
