"""The docs say what is there: settings, targets, verbs, words and links are compared with the code."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import VERBS
from bot.settings import EVERY

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("locales/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")

WORDS = """process|framework item|organisation|person|role|commitment|cycle|self-report|case|reference code|milestone
rule|nudge|broadcast|form|draft|submission|screen|inbox|outbox|focus|turn|unit (of work)"""

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TARGET = re.compile(r"^([a-z0-9-]+):", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]+`|^ {4}[^\n]+$", re.MULTILINE | re.DOTALL)


def operations() -> str:
    return (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def said(page: Path, pattern: str) -> set[str]:
    """What a page's code says after a word: `make X`, `kept X`."""
    return {found for code in CODE.findall(page.read_text(encoding="utf-8")) for found in re.findall(pattern, code)}


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def dead(page: Path, text: str) -> Iterator[str]:
    """Links that lead to no file, or to no heading in it."""
    for link in LINK.findall(text):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not re.match(r"[a-z]+:", link) and not (target.exists() and anchor in anchors(target)):
            yield link


def anchors(target: Path) -> set[str]:
    """What may follow the # in a link; nothing may, too."""
    text = target.read_text(encoding="utf-8") if target.suffix == ".md" else ""
    return {"", *(slug(heading) for heading in HEADING.findall(text))}


@pytest.mark.parametrize("setting", EVERY)
def test_every_setting_is_explained(setting: str) -> None:
    assert f"`{setting}`" in README
    assert setting in operations()


def test_no_setting_is_explained_that_is_not_there() -> None:
    known = set(EVERY) | {f"{name}_FILE" for name, setting in EVERY.items() if setting.secret}
    for text in (README, operations()):
        assert set(re.findall(r"\bKEPT_[A-Z_]+[A-Z]\b", text)) - known == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    assert said(page, r"\bmake ([a-z0-9][a-z0-9-]*)") - targets == set()


def test_every_make_target_is_listed_by_make_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    parts = {"lint", "format", "types", "contracts", "tests"}
    assert set(TARGET.findall(makefile)) - parts == set(re.findall(r"^([a-z0-9-]+):.*## ", makefile, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_verb_that_is_named_exists(page: Path) -> None:
    assert said(page, r"\bkept ([a-z]+)\b") - set(VERBS) == set()


def test_every_verb_is_explained() -> None:
    text = operations()
    assert {verb for verb in VERBS if f"kept {verb}" not in text} == set()


@pytest.mark.parametrize("word", re.split(r"[|\n]", WORDS))
def test_the_glossary_has_every_word(word: str) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| \*?{re.escape(word)}\*? \|", glossary, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert list(dead(page, page.read_text(encoding="utf-8"))) == []


def test_a_dead_link_is_found() -> None:
    page = ROOT / "README.md"
    assert list(
        dead(page, "[a](docs/nowhere.md) [b](README.md#try-it) [c](#no-heading) [d](https://telegram.org)")
    ) == [
        "docs/nowhere.md",
        "#no-heading",
    ]


def test_every_decision_says_what_lost() -> None:
    for page in (ROOT / "docs" / "decisions").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert re.findall(r"^\*\*(.+?)\.\*\*", text, re.MULTILINE) == [
            "Context",
            "Decision",
            "What lost",
            "Consequences",
        ]


def test_the_house_is_drawn_as_it_stands() -> None:
    drawn = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("```")[1]
    built = {path.name for path in (ROOT / "bot").iterdir() if path.name not in ("__init__.py", "__pycache__")}
    assert {name for name in built if not re.search(rf"(?<!\w){re.escape(name)}", drawn)} == set()
