"""The style of the house, measured (docs/architecture.md): what breaks it is named with file and line."""

import ast
import re
import statistics
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MEDIAN, P90 = 8, 25
FILE_LINES = 250
TOP_LEVEL = {
    "bot", "handlers", "content", "locales", "tests", "docs", ".ci", ".git", "pyproject.toml", "Dockerfile",
    "compose.yaml", "Makefile", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE",
    "requirements.txt", "requirements-dev.txt", ".importlinter", ".editorconfig", ".gitignore", ".dockerignore",
}  # fmt: skip

PLAIN = ("bot/domain/", "bot/storage/", "bot/services/", "bot/views/")
TALKS = ("bot/__main__.py", "bot/commands/", "bot/sandbox/__main__.py")
EDGES = ("bot/pipeline/", "bot/jobs/", "bot/web/", "bot/commands/", "bot/app/", "bot/storage/")
STATE_OUTSIDE = {"ConversationHandler", "user_data", "chat_data", "bot_data", "persistence", "PicklePersistence"}
EMPTY_WORDS = re.compile(r"(?:^|_)(?:utils?|managers?|helpers?|misc|common)(?:_|$)|(?:Utils?|Manager|Helper)s?$")
SENTENCE_END = re.compile(r"[.?!](?=\s+[A-Z]|\s*$)")
NAIVE = {"now": 0, "fromtimestamp": 1, "utcnow": 9, "utcfromtimestamp": 9, "today": 9}  # so many arguments lack a zone

Finding = tuple[int, str]
Measure = Callable[[str, ast.Module, str], Iterator[Finding]]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring and the decorators."""
    first = function.body[0]
    described = ast.get_docstring(function) is not None
    documented = (first.end_lineno or 0) - first.lineno + 1 if described else 0
    return (function.end_lineno or 0) - function.lineno + 1 - documented


def named(node: ast.AST) -> str | None:
    """Whatever a node calls something by."""
    fields = {ast.Name: "id", ast.Attribute: "attr", ast.alias: "name", ast.keyword: "arg", ast.arg: "arg"}
    name: str | None = getattr(node, fields.get(type(node), "name"), None)
    return name


def short_file(path: str, tree: ast.Module, text: str) -> Iterator[Finding]:
    lines = len(text.splitlines())
    if lines > FILE_LINES:
        yield lines, f"{lines} lines, more than {FILE_LINES}"


def opening(path: str, tree: ast.Module, text: str) -> Iterator[Finding]:
    sentences = len(SENTENCE_END.findall(ast.get_docstring(tree) or ""))
    if sentences not in (1, 2):
        yield 1, f"a module opens with one or two sentences, not {sentences}"


def plain_functions(path: str, tree: ast.Module, text: str) -> Iterator[Finding]:
    waits = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    if path.startswith(PLAIN) and path != "bot/storage/engine.py":
        yield from ((node.lineno, "waits below the pipeline") for node in ast.walk(tree) if isinstance(node, waits))


def state_in_the_database(path: str, tree: ast.Module, text: str) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if named(node) in STATE_OUTSIDE:
            yield getattr(node, "lineno", 1), f"{named(node)}: no state outside the database"


def silence(path: str, tree: ast.Module, text: str) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and named(node.func) == "print" and not path.startswith(TALKS):
            yield node.lineno, "only commands print"


def whole_moments(path: str, tree: ast.Module, text: str) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of, most = named(node.func.value), NAIVE.get(node.func.attr, -1)
        if of in ("date", "datetime") and len(node.args) + len(node.keywords) <= most:
            yield node.lineno, f"{of}.{node.func.attr} without a time zone"


def edges_transact(path: str, tree: ast.Module, text: str) -> Iterator[Finding]:
    for node in ast.walk(tree):
        if isinstance(node, ast.alias) and node.name == "Store" and not path.startswith(EDGES):
            yield node.lineno, "only the edges open transactions"


def telling_names(path: str, tree: ast.Module, text: str) -> Iterator[Finding]:
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    names = [(node.lineno, node.name) for node in ast.walk(tree) if isinstance(node, definitions)]
    for line, name in [(1, Path(path).stem), *names]:
        if EMPTY_WORDS.search(name):
            yield line, f"{name}: a name that says nothing"


MEASURES: tuple[Measure, ...] = (
    short_file, opening, plain_functions, state_in_the_database, silence, whole_moments, edges_transact, telling_names,
)  # fmt: skip


def measured(measure: Measure, path: str, text: str) -> list[str]:
    return [f"{path}:{line}: {what}" for line, what in measure(path, ast.parse(text), text)]


def modules(*folders: str) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")


def too_long(lengths: dict[str, int]) -> list[str]:
    """What is wrong with the functions as a whole, and which are the longest."""
    median, p90 = statistics.median(lengths.values()), statistics.quantiles(lengths.values(), n=10)[-1]
    if median <= MEDIAN and p90 <= P90:
        return []
    longest = sorted(lengths, key=lengths.__getitem__, reverse=True)[:10]
    found = f"functions have a median of {median:g} lines (at most {MEDIAN}) and a p90 of {p90:g} (at most {P90})"
    return [found, *(f"{where}: {lengths[where]} lines" for where in longest)]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.__name__)
def test_every_module_keeps_the_style(measure: Measure) -> None:
    assert [found for path, text in modules("bot", "handlers") for found in measured(measure, path, text)] == []


def test_functions_are_short() -> None:
    found = [(path, one) for path, text in modules("bot", "handlers") for one in functions(ast.parse(text))]
    assert too_long({f"{path}:{one.lineno}": length(one) for path, one in found}) == []


def test_pages_scripts_and_tests_are_short_too() -> None:
    files = [file for pattern in ("bot/**/*.js", "bot/**/*.css", "tests/**/*.py") for file in ROOT.glob(pattern)]
    counted = {file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {path: lines for path, lines in counted.items() if lines > FILE_LINES} == {}


def test_nothing_else_lies_at_the_top() -> None:
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().split()]
    names = {path.name for path in ROOT.iterdir()}
    assert {name for name in names - TOP_LEVEL if not any(fnmatch(name, pattern) for pattern in ignored)} == set()


PLANTED: dict[Measure, tuple[str, str]] = {
    short_file: ("bot/clock.py", '"""One."""\n' * 251),
    opening: ("bot/clock.py", '"""One. Two. Three."""\n'),
    plain_functions: ("bot/services/people.py", "async def arrive(): ...\n"),
    state_in_the_database: ("handlers/start.py", "def start(context): context.user_data['step'] = 1\n"),
    silence: ("bot/pipeline/worker.py", "print('done')\n"),
    whole_moments: ("bot/jobs/remind.py", "from datetime import datetime\nnow = datetime.now()\n"),
    edges_transact: ("bot/services/people.py", "from bot.storage.engine import Store\n"),
    telling_names: ("bot/domain/words.py", "class TextHelper: ...\n"),
}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.__name__)
def test_every_measure_finds_what_it_looks_for(measure: Measure) -> None:
    path, text = PLANTED[measure]
    assert [found.partition(":")[0] for found in measured(measure, path, text)] == [path]


def test_long_functions_are_found_with_their_place() -> None:
    text = "def long():\n    '''Say\n    why.'''\n" + "    x = 1\n" * 30
    (one,) = functions(ast.parse(text))
    assert length(one) == 31
    assert too_long({"a.py:1": 9, "a.py:9": 9})[1:] == ["a.py:1: 9 lines", "a.py:9: 9 lines"]
    assert too_long({"a.py:1": length(one), **{f"a.py:{n}": 2 for n in range(2, 8)}})
