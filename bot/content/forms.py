"""Forms in the content: read by a process of their own, once for each change, because what reads them is heavy."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from bot import __version__
from bot.domain.forms.plain import Strange
from bot.domain.forms.version import Version, read
from bot.seal import settle

log = logging.getLogger(__name__)

ENDINGS = {".md", ".xlsx", ".xls"}
SECONDS = 60.0
SLUG = "abcdefghijklmnopqrstuvwxyz0123456789-"  # what a link can carry, and _ parts it from what follows
LONGEST = 40

_read_before: dict[str, str] = {}  # bodies by what they were read from


@dataclass(slots=True)
class Found:
    forms: dict[str, Version] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def wrong(self, file: Path, row: int, what: str) -> None:
        self.faults.append(f"{file}:{row}: {what}")


def found(folder: Path, kept: Path | None) -> Found:
    """Every form under its file's name; what was read before is in `kept`, where there is such a folder."""
    made = Found()
    files = dict(_files(folder / "forms", made))
    for file, mark in files.items():
        body = _read_before.get(mark) or _kept(kept, mark)
        if body:
            _take(made, file, mark, body)
    _read(made, {file: mark for file, mark in files.items() if file.stem not in made.forms}, kept)
    return made


def _files(folder: Path, made: Found) -> Iterator[tuple[Path, str]]:
    """Each with a mark by which it is known again."""
    stems: set[str] = set()
    for file in sorted(folder.glob("*")):
        if file.suffix not in ENDINGS or file.name.startswith((".", "~")):
            continue
        if set(file.stem) - set(SLUG) or len(file.stem) > LONGEST or file.stem in stems:
            made.wrong(file, 1, f"a form's file is named once, in at most {LONGEST} of a-z, 0-9 and -")
            continue
        stems.add(file.stem)
        yield file, sha256(f"{__version__} {file.name} ".encode() + file.read_bytes()).hexdigest()


def _kept(folder: Path | None, mark: str) -> str | None:
    file = folder / f"{mark}.json" if folder else None
    return file.read_text("utf-8") if file and file.exists() else None


def _take(made: Found, file: Path, mark: str, body: str) -> None:
    try:
        made.forms[file.stem] = read(file.stem, body)
    except Strange:
        return  # kept by another version of this program: it is read anew
    _read_before[mark] = body


def _read(made: Found, files: Mapping[Path, str], kept: Path | None) -> None:
    if not files:
        return
    command = [sys.executable, "-m", "bot.forms", *map(str, files)]
    try:
        ended = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as error:
        for file in files:
            made.wrong(file, 1, f"this form could not be read ({type(error).__name__})")
        return
    for (file, mark), line in zip(files.items(), ended.stdout.splitlines(), strict=True):
        said = json.loads(line)
        for sheet, row, reason in said.get("faults", []):
            made.wrong(file, row, f"{sheet}: {reason}")
        if "body" in said:
            _take(made, file, mark, said["body"])
            _keep(kept, mark, said["body"])


def _keep(folder: Path | None, mark: str, body: str) -> None:
    """Whole or not at all; where there is no room for it, the form is read again at the next start."""
    if folder is None:
        return
    draft = folder / f".{mark}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.write_text(body, "utf-8")
        draft.replace(folder / f"{mark}.json")
        settle(folder)
    except OSError as error:
        log.warning("a form as it was read could not be kept", extra={"reason": error.strerror})
