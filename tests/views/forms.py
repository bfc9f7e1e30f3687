"""What the screens of a form are shown with: every kind of question, what was wrong with an answer, the review."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.domain.forms.draft import Draft
from bot.domain.forms.model import Kind
from bot.domain.forms.problems import Problem, problem
from bot.domain.forms.sheet import Sheet
from bot.domain.forms.step import Reader, begin, resume
from bot.domain.forms.version import Version
from bot.forms import load
from bot.seal import Seal
from bot.services.form import Opened
from bot.services.habits import habits
from bot.storage.forms import Filled, Submission

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
ID, DIGEST = "a1b2c3d4e5f6", "0" * 32
LINK = Seal(bytes(32)).close_words("A" * 22)
ROWS = {
    Kind.INTEGER: "| | integer | a | 1? | | | |",
    Kind.DECIMAL: "| | decimal | a | 1? | | | |",
    Kind.TEXT: "| | text | a | 1? | | | |",
    Kind.DATE: "| | date | a | 1? | | | |",
    Kind.TIME: "| | time | a | 1? | | | |",
    Kind.DATETIME: "| | dateTime | a | 1? | | | |",
    Kind.RANGE: "| | range | a | 1? | | start=0 end=10 step=2 | |",
    Kind.SELECT_ONE: "| | select_one few or_other | a | 1? | yes | | |",
    Kind.SELECT_MULTIPLE: "| | select_multiple many | a | 1? | | | |",
    Kind.RANK: "| | rank few | a | 1? | | | |",
    Kind.ACKNOWLEDGE: "| | acknowledge | a | 1? | | | |",
    Kind.BARCODE: "| | barcode | a | 1? | | | |",
    Kind.IMAGE: "| | image | a | 1? | | | |",
    Kind.AUDIO: "| | audio | a | 1? | | | |",
    Kind.VIDEO: "| | video | a | 1? | | | |",
    Kind.FILE: "| | file | a | 1? | | | |",
    Kind.GEOPOINT: "| | geopoint | a | 1? | | | |",
    Kind.NOTE: "| | note | a | 1. | | | |",
}
ANSWERED = {Kind.INTEGER: "1200", Kind.DATE: "2026-03-31", Kind.SELECT_MULTIPLE: "n1 n12", Kind.TIME: "14:30:00.000"}
SETTLING = (
    problem("doubt", options=("1.5", "1500")),
    problem("two_in_one", value="2340", next="<5>"),
    problem("forwarded", text="<5>"),
    problem("remove", place="r[1]", label="1", number="1"),
)
WRONG = (problem("no_choice", given="<5>"), problem("required"), problem("too_long", length=5210, most=3000))


def form(folder: Path, row: str, *more: str) -> Version:
    choices = "\n".join(f"| | many | n{n} | {n}{n}{n}{'0' * 40 if n == 3 else ''} |" for n in range(1, 24))
    file = folder / "2026.md"
    file.write_text(
        f"| survey | | | | | | |\n| | type | name | label | required | parameters | relevant |\n{row}\n"
        + "\n".join(more)
        + f"\n\n| choices | | | |\n| | list_name | name | label |\n{choices}\n| | few | x | 10 |\n| | few | y | 20 |\n"
    )
    return Version.of("2026", load(file))


def standing(version: Version, draft: Draft | None = None, wrong: Problem | None = None, **sheet: Any) -> Opened:
    reader = Reader(NOW, "en", habits("en"))
    step = resume(version.form, draft, reader) if draft else begin(version.form, reader)
    filled = Filled(ID, "7f3a" * 4, "2026", "", DIGEST, b"", 12, NOW)
    return Opened(filled, version.form, Sheet(step.draft, wrong, **sheet), reader, step.ask)


def loaded() -> list[Opened | None]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        last = "| | text | z | 9? | | | |"
        versions = {kind: form(folder, row, last) for kind, row in ROWS.items()}
        repeat = form(folder, "| | begin_repeat | r | 5 | | | |", last, "| | end_repeat | | | | | |")
    asked: list[Opened | None] = [None, *(standing(version) for version in versions.values())]
    several, number = versions[Kind.SELECT_MULTIPLE], versions[Kind.INTEGER]
    asked += [standing(versions[kind], Draft({"a": value}, at="a")) for kind, value in ANSWERED.items()]
    asked += [standing(several, page=page, ticked=("n2",)) for page in (1, 2)]
    asked += [standing(several, sought="11"), standing(repeat)]
    asked += [standing(number, wrong=wrong) for wrong in (*SETTLING, *WRONG)]
    asked += [standing(version, Draft({"a": "12"}, seen=frozenset({"a", "z"}))) for version in versions.values()]
    grown = Draft({"r[1]/z": "7"}, {"r": 1}, frozenset({"r"}), frozenset({"r[1]/z"}))
    return [*asked, standing(repeat, grown)]


OPENED = loaded()
BEGUN = OPENED[:2]
LOADED: dict[str, list[Any]] = {
    "form.fill": OPENED,
    "form.begun": BEGUN,
    "form.file": BEGUN,
    "form.elsewhere": BEGUN,
    "form.sent": [None, Submission(1200, "7f3a" * 4, "2026", DIGEST, "", "chat", NOW)],
}
ARGUMENTS: dict[str, dict[str, Any]] = {"form.elsewhere": {"draft": ID, "link": LINK}}
SAYING: dict[str, list[dict[str, str]]] = {}
