"""`python -m tests.mutants [WORDS]`: breaks a copy of the code in each known way; every time tests have to turn red."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutants.changes import MUTANTS, Mutant

ROOT = Path(__file__).parents[2]
COPIED = ("bot", "handlers", "locales", "content", "tests", "pyproject.toml")
LONGEST = 120.0
SIDE_BY_SIDE = 2
FAILED = re.compile(r"^(?:FAILED|ERROR) (?:tests/)?(\S+)", re.MULTILINE)


def copied(folder: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / name)
    return folder


def tested(folder: Path, tests: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    there = [test for test in tests if (folder / test).exists()]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-rfE", "-p", "no:cacheprovider", *there]
    environ = {**os.environ, "PYTHONPATH": str(folder)}
    environ.pop("CI", None)  # few examples are enough
    return subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, timeout=LONGEST, check=False
    )


def verdict(mutant: Mutant) -> tuple[bool, str]:
    """Whether it was caught, and by which test."""
    with tempfile.TemporaryDirectory() as place:
        folder = copied(Path(place))
        for change in mutant.changes:
            file = folder / change.file
            text = file.read_text()
            if text.count(change.old) != 1:
                return False, f"does not apply to {change.file}"
            file.write_text(text.replace(change.old, change.new))
        try:
            done = tested(folder, mutant.tests)
        except subprocess.TimeoutExpired:
            return False, "no end within two minutes"
    found = FAILED.findall(done.stdout)
    if done.returncode == 1 and found:
        return True, found[0]
    return False, "survived" if done.returncode == 0 else (done.stdout + done.stderr)[-400:]


def unbroken(mutants: list[Mutant]) -> bool:
    """A red test says something only where it is green without a mutant."""
    with tempfile.TemporaryDirectory() as place:
        done = tested(copied(Path(place)), tuple(sorted({test for mutant in mutants for test in mutant.tests})))
    if done.returncode:
        print(done.stdout[-3000:])  # noqa: T201
    return done.returncode == 0


def main(words: list[str]) -> int:
    chosen = [mutant for mutant in MUTANTS if all(word in mutant.name for word in words)]
    if not unbroken(chosen):
        print("The tests are red without any mutant.")  # noqa: T201
        return 1
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        verdicts = list(pool.map(verdict, chosen))
    for mutant, (caught, by) in zip(chosen, verdicts, strict=True):
        print(f"{'caught' if caught else 'ALIVE ':6}  {mutant.name:48}  {by}")  # noqa: T201
    alive = sum(not caught for caught, _ in verdicts)
    print(f"{len(chosen)} mutants, {alive} alive")  # noqa: T201
    return min(alive, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
