"""The import contracts leave no module out, and each one breaks when it is broken."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ABOVE = {"bot.__main__", "bot.commands", "bot.app", "bot.jobs", "bot.web", "bot.pipeline"}

VIOLATIONS = {
    "bot/storage/people.py": "import bot.services",
    "bot/domain/people.py": "import bot.clock",
    "bot/services/__init__.py": "import telegram",
    "bot/views/__init__.py": "import sqlalchemy",
    "handlers/first.py": "import handlers.second",
    "handlers/second.py": "import bot.sandbox",
    "bot/sandbox/world.py": "import bot.faults",
}


def contract(name: str, field: str) -> set[str]:
    """The modules that a field names."""
    read = configparser.ConfigParser()
    read.read(ROOT / ".importlinter")
    return set(re.findall(r"[\w.]+", read[f"importlinter:contract:{name}"][field]))


def present() -> set[str]:
    """What stands in bot/, one by one."""
    found = {f"bot.{path.parent.name}" for path in (ROOT / "bot").glob("*/*.py")}
    found |= {f"bot.{path.stem}" for path in (ROOT / "bot").glob("*.py")}
    return found - {"bot.__init__", "bot.sandbox"}


def test_every_module_has_its_place() -> None:
    assert present() - contract("layers", "layers") == set()


def test_every_module_but_storage_is_kept_from_sql() -> None:
    assert present() - contract("sql", "source_modules") == {"bot.storage"}


def test_everything_below_the_pipeline_is_kept_from_telegram() -> None:
    assert present() - contract("telegram", "source_modules") == present() & ABOVE


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("bot", "handlers"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def lint(folder: Path) -> dict[str, str]:
    """Contract by contract, KEPT or BROKEN."""
    command = [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)\s*$", ran.stdout, re.MULTILINE))
    assert verdicts, ran.stdout + ran.stderr
    return verdicts


def test_each_contract_breaks_when_it_is_broken(copy: Path) -> None:
    for path, line in VIOLATIONS.items():
        with (copy / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    verdicts = lint(copy)
    assert set(verdicts.values()) == {"BROKEN"}
    assert len(verdicts) == len(VIOLATIONS)
